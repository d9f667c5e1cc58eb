import { any, flag, float, int, list, open, RecordShape, record, text } from '../../../source';

/** Of a dashboard what has to be right for it to be drawn; Grafana passes over the rest. */
const panel: RecordShape = open(record('panel', () => ({
  id: float,
  type: text,
  title: text,
  description: text,
  span: float,
  targets: list(open(record('query', { refId: text, legendFormat: any, expr: any }))),
  gridPos: open(record('gridPos', { h: float, w: float, x: float, y: float })),
  panels: list(panel, 'a panel'),
}), (given) => {
  if (!given.has('type')) given.refuse(undefined, 'the panel has no type', 'say what it is, such as "timeseries"');
}));

/** A dashboard in Grafana's classic JSON, of any schema version. @internal */
export const dashboard = open(record('dashboard', {
  uid: text,
  title: text,
  description: text,
  schemaVersion: int,
  editable: flag,
  tags: list(text),
  panels: list(panel, 'a panel'),
  rows: list(open(record('row', { panels: list(panel, 'a panel'), collapse: flag, showTitle: flag, title: text })), 'a row'),
  templating: open(record('templating', { list: list(open(record('variable', { name: text, type: text })), 'a variable') })),
  annotations: open(record('annotations', { list: list(open(record('annotation', { name: text }))) })),
}, (given) => {
  if (!given.has('title')) given.refuse(undefined, 'the dashboard has no title', 'give it one');
  if (given.value.panels === undefined && given.value.rows === undefined) given.refuse(undefined, 'the dashboard has no panels', 'export it from Grafana as JSON');
}));
