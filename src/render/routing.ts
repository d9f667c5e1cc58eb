import { compact, formatDuration, Json, mergeOverrides, parseDuration } from '../core';
import { Description, Route, routingSteps } from '../model';

/**
 * Where alerts go that no route wants: nobody is told, and a check says so.
 *
 * @internal
 */
export const NULL_RECEIVER = 'null';

const GROUP_INTERVAL_MS = 300_000;

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
    group_interval: formatDuration(GROUP_INTERVAL_MS),
    repeat_interval: '4h',
    routes: routingSteps(description).map((step) => mergeOverrides(compact({
      receiver: step.receiver.name,
      matchers: step.matchers.map((matcher) => matcher.toString()),
      continue: step.continueMatching ? true : undefined,
      ...(step.route === undefined ? repeated(step.repeatInterval) : timing(step.route)),
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

/**
 * A group is looked at once each group interval, and told again only if the repeat interval has passed by then: were both alike,
 * every second look would come a moment too early.
 */
function repeated(repeatInterval: string | undefined): Json {
  if (repeatInterval === undefined) return {};
  const fifth = Math.floor(parseDuration(repeatInterval, 'repeatInterval') / 5);
  return { group_interval: fifth < GROUP_INTERVAL_MS ? formatDuration(Math.max(fifth, 1)) : undefined, repeat_interval: repeatInterval };
}
