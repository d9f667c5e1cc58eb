import { Addresses, hostsOf } from './addresses';
import { httpClientFields } from './http-client';
import { scrapeConfig } from './scrape-config';
import { toYaml } from './yaml';
import { compact, formatDuration, formatPrometheusSize, Json, mergeOverrides } from '../core';
import { Description, RemoteWrite, SAMPLES_SHARE_OF_DISK } from '../model';
import { ConfigFile } from '../workload';

/**
 * prometheus.yml.
 *
 * Retention stands in the file, where it can be changed without a restart; the flags for it are deprecated.
 * The pinned version reads it right; before 3.11.0 the time was taken 1e6 times too long.
 *
 * @internal
 */
export function renderPrometheus(description: Description, addresses: Addresses): ConfigFile {
  const config = compact({
    global: {
      scrape_interval: formatDuration(description.scrapeIntervalMs),
      scrape_timeout: formatDuration(Math.min(description.scrapeTimeoutMs, description.scrapeIntervalMs)),
      evaluation_interval: formatDuration(description.evaluationIntervalMs),
      external_labels: escapedLabels(description.externalLabels),
    },
    storage: { tsdb: { retention: { time: formatDuration(description.retentionMs), size: retentionSize(description) } } },
    rule_files: description.ruleFiles.length > 0 ? ['rules/*.yml'] : undefined,
    alerting: alerting(description, addresses),
    scrape_configs: description.jobs.map((job) => scrapeConfig(job, description, addresses)),
    remote_write: description.remoteWrites.map(remoteWrite),
  });
  return { path: 'prometheus/prometheus.yml', content: toYaml(mergeOverrides(config, description.prometheusOverrides)) };
}

/**
 * Each replica gets every alert, never one of them through an address that they share: they tell each other what was
 * notified, not which alerts there are. Names that are listed resolve anew with each connection, those that are
 * discovered twice a minute; and a replica that is away is then counted in `prometheus_notifications_errors_total`.
 */
function alerting(description: Description, addresses: Addresses): Json | undefined {
  const { options, server } = description.alertmanager;
  if (options !== undefined) {
    return { alertmanagers: [{ static_configs: [{ targets: hostsOf(addresses('alertmanager')).map((host) => `${host}:9093`) }] }] };
  }
  if (server !== undefined) {
    return { alertmanagers: [compact({ scheme: server.scheme, path_prefix: server.pathPrefix, static_configs: [{ targets: [server.address] }] })] };
  }
  return undefined;
}

function remoteWrite(write: RemoteWrite): Json {
  const config = compact({
    name: write.name,
    url: write.url,
    sigv4: write.sigv4Region === undefined ? undefined : { region: write.sigv4Region },
    ...httpClientFields(write.auth),
  });
  return mergeOverrides(config, write._overrides);
}

/** The only place where Prometheus expands `$NAME`, so a dollar sign is doubled; that of a late value is not one. */
function escapedLabels(labels: { readonly [label: string]: string }): Json {
  return Object.fromEntries(Object.keys(labels).sort().map((label) => [label, labels[label].replace(/\$(?!\{Token\[)/g, '$$$$')]));
}

function retentionSize({ prometheus }: Description): string {
  return formatPrometheusSize(prometheus._diskBytes * SAMPLES_SHARE_OF_DISK);
}
