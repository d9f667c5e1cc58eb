import * as path from 'path';
import * as ts from 'typescript';
import { alert, PLAIN } from './dashboards';
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

const OPTIONS: { readonly [type: string]: string } = {
  timeseries: 'TimeSeries', stat: 'Stat', gauge: 'Gauge', bargauge: 'BarGauge', table: 'Table', heatmap: 'Heatmap',
};

/** A program in which the rendered JSON is a literal of Grafana's types: unknown fields and values are errors of the compiler. */
function program(): string {
  const published = './src/render/grafana/published';
  const typed = (name: string, type: string, value: unknown) => `export const ${name}: ${type} = ${JSON.stringify(value)};`;
  return [
    'import type { AnnotationQuery, Dashboard, DataQuery, GraphFieldConfig, Panel, RowPanel, TableFieldOptions, ThresholdsConfig, VariableModel } from \'@grafana/schema\';',
    `import type { Published } from '${published}';`,
    ...Object.entries(OPTIONS).map(([type, name]) => `import type { Options as ${name} } from '@grafana/schema/dist/esm/raw/composable/${type}/panelcfg/x/${name}PanelCfg_types.gen';`),
    // What the types leave out or get wrong: JSON's stand-in for -Infinity, and what the Prometheus data source adds.
    'type Steps = { mode: \'absolute\'; steps: Array<{ value: number | null; color: string }> };',
    'type AnyPanel = Omit<Published<Panel>, \'fieldConfig\'> & { fieldConfig: { defaults: Omit<NonNullable<Published<Panel>[\'fieldConfig\']>[\'defaults\'], \'thresholds\'> & { thresholds: Steps }; overrides: NonNullable<Published<Panel>[\'fieldConfig\']>[\'overrides\'] } };',
    'type Target = Published<DataQuery> & { expr: string; legendFormat: string; instant: boolean; range: boolean; format: \'time_series\' | \'table\' | \'heatmap\'; editorMode: \'code\' };',
    'type Annotation = Omit<Published<AnnotationQuery>, \'target\'> & { target: { refId: string; expr: string }; titleFormat: string; tagKeys: string };',
    typed('dashboard', 'Omit<Published<Dashboard>, \'panels\' | \'annotations\'> & { panels: Array<AnyPanel | (Omit<Published<RowPanel>, \'panels\'> & { panels: AnyPanel[] })>; annotations: { list: Annotation[] } }', EVERYTHING),
    typed('variables', 'Array<Published<VariableModel>>', EVERYTHING.templating.list),
    ...panels.flatMap((panel, i) => [
      typed(`options${i}`, `Published<${OPTIONS[panel.type]}>`, panel.options),
      typed(`targets${i}`, 'Target[]', panel.targets),
      ...(panel.type === 'timeseries' ? [typed(`custom${i}`, 'Published<GraphFieldConfig>', panel.fieldConfig.defaults.custom)] : []),
      ...(panel.type === 'table' ? [typed(`custom${i}`, 'Published<TableFieldOptions>', panel.fieldConfig.defaults.custom)] : []),
    ]),
  ].join('\n');
}

function compile(source: string): string[] {
  const root = path.resolve(__dirname, '../../..');
  const file = path.join(root, 'rendered-dashboard.ts');
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, skipLibCheck: true, types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? source : readFile(name));
  host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest));
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('the rendered JSON is of Grafana\'s published types', () => {
  expect(compile(program())).toEqual([]);
});

test('that check sees an unknown field and an unknown value', () => {
  expect(compile(program().replace('"graphTooltip":1', '"graphTooltips":1'))).toEqual([expect.stringMatching(/graphTooltips.* does not exist/)]);
  expect(compile(program().replaceAll('"sizing":"auto"', '"sizing":"automatic"')).join()).toContain('"automatic"');
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
