import { duration, labelRefused } from './words';
import { FormerFields, int, list, map, record, RecordView, text } from '../../source';

const labels = map(text, (name) => (name === '__name__' ? ['the label "__name__" is the name of the metric', 'use record, or label_replace in the query'] : labelRefused(name)));

const rule = record('rule', {
  alert: text,
  record: text,
  expr: text,
  for: duration,
  keep_firing_for: duration,
  labels,
  annotations: map(text, labelRefused),
}, (given) => {
  const isAlert = given.has('alert');
  const isRecord = given.has('record');
  if (isAlert && isRecord) given.refuse('record', 'it is an alert and a recording rule', 'keep one of alert and record, or make two rules of it');
  if (!isAlert && !isRecord) given.refuse(undefined, 'it has neither alert nor record', 'name it');
  if (!given.has('expr')) given.refuse(undefined, 'expr is missing', 'write the query');
  if (isRecord) requireRecording(given);
});

const group = record('rule group', {
  name: text,
  interval: duration,
  query_offset: duration,
  limit: int,
  labels,
  rules: list(rule),
}, (given) => {
  if (!given.has('name')) given.refuse(undefined, 'it has no name', 'give it one, unique in the file');
});

/** A rule file of Prometheus 3.16 (github.com/prometheus/prometheus, model/rulefmt). @internal */
export const ruleFile = record('rule file', { groups: list(group) }, (given) => {
  const seen = new Set<string>();
  (given.value.groups ?? []).forEach((item: { name?: string } | undefined, i: number) => {
    if (item?.name && seen.has(item.name)) given.refuse('groups', `groups[${i}] has the name ${JSON.stringify(item.name.slice(0, 80))}, and so has one before`, 'rename one');
    if (item?.name) seen.add(item.name);
    if (item === undefined) given.refuse('groups', `groups[${i}] is empty`, 'fill it in, or remove it');
  });
});

/** What rule files had, and what people write: what to write instead. @internal */
export const FORMER_RULES: FormerFields = {
  'rule.severity': 'severity is a label: write it below labels',
  'rule.summary': 'it is an annotation: write it below annotations',
  'rule.description': 'it is an annotation: write it below annotations',
  'rule.message': 'it is an annotation: write it below annotations',
  'rule.runbook_url': 'it is an annotation: write it below annotations',
  'rule.IF': 'this is the format of Prometheus 1: promtool of Prometheus 2 can convert it',
  'rule file.apiVersion': 'this is a PrometheusRule object of Kubernetes: import what stands below "spec"',
  'rule file.alert': 'rules stand in groups: write groups: [{name: .., rules: [..]}]',
  'rule file.rules': 'rules stand in groups: write groups: [{name: .., rules: [..]}]',
  'rule file.scrape_configs': 'this looks like prometheus.yml: read it with PrometheusConfig.parse',
  'rule file.route': 'this looks like alertmanager.yml: read it with AlertmanagerConfig.parse',
};

const ZERO = /^0(y|w|d|h|m|s|ms)?$/;

function requireRecording(given: RecordView): void {
  const name: string = given.value.record;
  if (/[{}]/.test(name)) given.refuse('record', 'the name of the metric has braces', 'write labels below labels, and the query below expr');
  for (const field of ['for', 'keep_firing_for']) {
    if (given.has(field) && !ZERO.test(given.value[field])) given.refuse(field, `a recording rule has no ${field}`, 'remove it: only alerts wait');
  }
  if (Object.keys(given.value.annotations ?? {}).length > 0) given.refuse('annotations', 'a recording rule has no annotations', 'remove them, or write a comment');
}
