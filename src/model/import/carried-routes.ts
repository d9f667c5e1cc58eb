import { Carrier } from './carrier';
import { matchersOf } from './matchers-of';
import { Json, shown } from '../../core';
import { Matcher } from '../alerting/matcher';
import { Receiver } from '../alerting/receiver';
import { Route } from '../alerting/route';

/** What routes below take over from the one above. */
interface Inherited {
  readonly receiver?: string;
  readonly groupBy?: string[];
  readonly groupWait?: string;
  readonly groupInterval?: string;
  readonly repeatInterval?: string;
  readonly labels?: Json;
}

const NEGATED: { readonly [operator: string]: (label: string, value: string) => Matcher } = {
  '=': Matcher.notEqual, '!=': Matcher.equal, '=~': Matcher.notRegex, '!~': Matcher.regex,
};

/**
 * The tree of routes as a list in which the first that matches decides: those below a route stand in front of it, with its
 * conditions added.
 *
 * A route that continues lets its brothers have a look, and the one around it only if none of them matched. In the list that
 * is said for routes right below the top, by the last one not matching what the continuing one matched, which takes one with
 * one condition. Deeper in the tree whoever looks further would leave the branch; there it is a problem.
 *
 * @param receivers by their names in the file
 * @internal
 */
export function carryRoutes(root: Json, receivers: ReadonlyMap<string, Receiver>, carrier: Carrier): Route[] {
  return carrier.isLeftOut('route') ? [] : new Flattening(receivers, carrier).routes(root, 'route', [], {}, true);
}

class Flattening {
  public constructor(private readonly receivers: ReadonlyMap<string, Receiver>, private readonly carrier: Carrier) {}

  public routes(node: Json, place: string, above: readonly Matcher[], inherited: Inherited, isRoot: boolean): Route[] {
    if (this.carrier.isLeftOut(place)) return [];
    const own = matchersOf(node.matchers, node.match, node.match_re, place, this.carrier);
    if (own === undefined) return [];
    const matchers = [...above, ...own];
    const here = inherit(node, inherited);
    const children: readonly Json[] = node.routes ?? [];
    const below = children.flatMap((child, i) => this.routes(child, `${place}.routes[${i}]`, matchers, here, false));
    const excepted = children.flatMap((child, i) => (child.continue && isRoot ? this.except(child, `${place}.routes[${i}]`) : []));
    children.forEach((child, i) => {
      if (child.continue && !isRoot) this.refuse(`${place}.routes[${i}]`, 'it continues within a branch, which a list of routes cannot say');
    });
    if (node.continue && children.length > 0) this.refuse(place, 'it continues and has routes below it, which a list of routes cannot say');
    return [...below, ...this.route(node, place, [...matchers, ...excepted], here)];
  }

  private except(child: Json, place: string): Matcher[] {
    const matchers = matchersOf(child.matchers, child.match, child.match_re, place, this.carrier) ?? [];
    if (matchers.length === 1) return [NEGATED[matchers[0].operator](matchers[0].label, matchers[0].value)];
    this.refuse(place, 'it continues, and has not exactly one matcher: who is told of what no other route wants could not be said');
    return [];
  }

  private refuse(place: string, message: string): void {
    this.carrier.refuse(place, message, 'write the routes side by side below the top, each with all its matchers and all its receivers, and use addMatchingRoute');
  }

  private route(node: Json, place: string, matchers: readonly Matcher[], { receiver: name, ...here }: Inherited): Route[] {
    const receiver = this.receivers.get(name ?? '');
    if (receiver === undefined) {
      this.carrier.refuse(place, `its receiver ${shown(name)} is left out`, 'keep the receiver');
      return [];
    }
    const { active_time_intervals: active, mute_time_intervals: muted } = node;
    const overrides = {
      ...(active === undefined ? {} : { active_time_intervals: active }),
      ...(here.labels === undefined
        ? {} : { labels: here.labels }),
      ...(here.groupBy?.length === 0 ? { group_by: [] } : {}),
    };
    return [Route._imported({
      // A condition that everything fulfils: the list has no route at the top to fall back to.
      matchers: matchers.length > 0 ? [...matchers] : [Matcher.regex('alertname', '.*')],
      receivers: [receiver],
      continueMatching: node.continue === true,
      groupBy: here.groupBy ?? [],
      groupWait: here.groupWait ?? '30s',
      groupInterval: here.groupInterval ?? '5m',
      repeatInterval: here.repeatInterval ?? '4h',
      muteTimings: muted,
      overrides: Object.keys(overrides).length > 0 ? overrides : undefined,
    })];
  }
}

function inherit(node: Json, above: Inherited): Inherited {
  return {
    receiver: node.receiver || above.receiver,
    groupBy: node.group_by ?? above.groupBy ?? [],
    groupWait: node.group_wait ?? above.groupWait,
    groupInterval: node.group_interval ?? above.groupInterval,
    repeatInterval: node.repeat_interval ?? above.repeatInterval,
    labels: node.labels === undefined ? above.labels : { ...above.labels, ...node.labels },
  };
}
