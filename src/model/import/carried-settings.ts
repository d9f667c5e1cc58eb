import { Carrier } from './carrier';
import { FileProblem, Json, parseDuration } from '../../core';
import { Description } from '../description';

/** Sections that the model has no words for: they are written as they are. */
const VERBATIM = ['remote_read', 'tracing', 'otlp', 'runtime'];
/** Settings of Prometheus as a whole that no job takes along. */
const OF_THE_SERVER = ['rule_query_offset', 'query_log_file', 'query_max_series', 'query_max_samples_read', 'query_max_duration'];

/**
 * The sections beside jobs, remote writes and rules, as a patch of what is rendered. What the monitoring says itself must be
 * the same there.
 *
 * @internal
 */
export function carrySettings(carrier: Carrier, before: readonly FileProblem[], description: Description): { patch: Json; problems: FileProblem[] } {
  const known = carrier.problems().length;
  const { global = {}, storage } = carrier.value;
  const patch: Json = {};
  const put = (place: string, value: unknown, into: (kept: any) => void) => {
    if (value !== undefined && !carrier.isLeftOut(place) && carrier.isVerbatim(value, place)) into(carrier.kept(value, place));
  };
  for (const section of VERBATIM) put(section, carrier.value[section], (kept) => { patch[section] = kept; });
  for (const field of OF_THE_SERVER) put(`global.${field}`, global[field], (kept) => { patch.global = { ...patch.global, [field]: kept }; });
  const { retention, ...tsdb } = storage?.tsdb ?? {};
  put('storage.exemplars', storage?.exemplars, (kept) => { patch.storage = { ...patch.storage, exemplars: kept }; });
  if (Object.keys(tsdb).length > 0) put('storage.tsdb', tsdb, (kept) => { patch.storage = { ...patch.storage, tsdb: kept }; });
  requireSame(carrier, retention, description);
  return { patch, problems: [...before, ...carrier.problems().slice(known)] };
}

/** What has a place in the monitoring is given there: it is said once. */
function requireSame(carrier: Carrier, retention: Json | undefined, description: Description): void {
  const { global = {}, rule_files: ruleFiles, scrape_config_files: jobFiles, alerting } = carrier.value;
  const differs = (text: string | undefined, ms: number) => text !== undefined && parseDuration(text, 'it') !== ms;
  if (differs(global.evaluation_interval, description.evaluationIntervalMs)) {
    carrier.refuse('global.evaluation_interval', `rules are evaluated every ${global.evaluation_interval}, but the monitoring says otherwise`, 'give evaluationInterval to Monitoring');
  }
  if (global.external_labels !== undefined && !isSame(global.external_labels, description.externalLabels)) {
    carrier.refuse('global.external_labels', 'they are not those of the monitoring', 'give externalLabels to Monitoring');
  }
  if (differs(retention?.time, description.retentionMs)) carrier.refuse('storage.tsdb.retention.time', 'it is not that of the monitoring', 'give retention to Monitoring');
  for (const field of ['size', 'percentage']) {
    if (retention?.[field] !== undefined) carrier.refuse(`storage.tsdb.retention.${field}`, 'the monitoring derives it from the size of the disk', 'give diskSize to Prometheus.run');
  }
  if (ruleFiles?.length) carrier.refuse('rule_files', 'rules stand in files of their own', 'add each with addRuleFile(RuleFile.parse(..))');
  if (jobFiles?.length) carrier.refuse('scrape_config_files', 'jobs stand in files of their own', 'read each with PrometheusConfig.parse(..), which knows scrape_configs');
  if (alerting !== undefined) carrier.refuse('alerting', 'a monitoring has an Alertmanager of its own', 'give alertmanager: Alertmanager.existing(..) to Monitoring to keep the one there is');
}

function isSame(a: Json, b: Json): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
