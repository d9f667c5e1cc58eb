import type { TableFieldOptions } from '@grafana/schema';
import type { Options as TableOptions } from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import { CALCULATIONS, Conversion, mappingsOf, matcherOf, numberIn, panelOf, stepsOf } from './conversion';
import { Json } from '../../../core';
import { Published } from '../published';

/** How series became lines, in today's words (Grafana's own transformations). */
const TRANSFORMATIONS: { readonly [transform: string]: (columns: Json[]) => Json } = {
  timeseries_to_rows: () => ({ id: 'seriesToRows', options: {} }),
  timeseries_to_columns: () => ({ id: 'joinByField', options: {} }),
  timeseries_aggregations: (columns) => ({ id: 'reduce', options: { includeTimeField: false, reducers: columns.map((column) => CALCULATIONS[column.value] ?? 'lastNotNull') } }),
  table: () => ({ id: 'merge', options: { reducers: [] } }),
};

/**
 * `table-old`, and `table` of the time when Angular drew it, as `table`: names, units, colours and links of its columns.
 *
 * @internal
 */
export function convertTable(old: Json): Conversion {
  const transform = old.transform ?? 'timeseries_to_columns';
  const make = TRANSFORMATIONS[transform];
  if (make === undefined) return { panel: old, refused: [`a table of the form ${JSON.stringify(String(transform).slice(0, 40))} is gone`, 'make it anew in Grafana, and export it again'] };
  const styles: Json[] = (old.styles ?? []).filter((style: Json | null) => style?.pattern);
  const everything = styles.find((style) => style.pattern === '/.*/' || style.pattern === '.*');
  const custom: Published<TableFieldOptions> = { align: 'auto', cellOptions: { type: 'auto' }, inspect: false };
  const defaults = { custom, mappings: [], thresholds: { mode: 'absolute', steps: [{ color: 'green', value: null }] }, ...(everything?.unit ? { unit: everything.unit } : {}), ...decimals(everything) };
  const options: Published<TableOptions> = { cellHeight: 'sm', frameIndex: 0, showHeader: old.showHeader !== false, showTypeIcons: false, sortBy: sorting(old, styles) };
  const panel = panelOf('table', old, { defaults, overrides: styles.filter((style) => style !== everything).map(override) }, { ...options });
  return { panel: { ...panel, transformations: [...panel.transformations ?? [], make(old.columns ?? [])] } };
}

function decimals(style: Json | undefined): Json {
  const value = numberIn(style?.decimals);
  return value === undefined ? {} : { decimals: value };
}

function sorting(old: Json, styles: readonly Json[]): { displayName: string; desc: boolean }[] {
  const column = numberIn(old.sort?.col);
  const name = column === undefined ? undefined : styles[column]?.alias || styles[column]?.pattern;
  return name === undefined ? [] : [{ displayName: String(name), desc: old.sort.desc === true }];
}

function override(style: Json): Json {
  const properties: Json[] = [];
  const put = (id: string, value: unknown) => properties.push({ id, value });
  if (style.type === 'hidden') put('custom.hideFrom', { viz: true });
  if (style.alias) put('displayName', style.alias);
  if (style.type === 'number' && style.unit) put('unit', style.unit);
  if (style.type === 'date') put('unit', style.dateFormat ? `time: ${style.dateFormat}` : 'dateTimeAsIso');
  if (style.type === 'number' && numberIn(style.decimals) !== undefined) put('decimals', numberIn(style.decimals));
  if (style.align && style.align !== 'auto') put('custom.align', style.align);
  if (style.colorMode) {
    put('custom.cellOptions', { type: style.colorMode === 'value' ? 'color-text' : 'color-background', ...(style.colorMode === 'row' ? { applyToRow: true } : {}) });
    put('thresholds', { mode: 'absolute', steps: stepsOf(style.thresholds, style.colors) });
  }
  if (style.link && style.linkUrl) put('links', [{ title: style.linkTooltip ?? '', url: style.linkUrl, targetBlank: style.linkTargetBlank === true }]);
  const mappings = mappingsOf(style);
  if (mappings.length > 0) put('mappings', mappings);
  return { matcher: matcherOf(String(style.pattern)), properties };
}
