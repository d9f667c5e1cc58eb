import { alert, PLAIN } from './dashboards';
import { compile, OPTIONS, program } from './published-types';
import { Dashboard, Panel, Unit, Variable } from '../../../src/model';
import { renderDashboard } from '../../../src/render/grafana/dashboard';

/** A dashboard with everything that can be on one. */
const EVERYTHING = renderDashboard({
  alerts: [alert('Busy', 'x > $threshold', 5)],
  dashboard: new Dashboard({
    uid: 'everything',
    title: 'Everything',
    description: 'All kinds of panels.',
    tags: ['test'],
    variables: [Variable.labelValues('job', 'up', 'job'), Variable.custom('quantile', ['0.5', '0.99'])],
    rows: [
      {
        title: 'Open',
        panels: [
          Panel.timeSeries({ ...PLAIN, alerts: ['Busy'], stacked: true, min: 0, max: 10, decimals: 2, queries: [{ expr: 'up', legend: '{{job}}' }, { expr: 'up == 0' }] }),
          Panel.stat({ ...PLAIN, thresholds: [{ value: 1, color: 'red' }] }),
          Panel.gauge({ ...PLAIN, unit: Unit.PERCENT }),
        ],
      },
      {
        title: 'Folded',
        collapsed: true,
        panels: [
          Panel.barGauge(PLAIN),
          Panel.table({ ...PLAIN, alerts: ['Busy'], queries: [{ expr: 'up', legend: 'Up' }, { expr: 'up == 0' }] }),
          Panel.heatmap({ ...PLAIN, unit: Unit.SECONDS, min: 0, max: 1, decimals: 1 }),
        ],
      },
    ],
  }),
});

const panels: any[] = EVERYTHING.panels.flatMap((panel: any) => (panel.type === 'row' ? panel.panels : [panel]));

test('the rendered JSON is of Grafana\'s published types', () => {
  expect(compile(program(EVERYTHING))).toEqual([]);
});

test('that check sees an unknown field and an unknown value', () => {
  expect(compile(program(EVERYTHING).replace('"graphTooltip":1', '"graphTooltips":1'))).toEqual([expect.stringMatching(/graphTooltips.* does not exist/)]);
  expect(compile(program(EVERYTHING).replaceAll('"sizing":"auto"', '"sizing":"automatic"')).join()).toContain('"automatic"');
});

test('every kind of panel is on it', () => {
  expect(panels.filter(({ type }) => type !== 'row').map(({ type }) => type).sort()).toEqual(Object.keys(OPTIONS).sort());
});

test('every panel has title, description, unit, place and an id of its own', () => {
  for (const panel of panels) {
    expect(panel).toMatchObject({ title: expect.stringMatching(/./), description: expect.stringMatching(/./), fieldConfig: { defaults: { unit: expect.stringMatching(/./) } } });
    expect(Object.keys(panel.gridPos).sort()).toEqual(['h', 'w', 'x', 'y']);
  }
  const ids = [...EVERYTHING.panels, ...panels].map(({ id }: any) => id);
  expect([...new Set(ids)].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('everything reads from the chosen data source', () => {
  const chosen = { type: 'prometheus', uid: '${datasource}' };
  const query = EVERYTHING.templating.list.filter(({ type }: any) => type === 'query');
  const readers = [...panels, ...panels.flatMap(({ targets }) => targets), ...query, ...EVERYTHING.annotations.list];
  expect(readers).toHaveLength(6 + 8 + 1 + 1);
  for (const { datasource } of readers) expect(datasource).toEqual(chosen);
});
