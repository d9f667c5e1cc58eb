import { FindingLevel } from '../../core';
import { Route } from '../../model';
import { Check } from '../check';

/**
 * No route stands behind one that takes everything it would match.
 *
 * @internal
 */
export const unreachable: Check = {
  id: 'routing/unreachable',
  level: FindingLevel.ERROR,
  find: ({ description }) => description.routes.flatMap((route, i) => {
    const taker = description.routes.slice(0, i).find((earlier) => !continues(earlier) && takesAll(earlier, route));
    return taker === undefined ? [] : [{
      where: `route ${route.matchers.join(', ')}`,
      message: `the route ${taker.matchers.join(', ')} in front of it takes every alert that it would match`,
      remedy: 'put the narrower route first, or give the other continueMatching',
    }];
  }),
};

function continues(route: Route): boolean {
  return route._props.overrides?.continue ?? route.continueMatching;
}

/** With fewer conditions, all of which the other has too. */
function takesAll(earlier: Route, later: Route): boolean {
  const conditions = new Set(later.matchers.map((matcher) => matcher.toString()));
  return earlier.matchers.every((matcher) => conditions.has(matcher.toString()));
}
