import { alert, PLAIN } from './dashboards';
import { Panel, Unit } from '../../../src/model';
import { renderPanel, renderRow } from '../../../src/render/grafana/panels';

const gridPos = { h: 8, w: 8, x: 0, y: 1 };
const rendered = (panel: Panel, alerts = [alert('Busy', 'x > $threshold', 5)]) => renderPanel({ id: 2, gridPos, panel }, { alerts });

test('what all kinds have in common', () => {
  expect(rendered(Panel.stat(PLAIN))).toMatchObject({
    id: 2,
    type: 'stat',
    title: 'Requests',
    description: 'Per second.',
    gridPos,
    datasource: { type: 'prometheus', uid: '${datasource}' },
    fieldConfig: { defaults: { unit: 'reqps' } },
    transformations: [],
  });
});

test('limits and digits are written only when they are given', () => {
  expect(rendered(Panel.timeSeries({ ...PLAIN, min: 0, max: 10, decimals: 1 })).fieldConfig.defaults).toMatchObject({ min: 0, max: 10, decimals: 1 });
  const { defaults } = rendered(Panel.timeSeries(PLAIN)).fieldConfig;
  for (const field of ['min', 'max', 'decimals']) expect(defaults).not.toHaveProperty(field);
});

test('a time series draws its thresholds as lines', () => {
  const { custom, color, thresholds } = rendered(Panel.timeSeries({ ...PLAIN, alerts: ['Busy'] })).fieldConfig.defaults;
  expect(custom.thresholdsStyle).toEqual({ mode: 'line' });
  expect(color).toEqual({ mode: 'palette-classic' });
  expect(thresholds.steps).toEqual([{ value: null, color: 'green' }, { value: 5, color: 'orange' }]);
  expect(rendered(Panel.timeSeries(PLAIN)).fieldConfig.defaults.custom.thresholdsStyle).toEqual({ mode: 'off' });
});

test('a time series is stacked when asked', () => {
  expect(rendered(Panel.timeSeries({ ...PLAIN, stacked: true })).fieldConfig.defaults.custom.stacking).toEqual({ group: 'A', mode: 'normal' });
  expect(rendered(Panel.timeSeries(PLAIN)).fieldConfig.defaults.custom.stacking).toEqual({ group: 'A', mode: 'none' });
});

test('a time series has a legend, and a tooltip with all series', () => {
  expect(rendered(Panel.timeSeries(PLAIN)).options).toEqual({
    legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: true },
    tooltip: { mode: 'multi', sort: 'desc' },
  });
});

test('stat, gauge and bar gauge show the last value in the colour of its threshold', () => {
  for (const panel of [Panel.stat(PLAIN), Panel.gauge(PLAIN), Panel.barGauge(PLAIN)]) {
    const { options, fieldConfig } = rendered(panel);
    expect(options.reduceOptions).toEqual({ calcs: ['lastNotNull'], fields: '', values: false });
    expect(fieldConfig.defaults.color).toEqual({ mode: 'thresholds' });
  }
});

test('a stat draws its past only if it asked for one', () => {
  expect(rendered(Panel.stat(PLAIN)).options.graphMode).toBe('none');
  expect(rendered(Panel.stat({ ...PLAIN, queries: [{ expr: 'up', instant: false }] })).options.graphMode).toBe('area');
});

test.each([
  [Unit.PERCENT, { min: 0, max: 100 }],
  [Unit.RATIO, { min: 0, max: 1 }],
])('a dial of %p ends where its unit does, unless it is told otherwise', (unit, ends) => {
  expect(rendered(Panel.gauge({ ...PLAIN, unit })).fieldConfig.defaults).toMatchObject(ends);
  expect(rendered(Panel.gauge({ ...PLAIN, unit, max: 7 })).fieldConfig.defaults).toMatchObject({ min: 0, max: 7 });
  expect(rendered(Panel.timeSeries({ ...PLAIN, unit })).fieldConfig.defaults).not.toHaveProperty('max');
});

test('a table of one query: labels and a titled value', () => {
  expect(rendered(Panel.table({ ...PLAIN, queries: [{ expr: 'up', legend: 'Up' }] })).transformations).toEqual([
    { id: 'organize', options: { excludeByName: { Time: true, __name__: true }, indexByName: {}, renameByName: { Value: 'Up' } } },
  ]);
});

test('a table of several queries has a column for each', () => {
  expect(rendered(Panel.table({ ...PLAIN, queries: [{ expr: 'up', legend: 'Up' }, { expr: 'down' }, { expr: 'age', legend: 'Age' }] })).transformations).toEqual([
    { id: 'merge', options: {} },
    { id: 'organize', options: { excludeByName: { Time: true, __name__: true }, indexByName: {}, renameByName: { 'Value #A': 'Up', 'Value #C': 'Age' } } },
  ]);
});

test('a table colours numbers, not labels, and only by thresholds', () => {
  expect(rendered(Panel.table({ ...PLAIN, alerts: ['Busy'] })).fieldConfig.overrides).toEqual([
    { matcher: { id: 'byType', options: 'number' }, properties: [{ id: 'custom.cellOptions', value: { type: 'color-text' } }] },
  ]);
  expect(rendered(Panel.table(PLAIN)).fieldConfig.overrides).toEqual([]);
});

test('a heatmap has the unit on its axis and counts in its cells', () => {
  const { options } = rendered(Panel.heatmap({ ...PLAIN, unit: Unit.SECONDS, min: 0, decimals: 2 }));
  expect(options.yAxis).toEqual({ axisPlacement: 'left', reverse: false, unit: 's', min: 0, decimals: 2 });
  expect(options.cellValues).toEqual({ unit: 'short' });
  expect(options.calculate).toBe(false);
});

test('a heatmap refuses thresholds, which Grafana would not draw', () => {
  const message = 'panel "Requests": Grafana draws no thresholds on a heatmap; remove "thresholds" and "alerts", or use Panel.timeSeries';
  expect(() => rendered(Panel.heatmap({ ...PLAIN, alerts: ['Busy'] }))).toThrow(message);
  expect(() => rendered(Panel.heatmap({ ...PLAIN, thresholds: [{ value: 1, color: 'red' }] }))).toThrow(message);
});

test('verbatim fields are merged last', () => {
  const panel = rendered(Panel.timeSeries({ ...PLAIN, overrides: { fieldConfig: { defaults: { custom: { drawStyle: 'bars' } } }, links: [{ title: 'Docs' }] } }));
  expect(panel.fieldConfig.defaults.custom).toMatchObject({ drawStyle: 'bars', lineWidth: 1 });
  expect(panel.links).toEqual([{ title: 'Docs' }]);
});

describe('a section', () => {
  const placed = (collapsed?: boolean) => ({
    id: 1,
    gridPos: { h: 1, w: 24, x: 0, y: 0 },
    row: { title: 'Traffic', panels: [], collapsed },
    panels: [{ id: 2, gridPos, panel: Panel.stat(PLAIN) }],
  });

  test('that is open has its panels after it', () => {
    const [row, panel] = renderRow(placed(), { alerts: [] });
    expect(row).toEqual({ id: 1, type: 'row', title: 'Traffic', collapsed: false, gridPos: { h: 1, w: 24, x: 0, y: 0 }, panels: [] });
    expect(panel.id).toBe(2);
  });

  test('that is folded has them inside', () => {
    const rows = renderRow(placed(true), { alerts: [] });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ collapsed: true, panels: [{ id: 2, type: 'stat' }] });
  });
});
