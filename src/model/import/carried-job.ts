import { carryHttp } from './carried-http';
import { Carrier } from './carrier';
import { formatDuration, Json, parseDuration } from '../../core';
import { Discovery } from '../scrape/discovery';
import { Relabel } from '../scrape/relabel';
import { ScrapeJob } from '../scrape/scrape-job';

/** What Prometheus does where nobody says otherwise. */
const DEFAULT_INTERVAL_MS = 60_000;
const DEFAULT_TIMEOUT_MS = 10_000;
/** Settings of all jobs that have no place of their own in the model: each job takes them along. */
const INHERITED = ['scrape_protocols', 'scrape_failure_log_file', 'body_size_limit', 'target_limit', 'label_limit', 'label_name_length_limit', 'label_value_length_limit',
  'keep_dropped_targets', 'scrape_native_histograms', 'convert_classic_histograms_to_nhcb', 'always_scrape_classic_histograms', 'extra_scrape_metrics'];
const HOST_AND_PORT = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+):\d{1,5}$/;

/**
 * A scrape_config with all that it inherits, so that it means the same in any monitoring.
 *
 * @param global the section of that name
 * @internal
 */
export function carryJob(job: Json, global: Json, place: string, carrier: Carrier): ScrapeJob {
  const { auth, tls, verbatim } = carryHttp(job, place, carrier);
  const {
    job_name: name, scrape_interval: _, scrape_timeout: __, metrics_path: metricsPath, scheme, params, honor_labels: honorLabels,
    sample_limit: sampleLimit,
    static_configs: listed, relabel_configs: relabelings, metric_relabel_configs: metricRelabelings, ...rest
  } = verbatim;
  const discovered = Object.keys(rest).filter((field) => field.endsWith('_sd_configs'));
  const others = Object.fromEntries(Object.entries(rest).filter(([field]) => !discovered.includes(field)));
  for (const [field, value] of Object.entries(others)) carrier.isVerbatim(value, `${place}.${field}`);
  return ScrapeJob._imported({
    name,
    ...timing(job, global),
    metricsPath,
    scheme,
    params,
    honorLabels,
    sampleLimit: sampleLimit || global.sample_limit || undefined,
    auth,
    tls,
    discovery: discovered.flatMap((field) => carryDiscoveries(field, rest[field], place, carrier)),
    relabelings: (relabelings ?? []).map((step: Json) => Relabel.of(step)),
    metricRelabelings: (metricRelabelings ?? []).map((step: Json) => Relabel.of(step)),
    ...targets(carrier.kept(listed ?? [], `${place}.static_configs`), relabelings ?? [], discovered.length > 0, { ...inherited(job, global), ...carrier.kept(others, place) }),
  });
}

/** Nothing is left to the defaults of the monitoring, which may be others. */
function timing(job: Json, global: Json): { scrapeInterval: string; scrapeTimeout: string } {
  const ms = (text: string | undefined, usual: number) => (text ? parseDuration(text, 'it') : 0) || usual;
  const globalIntervalMs = ms(global.scrape_interval, DEFAULT_INTERVAL_MS);
  const globalTimeoutMs = ms(global.scrape_timeout, Math.min(DEFAULT_TIMEOUT_MS, globalIntervalMs));
  const intervalMs = ms(job.scrape_interval, globalIntervalMs);
  return { scrapeInterval: formatDuration(intervalMs), scrapeTimeout: formatDuration(ms(job.scrape_timeout, Math.min(globalTimeoutMs, intervalMs))) };
}

/** A limit of zero is one that is not set. */
function inherited(job: Json, global: Json): Json {
  const fields = INHERITED.filter((field) => global[field] !== undefined && !job[field] && job[field] !== false);
  // How names are escaped follows from how they are judged: a job that says one does not take over the other.
  const names = job.metric_name_validation_scheme || job.metric_name_escaping_scheme ? [] : ['metric_name_validation_scheme', 'metric_name_escaping_scheme'].filter((field) => global[field]);
  return Object.fromEntries([...fields, ...names].map((field) => [field, global[field]]));
}

function carryDiscoveries(field: string, configs: Json[], place: string, carrier: Carrier): Discovery[] {
  const kind = field.replace(/_sd_configs$/, '');
  const here = `${place}.${field}`;
  if (carrier.isLeftOut(here)) return [];
  if (kind === 'file') {
    carrier.refuse(here, 'its targets stand in files, which are not there where the monitoring runs', 'list the targets in static_configs');
    return [];
  }
  return configs.map((config, i) => [config, `${here}[${i}]`] as const).filter(([, at]) => !carrier.isLeftOut(at))
    .filter(([config, at]) => carrier.isVerbatim(config, at)).map(([config, at]) => Discovery._imported(kind, carrier.kept(config, at)));
}

/**
 * Targets of one list are the model's own. Several lists, and targets that relabeling makes something else of, stay as they are;
 * then the model's targets only say where Prometheus has to get.
 */
function targets(listed: readonly Json[], steps: readonly Json[], isDiscovered: boolean,
  overrides: Json): { targets: string[]; labels?: { [label: string]: string }; overrides?: Json } {
  const all: string[] = listed.flatMap((config) => config.targets ?? []);
  const addresses = steps.filter((step) => step.target_label === '__address__').map((step) => step.replacement ?? '$1');
  const isOneList = listed.length === 1 && !isDiscovered && addresses.length === 0 && all.length > 0 && all.every((target) =>
    HOST_AND_PORT.test(target));
  const reached = [...new Set(addresses.length > 0 ? addresses : all)].filter((target) => HOST_AND_PORT.test(target));
  const verbatim = { ...overrides, ...(isOneList || listed.length === 0 ? {} : { static_configs: [...listed] }) };
  const given = Object.keys(verbatim).length > 0 ? verbatim : undefined;
  return isOneList ? { targets: all, labels: listed[0].labels, overrides: given } : { targets: listed.length > 0 ? reached : [], overrides: given };
}
