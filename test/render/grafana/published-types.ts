import * as path from 'path';
import * as ts from 'typescript';

/** Grafana's name for the options of a kind of panel. */
export const OPTIONS: { readonly [type: string]: string } = {
  timeseries: 'TimeSeries', stat: 'Stat', gauge: 'Gauge', bargauge: 'BarGauge', table: 'Table', heatmap: 'Heatmap',
};

/** A program in which the rendered JSON is a literal of Grafana's types: unknown fields and values are errors of the compiler. */
export function program(dashboard: any): string {
  const panels: any[] = dashboard.panels.flatMap((panel: any) => (panel.type === 'row' ? panel.panels ?? [] : [panel]));
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
    typed('dashboard', 'Omit<Published<Dashboard>, \'panels\' | \'annotations\'> & { panels: Array<AnyPanel | (Omit<Published<RowPanel>, \'panels\'> & { panels: AnyPanel[] })>; annotations: { list: Annotation[] } }', dashboard),
    typed('variables', 'Array<Published<VariableModel>>', dashboard.templating.list),
    ...panels.flatMap((panel, i) => [
      typed(`options${i}`, `Published<${OPTIONS[panel.type]}>`, panel.options),
      typed(`targets${i}`, 'Target[]', panel.targets),
      ...(panel.type === 'timeseries' ? [typed(`custom${i}`, 'Published<GraphFieldConfig>', panel.fieldConfig.defaults.custom)] : []),
      ...(panel.type === 'table' ? [typed(`custom${i}`, 'Published<TableFieldOptions>', panel.fieldConfig.defaults.custom)] : []),
    ]),
  ].join('\n');
}

/** What the compiler has against it. */
export function compile(source: string): string[] {
  const root = path.resolve(__dirname, '../../..');
  const file = path.join(root, 'rendered-dashboard.ts');
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.Node16, target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, skipLibCheck: true, types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? source : readFile(name));
  host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest));
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
