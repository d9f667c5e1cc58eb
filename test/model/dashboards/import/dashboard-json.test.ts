import { Dashboard, DashboardJsonOptions, Monitoring } from '../../../../src/model';
import { renderDashboard } from '../../../../src/render/grafana/dashboard';
import { describeOf } from '../../../fixture';

const CHOSEN = { type: 'prometheus', uid: '${datasource}' };

function rendered(json: object, options: DashboardJsonOptions = {}): any {
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addDashboard(Dashboard.fromJson(JSON.stringify(json), 'api.json', options));
  return renderDashboard(describeOf(monitoring).dashboards[0]);
}

const board = (...panels: object[]) => ({ title: 'API', uid: 'api', schemaVersion: 27, panels });
const converted = (panel: object) => rendered(board({ id: 1, title: 'P', gridPos: { x: 0, y: 0, w: 12, h: 8 }, ...panel })).panels[0];
const queries = { targets: [{ refId: 'A', expr: 'up' }] };
const problems = (json: object) => Dashboard.problemsOfJson(JSON.stringify(json, undefined, 1), 'api.json').map(({ line, place, message, remedy }) => `${line} ${place}: ${message}; ${remedy}`);

describe('graph becomes timeseries', () => {
  test('with axes, legend, thresholds, and what series have of their own', () => {
    const panel = converted({
      type: 'graph',
      ...queries,
      lines: true,
      fill: 3,
      linewidth: 2,
      stack: true,
      nullPointMode: 'connected',
      yaxes: [{ format: 's', label: 'time', min: '0', logBase: 10, decimals: 2 }, { format: 'percent', max: 100 }],
      legend: { show: true, values: true, avg: true, current: true, alignAsTable: true, rightSide: true },
      tooltip: { shared: true, sort: 2 },
      thresholds: [{ value: 5, op: 'gt', colorMode: 'warning', line: true, fill: true }, { value: 9, op: 'gt', colorMode: 'critical', line: true }],
      aliasColors: { ok: '#00ff00' },
      seriesOverrides: [{ alias: '/error/', yaxis: 2, color: 'red', bars: true }],
    });
    expect(panel).toMatchObject({ type: 'timeseries', title: 'P', gridPos: { w: 12 }, datasource: CHOSEN, targets: [{ expr: 'up', datasource: CHOSEN }] });
    expect(panel.fieldConfig.defaults).toMatchObject({
      unit: 's',
      min: 0,
      decimals: 2,
      custom: { axisLabel: 'time', fillOpacity: 30, lineWidth: 2, spanNulls: true, stacking: { mode: 'normal' }, scaleDistribution: { type: 'log', log: 10 }, thresholdsStyle: { mode: 'line+area' } },
      thresholds: { steps: [{ value: null, color: 'transparent' }, { value: 5, color: 'orange' }, { value: 9, color: 'red' }] },
    });
    expect(panel.options).toEqual({ legend: { calcs: ['mean', 'lastNotNull'], displayMode: 'table', placement: 'right', showLegend: true }, tooltip: { mode: 'multi', sort: 'desc' } });
    expect(panel.fieldConfig.overrides).toEqual([
      { matcher: { id: 'byName', options: 'ok' }, properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: '#00ff00' } }] },
      {
        matcher: { id: 'byRegexp', options: '/error/' },
        properties: [
          { id: 'custom.axisPlacement', value: 'right' }, { id: 'unit', value: 'percent' }, { id: 'max', value: 100 },
          { id: 'color', value: { mode: 'fixed', fixedColor: 'red' } }, { id: 'custom.drawStyle', value: 'bars' },
        ],
      },
    ]);
    expect(Object.keys(panel)).not.toEqual(expect.arrayContaining(['yaxes']));
  });

  test('a threshold from below ends where the value lies', () => {
    const { fieldConfig } = converted({ type: 'graph', ...queries, thresholds: [{ value: 3, op: 'lt', colorMode: 'critical', line: true }] });
    expect(fieldConfig.defaults.thresholds.steps).toEqual([{ value: null, color: 'red' }, { value: 3, color: 'transparent' }]);
  });

  test.each([['bars', { bars: true, lines: false }, 'bars'], ['points', { lines: false, points: true }, 'points'], ['lines', {}, 'line']])('%s', (_, fields, style) => {
    expect(converted({ type: 'graph', ...queries, ...fields }).fieldConfig.defaults.custom.drawStyle).toBe(style);
  });

  test('but not over values instead of time', () => {
    expect(problems(board({ type: 'graph', ...queries, xaxis: { mode: 'histogram' } }))).toEqual([expect.stringContaining('make it a panel of the kind "histogram"')]);
  });
});

describe('singlestat becomes stat', () => {
  const old = { type: 'singlestat', ...queries, format: 'percentunit', valueName: 'current', decimals: 1, thresholds: '0.9,0.99', colors: ['red', 'orange', 'green'], colorBackground: true, sparkline: { show: true } };

  test('with its unit, colours, texts and sparkline', () => {
    const panel = converted({ ...old, mappingType: 1, valueMaps: [{ op: '=', value: 'null', text: 'none' }, { op: '=', value: '1', text: 'all' }] });
    expect(panel).toMatchObject({
      type: 'stat',
      options: { colorMode: 'background', graphMode: 'area', reduceOptions: { calcs: ['lastNotNull'], values: false }, textMode: 'auto' },
      fieldConfig: { defaults: { unit: 'percentunit', decimals: 1, thresholds: { steps: [{ color: 'red', value: null }, { color: 'orange', value: 0.9 }, { color: 'green', value: 0.99 }] } } },
    });
    expect(panel.fieldConfig.defaults.mappings).toEqual([{ type: 'value', options: { 1: { text: 'all' } } }, { type: 'special', options: { match: 'null', result: { text: 'none' } } }]);
  });

  test('or gauge, where it drew one', () => {
    expect(converted({ ...old, gauge: { show: true, minValue: 0, maxValue: 1 } })).toMatchObject({ type: 'gauge', fieldConfig: { defaults: { min: 0, max: 1 } } });
  });

  test('with the text behind the number as its unit', () => {
    expect(converted({ ...old, format: 'none', postfix: ' nodes' }).fieldConfig.defaults.unit).toBe('suffix: nodes');
  });
});

test('table-old becomes table, with its columns', () => {
  const panel = converted({
    type: 'table-old',
    ...queries,
    transform: 'timeseries_aggregations',
    columns: [{ text: 'Avg', value: 'avg' }, { text: 'Current', value: 'current' }],
    styles: [{ pattern: '/.*/', type: 'number', unit: 's' }, { pattern: 'Time', type: 'hidden' }, { pattern: 'Value', alias: 'Latency', type: 'number', unit: 'ms', decimals: 2, colorMode: 'cell', thresholds: ['5', '10'], colors: ['green', 'orange', 'red'] }],
  });
  expect(panel).toMatchObject({ type: 'table', transformations: [{ id: 'reduce', options: { reducers: ['mean', 'lastNotNull'] } }], fieldConfig: { defaults: { unit: 's' } } });
  expect(panel.fieldConfig.overrides).toEqual([
    { matcher: { id: 'byName', options: 'Time' }, properties: [{ id: 'custom.hideFrom', value: { viz: true } }] },
    {
      matcher: { id: 'byName', options: 'Value' },
      properties: [
        { id: 'displayName', value: 'Latency' }, { id: 'unit', value: 'ms' }, { id: 'decimals', value: 2 }, { id: 'custom.cellOptions', value: { type: 'color-background' } },
        { id: 'thresholds', value: { mode: 'absolute', steps: [{ color: 'green', value: null }, { color: 'orange', value: 5 }, { color: 'red', value: 10 }] } },
      ],
    },
  ]);
  expect(converted({ type: 'table', ...queries, styles: [] }).transformations).toEqual([{ id: 'joinByField', options: {} }]);
  expect(converted({ type: 'table', ...queries, fieldConfig: { defaults: { custom: {} } } }).transformations).toBeUndefined();
});

test('kinds that are gone are refused by name', () => {
  expect(problems(board({ type: 'natel-discrete-panel', ...queries }))).toEqual([
    '7 panels[0].type: Grafana 13 has no panel of the kind "natel-discrete-panel" any more; make it a panel of the kind "state-timeline" in Grafana, and export it again',
  ]);
});

describe('data sources', () => {
  const target = (datasource?: unknown) => ({ type: 'timeseries', ...(datasource === undefined ? {} : { datasource }), ...queries });

  test.each([
    ['none', undefined], ['by name', 'Prometheus-prod'], ['by uid', { uid: 'PBFA97CFB590B2093' }], ['by kind and uid', { type: 'prometheus', uid: 'x' }],
    ['an input', '${DS_PROMETHEUS}'], ['a variable', '$ds'], ['an older variable', '[[ds]]'], ['mixed', '-- Mixed --'], ['mixed by uid', { type: 'datasource', uid: '-- Mixed --' }],
  ])('%s becomes the one that is chosen', (_, datasource) => {
    const json = rendered({
      ...board(target(datasource)),
      __inputs: [{ name: 'DS_PROMETHEUS', type: 'datasource', pluginId: 'prometheus' }],
      templating: { list: [{ name: 'ds', type: 'datasource', query: 'prometheus' }, { name: 'job', type: 'query', datasource: '$ds', query: 'label_values(up, job)' }] },
    });
    if (datasource !== undefined && !JSON.stringify(datasource).includes('Mixed')) expect(json.panels[0].datasource).toEqual(CHOSEN);
    expect(json.panels[0].targets[0].datasource).toEqual(CHOSEN);
    expect(json.templating.list.map((variable: any) => [variable.name, variable.type])).toEqual([['datasource', 'datasource'], ['job', 'query']]);
    expect(json.templating.list[1].datasource).toEqual(CHOSEN);
    expect(json.__inputs).toBeUndefined();
  });

  test('that are no Prometheus are refused', () => {
    expect(problems(board(target({ type: 'loki', uid: 'x' })))).toEqual([expect.stringContaining('panels[0].targets[0]: it reads from "loki"')]);
    expect(problems({ ...board(target('${DS_LOGS}')), __inputs: [{ name: 'DS_LOGS', type: 'datasource', pluginId: 'elasticsearch' }] })).toEqual([expect.stringContaining('it reads from "elasticsearch"')]);
  });

  test('of Grafana itself stay', () => {
    const json = rendered({ ...board(target({ type: 'datasource', uid: '-- Dashboard --' })), annotations: { list: [{ builtIn: 1, name: 'Annotations & Alerts', datasource: '-- Grafana --' }] } });
    expect(json.panels[0].targets[0].datasource.uid).toBe('-- Dashboard --');
    expect(json.annotations.list[0].datasource).toEqual({ type: 'grafana', uid: '-- Grafana --' });
  });
});

test('rows of the time before the grid get their places', () => {
  const json = rendered({
    title: 'Old',
    schemaVersion: 14,
    rows: [
      { title: 'First', showTitle: true, height: '250px', panels: [{ id: 1, type: 'graph', title: 'a', span: 6, ...queries }, { id: 2, type: 'graph', title: 'b', span: 6, ...queries }, { id: 3, type: 'graph', title: 'c', span: 12, ...queries }] },
      { title: 'Folded', collapse: true, height: 100, panels: [{ id: 4, type: 'singlestat', title: 'd', ...queries }] },
    ],
  });
  expect(json.panels.map(({ type, title, gridPos: { x, y, w, h } }: any) => [type, title, x, y, w, h])).toEqual([
    ['row', 'First', 0, 0, 24, 1], ['timeseries', 'a', 0, 1, 12, 7], ['timeseries', 'b', 12, 1, 12, 7], ['timeseries', 'c', 0, 8, 24, 7], ['row', 'Folded', 0, 15, 24, 1],
  ]);
  expect(json.panels[4].panels.map(({ type, title }: any) => [type, title])).toEqual([['stat', 'd']]);
  expect(json.rows).toBeUndefined();
  expect(json).toMatchObject({ uid: 'old', schemaVersion: 42, id: null, editable: false });
});

test('constants that an import asks for, and older variables, are filled in', () => {
  const json = rendered({ ...board({ type: 'stat', targets: [{ refId: 'A', expr: 'up{job="[[job]]", env="${VAR_ENV}"}' }] }), __inputs: [{ name: 'VAR_ENV', type: 'constant', value: 'prod' }] });
  expect(json.panels[0].targets[0].expr).toBe('up{job="${job}", env="prod"}');
});

test('its queries are the model\'s own, so that they are checked', () => {
  const dashboard = Dashboard.fromJson(JSON.stringify(board({ type: 'row', title: 'R' }, { type: 'graph', title: 'P', targets: [{ refId: 'A', expr: 'rate(a[$__rate_interval])', legendFormat: '{{job}}' }] })), 'api.json');
  expect(dashboard.rows.map(({ title, panels }) => [title, panels.map((panel) => [panel.title, panel.type, panel.queries])])).toEqual([['R', [['P', 'timeseries', [{ expr: 'rate(a[$__rate_interval])', legend: '{{job}}', instant: false }]]]]]);
});

test.each([
  ['what the API gives', { dashboard: board({ type: 'text' }), meta: {} }],
  ['a Kubernetes object', { apiVersion: 'dashboard.grafana.app/v1beta1', kind: 'Dashboard', spec: board({ type: 'text' }) }],
])('%s is read too', (_, json) => {
  expect(rendered(json)).toMatchObject({ title: 'API', uid: 'api' });
});

test('uid, title and anything else can be given', () => {
  expect(rendered(board({ type: 'text' }), { uid: 'mine', title: 'Mine', overrides: { refresh: '1m' } })).toMatchObject({ uid: 'mine', title: 'Mine', refresh: '1m' });
  expect(() => Dashboard.fromJson(JSON.stringify(board()), 'a.json', { uid: 'a b' })).toThrow('illegal uid "a b"');
});

test.each([
  ['no JSON', '{"title": }', '1:11: a value is missing'],
  ['a comma too many', '{"title": "a",}', '1:15: a key is missing'],
  ['a key twice', '{"title": "a",\n "title": "b", "panels": []}', '2:2: the key "title" stands twice in one object'],
  ['an empty file', ' \n', 'the file is empty'],
  ['a list', '[]', 'it is a list, but must be a dashboard'],
  ['no title', '{"panels": []}', '1:1: the dashboard has no title'],
  ['no panels', '{"title": "a"}', 'the dashboard has no panels'],
  ['panels that are no list', '{"title": "a", "panels": {}}', '1:26: panels: it is a map, but must be a list'],
  ['a panel without a kind', '{"title": "a", "panels": [{"title": "b"}]}', '1:27: panels[0]: the panel has no type'],
  ['a query that does not parse', '{"title": "a", "panels": [{"type": "stat", "targets": [{"expr": "sum(up"}]}]}', 'panels[0].targets[0].expr: it is no PromQL query'],
  ['schema version 2', '{"apiVersion": "dashboard.grafana.app/v2beta1", "spec": {"title": "a", "elements": {}, "layout": {}}}', 'export it from Grafana as a classic dashboard'],
  ['a library panel', '{"title": "a", "panels": [{"type": "stat", "libraryPanel": {"uid": "x"}}]}', 'unlink it in Grafana'],
  ['deep nesting', '['.repeat(100_000), 'it is nested deeper than 100 levels'],
  ['a secret', '{"title": "a", "panels": [{"type": "text", "content": "https://hooks.slack.com/services/T/B/nope"}]}', 'what looks like a secret stands in the file'],
])('%s is refused', (_, text, message) => {
  const refusal = () => Dashboard.fromJson(text, 'a.json');
  expect(refusal).toThrow(message);
  expect(refusal).not.toThrow('nope');
});
