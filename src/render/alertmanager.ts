import { NULL_RECEIVER, renderRoute } from './routing';
import { toYaml } from './yaml';
import { compact, Json, mergeOverrides } from '../core';
import { Description, Receiver } from '../model';
import { ConfigFile, Paths } from '../workload';

/**
 * alertmanager.yml, when the monitoring runs its own.
 *
 * Paths of secrets are absolute: Alertmanager resolves relative ones against its working directory, not the file's.
 *
 * @internal
 */
export function renderAlertmanager(description: Description): ConfigFile[] {
  if (description.alertmanager.options === undefined) return [];
  const config = compact({
    route: renderRoute(description),
    receivers: [{ name: NULL_RECEIVER }, ...description.receivers.map(renderReceiver)],
    inhibit_rules: description.inhibitions.map((inhibition) => mergeOverrides({
      source_matchers: inhibition.sources.map((matcher) => matcher.toString()),
      target_matchers: inhibition.targets.map((matcher) => matcher.toString()),
      equal: inhibition.equal,
    }, inhibition._overrides)),
    time_intervals: description.muteTimings.map((timing) => ({ name: timing.name, time_intervals: timing._intervals })),
  });
  return [{ path: 'alertmanager/alertmanager.yml', content: toYaml(mergeOverrides(config, description.alertmanagerOverrides)) }];
}

/** @internal */
export function renderReceiver(receiver: Receiver): Json {
  const byKind: { [kind: string]: Json[] } = {};
  for (const { kind, settings, secrets } of receiver.integrations) {
    const files = Object.entries(secrets ?? {}).reduce((fields, [field, secret]) => mergeOverrides(fields, nested(`${field}_file`, Paths.secret(secret))), {});
    byKind[`${kind}_configs`] = [...byKind[`${kind}_configs`] ?? [], compact(mergeOverrides(mergeOverrides(settings, files), settings))];
  }
  return { name: receiver.name, ...byKind };
}

/** `a.b` is `b` within `a`: an integration's HTTP client has secrets of its own. */
function nested(path: string, value: string): Json {
  return path.split('.').reduceRight<any>((inner, field) => ({ [field]: inner }), value);
}
