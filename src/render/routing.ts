import { compact, Json, mergeOverrides } from '../core';
import { Description, Route, routingSteps } from '../model';

/**
 * Where alerts go that no route wants: nobody is told, and a check says so.
 *
 * @internal
 */
export const NULL_RECEIVER = 'null';

/**
 * The routing tree: flat, one branch a receiver.
 *
 * @internal
 */
export function renderRoute(description: Description): Json {
  return compact({
    receiver: NULL_RECEIVER,
    group_by: ['alertname', 'job'],
    group_wait: '30s',
    group_interval: '5m',
    repeat_interval: '4h',
    routes: routingSteps(description).map((step) => mergeOverrides(compact({
      receiver: step.receiver.name,
      matchers: step.matchers.map((matcher) => matcher.toString()),
      continue: step.continueMatching ? true : undefined,
      ...(step.route === undefined ? {} : timing(step.route)),
    }), step.route?._props.overrides)),
  });
}

function timing(route: Route): Json {
  const { groupBy, groupWait, groupInterval, repeatInterval, muteTimings } = route._props;
  return {
    group_by: groupBy,
    group_wait: groupWait,
    group_interval: groupInterval,
    repeat_interval: repeatInterval,
    mute_time_intervals: muteTimings,
  };
}
