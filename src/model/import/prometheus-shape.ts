import { discoveryFields } from './discovery-shapes';
import { httpFields, httpRules, requireOneWay, sigv4, tracing } from './http-shape';
import { relabel } from './relabel-shape';
import { duration, labelRefused, size, url } from './words';
import { parseDuration } from '../../core';
import { count, Fields, flag, float, FormerFields, int, list, map, NumberShape, oneOf, record, RecordView, required, secret, text, textThat } from '../../source';

const steps = list(relabel, 'a relabeling step');
const PROTOCOLS = ['PrometheusProto', 'OpenMetricsText0.0.1', 'OpenMetricsText1.0.0', 'PrometheusText0.0.4', 'PrometheusText1.0.0'];
const protocol = oneOf(...PROTOCOLS);
const validation = oneOf('', 'utf8', 'legacy');
const escaping = oneOf('', 'allow-utf-8', 'underscores', 'dots', 'values');
const files = list(textThat('a path', (path) => (/^[^*]*(\*[^/]*)?$/.test(path)
  ? undefined : [`${JSON.stringify(path.slice(0, 80))} has a "*" in front of its last part`, 'list the folders one by one'])));
const labels = map(text, labelRefused);

const percentage: NumberShape = {
  is: 'number',
  what: 'a number',
  check: (value) => (value < 0 || value > 100 ? [`${value} is no percentage`, 'write a number from 0 to 100'] : undefined),
};

/** What can be set for all jobs, and for one. */
const forJobs: Fields = {
  scrape_interval: duration,
  scrape_timeout: duration,
  scrape_protocols: list(protocol),
  scrape_failure_log_file: text,
  body_size_limit: size,
  sample_limit: count,
  target_limit: count,
  label_limit: count,
  label_name_length_limit: count,
  label_value_length_limit: count,
  keep_dropped_targets: count,
  metric_name_validation_scheme: validation,
  metric_name_escaping_scheme: escaping,
  scrape_native_histograms: flag,
  convert_classic_histograms_to_nhcb: flag,
  always_scrape_classic_histograms: flag,
  extra_scrape_metrics: flag,
};

const global = record('global', {
  ...forJobs,
  evaluation_interval: duration,
  rule_query_offset: duration,
  query_log_file: text,
  query_max_series: count,
  query_max_samples_read: count,
  query_max_duration: duration,
  external_labels: labels,
}, requireTiming, requireProtocols);

const scrapeConfig = record('scrape_config', {
  job_name: text,
  ...forJobs,
  honor_labels: flag,
  honor_timestamps: flag,
  track_timestamps_staleness: flag,
  params: map(list(text)),
  fallback_scrape_protocol: oneOf('', ...PROTOCOLS),
  metrics_path: text,
  scheme: text,
  enable_compression: flag,
  native_histogram_bucket_limit: count,
  native_histogram_min_bucket_factor: float,
  ...httpFields,
  ...discoveryFields,
  relabel_configs: steps,
  metric_relabel_configs: steps,
}, ...httpRules, required('job_name'), requireTiming, requireProtocols, (given) => {
  // With relabeling, targets need not be addresses.
  if (given.value.relabel_configs?.length) return;
  for (const target of (given.value.static_configs ?? []).flatMap((config: { targets?: string[] } | undefined) => config?.targets ?? [])) {
    if (target?.includes('/')) given.refuse('static_configs', `the target ${JSON.stringify(target.slice(0, 80))} is no "host:port"`, 'leave the scheme to "scheme" and the path to "metrics_path"');
  }
});

const alertmanager = record('alertmanager_config', {
  ...httpFields,
  ...discoveryFields,
  sigv4,
  scheme: text,
  path_prefix: text,
  timeout: duration,
  api_version: textThat('"v2"', (version) => (version === 'v2'
    ? undefined : [`there is no API ${JSON.stringify(version.slice(0, 20))} any more`, 'remove the field: since Prometheus 3.0 "v2" is all there is'])),
  relabel_configs: steps,
  alert_relabel_configs: steps,
}, ...httpRules, (given) => {
  requireOneWay(given, ['sigv4']);
});

const azuread = record('azuread', {
  cloud: text,
  scope: text,
  managed_identity: record('managed_identity', { client_id: text }),
  workload_identity: record('workload_identity', { client_id: text, tenant_id: text, token_file_path: text }),
  oauth: record('oauth', { client_id: text, client_secret: secret, tenant_id: text }),
  sdk: record('sdk', { tenant_id: text }),
  certificate: record('certificate', {
    client_id: text, tenant_id: text, certificate_path: text, certificate_key_path: text, certificate_password: secret, send_certificate_chain: flag,
  }),
});

const ELSEWHERE = ['sigv4', 'azuread', 'google_iam'];

const remoteWrite = record('remote_write', {
  url,
  name: text,
  remote_timeout: duration,
  headers: map(text),
  write_relabel_configs: steps,
  send_exemplars: flag,
  send_native_histograms: flag,
  round_robin_dns: flag,
  failed_request_logging: flag,
  convert_nhcb_to_classic: flag,
  protobuf_message: oneOf('prometheus.WriteRequest', 'io.prometheus.write.v2.Request'),
  ...httpFields,
  queue_config: record('queue_config', {
    capacity: int,
    max_shards: int,
    min_shards: int,
    max_samples_per_send: int,
    batch_send_deadline: duration,
    min_backoff: duration,
    max_backoff: duration,
    retry_on_http_429: flag,
    sample_age_limit: duration,
  }, requireQueue),
  metadata_config: record('metadata_config', { send: flag, send_interval: duration, max_samples_per_send: int }),
  sigv4,
  azuread,
  google_iam: record('google_iam', { credentials_file: text }),
}, ...httpRules, required('url'), requireHeaders, (given) => requireOneWay(given, ELSEWHERE));

const remoteRead = record('remote_read', {
  url,
  name: text,
  remote_timeout: duration,
  chunked_read_limit: count,
  headers: map(text),
  read_recent: flag,
  required_matchers: labels,
  filter_external_labels: flag,
  ...httpFields,
}, ...httpRules, required('url'), requireHeaders);

/** prometheus.yml of Prometheus 3.16 (github.com/prometheus/prometheus, config). @internal */
export const prometheusConfig = record('configuration', {
  global,
  runtime: record('runtime', { gogc: int, log_level: oneOf('debug', 'info', 'warn', 'error') }),
  rule_files: files,
  scrape_config_files: files,
  scrape_configs: list(scrapeConfig, 'a scrape_config'),
  alerting: record('alerting', { alert_relabel_configs: steps, alertmanagers: list(alertmanager, 'an alertmanager_config') }),
  remote_write: list(remoteWrite, 'a remote_write'),
  remote_read: list(remoteRead, 'a remote_read'),
  storage: record('storage', {
    tsdb: record('tsdb', {
      out_of_order_time_window: duration,
      stale_series_compaction_threshold: float,
      chunk_encoding: record('chunk_encoding', { floats: oneOf('xor', 'xor2') }),
      retention: record('retention', { time: duration, size, percentage }),
    }),
    exemplars: record('exemplars', { max_exemplars: int }),
  }),
  tracing,
  otlp: record('otlp', {
    promote_all_resource_attributes: flag,
    promote_resource_attributes: list(text),
    ignore_resource_attributes: list(text),
    translation_strategy: oneOf('UnderscoreEscapingWithSuffixes', 'UnderscoreEscapingWithoutSuffixes', 'NoUTF8EscapingWithSuffixes', 'NoTranslation', ''),
    keep_identifying_resource_attributes: flag,
    convert_histograms_to_nhcb: flag,
    promote_scope_metadata: flag,
    label_name_underscore_sanitization: flag,
    label_name_preserve_multiple_underscores: flag,
  }, requireAttributes),
}, (given) => {
  requireDistinct(given, 'scrape_configs', 'job_name');
  requireDistinct(given, 'remote_write', 'name');
  requireDistinct(given, 'remote_read', 'name');
});

/** What older versions had, and what people write: what to write instead. @internal */
export const FORMER_PROMETHEUS: FormerFields = {
  'scrape_classic_histograms': 'Prometheus 3.0 renamed it: write always_scrape_classic_histograms',
  'target_groups': 'write static_configs',
  'rules': 'rules stand in files of their own: name them in rule_files',
  'groups': 'rules stand in files of their own: this looks like one of them',
  'tsdb.min_block_duration': 'it is a flag of Prometheus, --storage.tsdb.min-block-duration',
  'tsdb.path': 'it is a flag of Prometheus, --storage.tsdb.path',
  'alertmanager_config.alertmanager_timeout': 'write timeout',
  'scrape_config.bearer_token_path': 'write authorization: {credentials_file: ..}',
};

function requireDistinct(given: RecordView, field: string, name: string): void {
  const names = (given.value[field] ?? []).map((item: { [key: string]: any } | undefined) => item?.[name]).filter((value: unknown) => value !== undefined && value !== '');
  const twice = names.find((value: string, i: number) => names.indexOf(value) !== i);
  if (twice !== undefined) given.refuse(field, `two of them have the ${name} ${JSON.stringify(String(twice).slice(0, 80))}`, 'rename one');
}

/** A timeout is inferred only where none is given. */
function requireTiming(given: RecordView): void {
  const ms = (field: string) => (given.has(field) ? parseDuration(given.value[field], field) : 0);
  const interval = ms('scrape_interval') || 60_000;
  if (given.has('job_name') && !ms('scrape_interval')) return;
  if (ms('scrape_timeout') > interval) given.refuse('scrape_timeout', 'the scrape timeout is longer than the scrape interval', 'make it at most as long');
}

function requireProtocols(given: RecordView): void {
  const protocols: string[] | undefined = given.value.scrape_protocols;
  if (protocols?.length === 0) given.refuse('scrape_protocols', 'the list is empty', 'remove it, or name at least one');
  if (protocols && new Set(protocols).size < protocols.length) given.refuse('scrape_protocols', 'it names one twice', 'name each once');
}

const RESERVED = /^(authorization|host|content-(encoding|length|type)|user-agent|connection|keep-alive|proxy-authenticate|proxy-authorization|www-authenticate|accept-encoding|x-prometheus-remote-(write|read)-version|x-amz-(date|security-token|content-sha256))$/i;

function requireHeaders(given: RecordView): void {
  for (const name of Object.keys(given.value.headers ?? {})) {
    if (RESERVED.test(name)) given.refuse('headers', `the header ${JSON.stringify(name)} is written by Prometheus itself`, 'use authorization or basic_auth for credentials, and leave it out');
  }
}

function requireQueue(given: RecordView): void {
  const { max_shards: most = 50, min_shards: least = 1 } = given.value;
  for (const field of ['max_shards', 'min_shards', 'max_samples_per_send', 'capacity']) {
    if ((given.value[field] ?? 1) <= 0) given.refuse(field, `${field} is not above zero`, 'write a number above zero, or leave it out');
  }
  if (least > most) given.refuse('min_shards', 'min_shards is above max_shards', 'make it at most as large');
  const ms = (field: string, usual: number) => (given.has(field) ? parseDuration(given.value[field], field) : usual);
  if (ms('max_backoff', 5_000) < ms('min_backoff', 30)) given.refuse('max_backoff', 'max_backoff is shorter than min_backoff', 'make it at least as long');
}

function requireAttributes(given: RecordView): void {
  const { promote_all_resource_attributes: all, promote_resource_attributes: some, ignore_resource_attributes: ignored } = given.value;
  if (all && some?.length) given.refuse('promote_resource_attributes', 'all attributes are promoted, and some are named', 'keep one of them');
  if (!all && ignored?.length) given.refuse('ignore_resource_attributes', 'it has no effect without promote_all_resource_attributes', 'set that to true, or remove this');
}
