import { Addresses, hostsOf } from './addresses';
import { httpClientFields } from './http-client';
import { compact, formatDuration, Json, mergeOverrides } from '../core';
import { Description, Discovery, ScrapeJob } from '../model';

/**
 * One scrape_config.
 *
 * @internal
 */
export function scrapeConfig(job: ScrapeJob, description: Description, addresses: Addresses): Json {
  const props = job._props;
  const timing = job._timing({ intervalMs: description.scrapeIntervalMs, timeoutMs: description.scrapeTimeoutMs });
  const defaultTimeoutMs = Math.min(description.scrapeTimeoutMs, description.scrapeIntervalMs);
  const config = compact({
    job_name: job.name,
    scrape_interval: timing.intervalMs === description.scrapeIntervalMs ? undefined : formatDuration(timing.intervalMs),
    scrape_timeout: timing.timeoutMs === defaultTimeoutMs ? undefined : formatDuration(timing.timeoutMs),
    metrics_path: props.metricsPath,
    scheme: props.scheme ?? (props.tls ? 'https' : undefined),
    params: props.params,
    honor_labels: props.honorLabels,
    sample_limit: props.sampleLimit,
    ...httpClientFields(props.auth, props.tls),
    ...discoveryFields(props.discovery ?? [], { targets: props.targets ?? [], labels: props.labels ?? {} }, addresses),
    relabel_configs: [
      ...labelSteps(props.discovery ?? [], props.labels ?? {}, addresses),
      ...(props.relabelings ?? []).map((step) => compact(step._step)),
    ],
    metric_relabel_configs: (props.metricRelabelings ?? []).map((step) => compact(step._step)),
  });
  return mergeOverrides(config, props.overrides);
}

interface Listed {
  readonly targets: string[];
  readonly labels: { readonly [label: string]: string };
}

/** Targets that are listed, and those of a workload whose copies have names, are static; the rest is discovered. */
function discoveryFields(discoveries: Discovery[], listed: Listed, addresses: Addresses): Json {
  const fields: { [field: string]: Json[] } = {};
  const put = (kind: string, config: Json) => (fields[`${kind}_sd_configs`] = [...fields[`${kind}_sd_configs`] ?? [], config]);
  const statics: Json[] = listed.targets.length > 0 ? [compact({ targets: listed.targets, labels: listed.labels })] : [];
  for (const discovery of discoveries) {
    if (discovery.kind !== 'workload') {
      put(discovery.kind, { ...discovery._config });
      continue;
    }
    const address = addresses(discovery.workloadName!);
    if (address.eachCopy) {put('dns', { names: [address.host], type: 'A', port: discovery.workloadPort! });} else {
      const labels = address.instance === undefined ? listed.labels : { instance: address.instance, ...listed.labels };
      statics.push(compact({ targets: hostsOf(address).map((host) => `${host}:${discovery.workloadPort!}`), labels }));
    }
  }
  return { static_configs: statics, ...fields };
}

/**
 * Discovered targets carry labels by relabeling only; static ones have a place for them. A dollar sign would be a group of
 * the regular expression, so it is doubled; that of a late value is not one.
 */
function labelSteps(discoveries: Discovery[], labels: { readonly [label: string]: string }, addresses: Addresses): Json[] {
  if (!discoveries.some((discovery) => discovery.kind !== 'workload' || addresses(discovery.workloadName!).eachCopy)) return [];
  return Object.entries(labels).map(([label, value]) => ({ target_label: label, replacement: value.replace(/\$(?!\{Token\[)/g, '$$$$') }));
}
