import type { GraphFieldConfig, ThresholdsConfig } from '@grafana/schema';
import type { Options as TimeSeriesOptions } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';
import { CALCULATIONS, Conversion, matcherOf, numberIn, panelOf } from './conversion';
import { Json } from '../../../core';
import { Published } from '../published';

const LEGEND_VALUES = ['min', 'max', 'avg', 'current', 'total'];
const THRESHOLD_COLORS: { readonly [mode: string]: string } = { critical: 'red', warning: 'orange', ok: 'green' };

/**
 * `graph`, which Grafana 12 removed with Angular, as `timeseries`: axes, units, legend, thresholds, how gaps are drawn, and what
 * single series have of their own.
 *
 * @internal
 */
export function convertGraph(old: Json): Conversion {
  const mode = old.xaxis?.mode ?? 'time';
  if (mode !== 'time') {
    const instead = mode === 'histogram' ? 'histogram' : 'barchart';
    return { panel: old, refused: [`a graph over ${mode === 'histogram' ? 'values' : 'series'} instead of time has no form in a time series`, `make it a panel of the kind "${instead}" in Grafana, and export it again`] };
  }
  const [left = {}, right = {}] = old.yaxes ?? [];
  const defaults = {
    color: { mode: 'palette-classic' },
    custom: drawing(old, left),
    mappings: [],
    ...axis(left),
    ...thresholds(old.thresholds),
  };
  const overrides = [...colors(old.aliasColors), ...(old.seriesOverrides ?? []).filter((series: Json | null) => series?.alias).map((series: Json) =>
    override(series, right))];
  return { panel: panelOf('timeseries', old, { defaults, overrides }, { ...options(old) }) };
}

function drawing(old: Json, left: Json): Published<GraphFieldConfig> {
  const bars = old.bars === true;
  const lines = old.lines !== false && !bars;
  const style = bars ? 'bars' : lines || !old.points ? 'line' : 'points';
  return {
    axisPlacement: left.show === false ? 'hidden' : 'auto',
    ...(left.label ? { axisLabel: left.label } : {}),
    drawStyle: style,
    // Of ten steps each is ten percent; bars are full.
    fillOpacity: bars ? 100 : Math.min(100, (numberIn(old.fill) ?? 1) * 10),
    gradientMode: (numberIn(old.fillGradient) ?? 0) > 0 ? 'opacity' : 'none',
    lineInterpolation: old.steppedLine ? 'stepAfter' : 'linear',
    ...(old.dashes ? { lineStyle: dashes(old) } : {}),
    lineWidth: numberIn(old.linewidth) ?? 1,
    pointSize: 2 * (numberIn(old.pointradius) ?? 2) + 1,
    scaleDistribution: (numberIn(left.logBase) ?? 1) > 1 ? { type: 'log', log: numberIn(left.logBase) } : { type: 'linear' },
    showPoints: old.points ? 'always' : 'never',
    spanNulls: old.nullPointMode === 'connected',
    stacking: { group: 'A', mode: old.stack ? (old.percentage ? 'percent' : 'normal') : 'none' },
    thresholdsStyle: { mode: thresholdStyle(old.thresholds) },
  };
}

function dashes({ dashLength, spaceLength }: Json): { fill: 'dash'; dash: number[] } {
  return { fill: 'dash', dash: [numberIn(dashLength) ?? 10, numberIn(spaceLength) ?? 10] };
}

function axis({ format, min, max, decimals }: Json): Json {
  const fields = { unit: format ?? 'short', min: numberIn(min), max: numberIn(max), decimals: numberIn(decimals) };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function options({ legend = {}, tooltip = {} }: Json): Published<TimeSeriesOptions> {
  const calcs = legend.values ? LEGEND_VALUES.filter((name) => legend[name]).map((name) => CALCULATIONS[name]) : [];
  return {
    legend: {
      calcs,
      displayMode: legend.alignAsTable ? 'table' : 'list',
      placement: legend.rightSide ? 'right' : 'bottom',
      showLegend: legend.show !== false,
      ...(legend.sort && legend.values ? { sortBy: String(legend.sort), sortDesc: legend.sortDesc === true } : {}),
    },
    tooltip: { mode: tooltip.shared === false ? 'single' : 'multi', sort: tooltip.sort === 1 ? 'asc' : tooltip.sort === 2 ? 'desc' : 'none' },
  };
}

function thresholds(marks: Json[] | undefined): { thresholds: Published<ThresholdsConfig> } {
  const sorted = [...marks ?? []].filter((mark) => numberIn(mark?.value) !== undefined).sort((a, b) => numberIn(a.value)! - numberIn(b.value)!);
  const colorOf = (mark: Json): string => THRESHOLD_COLORS[mark.colorMode] ?? mark.fillColor ?? mark.lineColor ?? 'red';
  // Above a mark with "greater than" its colour begins, below one with "less than" it ends.
  const below = sorted.find((mark) => mark.op === 'lt');
  const steps = sorted.map((mark, i) => ({ value: numberIn(mark.value)!, color: mark.op === 'lt' ? (sorted[i + 1]?.op === 'lt' ? colorOf(sorted[i + 1]) : 'transparent') : colorOf(mark) }));
  return { thresholds: { mode: 'absolute', steps: [{ value: null as unknown as number, color: below ? colorOf(below) : sorted.length > 0 ? 'transparent' : 'green' }, ...steps] } };
}

function thresholdStyle(marks: Json[] | undefined): 'off' | 'line' | 'area' | 'line+area' {
  const line = (marks ?? []).some((mark) => mark?.line);
  const area = (marks ?? []).some((mark) => mark?.fill);
  return line && area ? 'line+area' : line ? 'line' : area ? 'area' : 'off';
}

function colors(aliases: Json | undefined): Json[] {
  return Object.entries(aliases ?? {}).map(([name, color]) => ({ matcher: { id: 'byName', options: name }, properties: [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }] }));
}

/** What one series has of its own. */
function override(series: Json, right: Json): Json {
  const properties: Json[] = [];
  const put = (id: string, value: unknown) => properties.push({ id, value });
  if (series.yaxis === 2) {
    put('custom.axisPlacement', 'right');
    for (const [field, value] of Object.entries(axis(right))) put(field, value);
    if (right.label) put('custom.axisLabel', right.label);
  }
  if (typeof series.color === 'string') put('color', { mode: 'fixed', fixedColor: series.color });
  if (numberIn(series.fill) !== undefined) put('custom.fillOpacity', Math.min(100, numberIn(series.fill)! * 10));
  if (numberIn(series.linewidth) !== undefined) put('custom.lineWidth', numberIn(series.linewidth));
  if (series.bars === true) put('custom.drawStyle', 'bars');
  else if (series.lines === true) put('custom.drawStyle', 'line');
  else if (series.lines === false && series.points) put('custom.drawStyle', 'points');
  if (series.lines === false && !series.points && !series.bars) put('custom.lineWidth', 0);
  if (series.points !== undefined) put('custom.showPoints', series.points ? 'always' : 'never');
  if (series.steppedLine) put('custom.lineInterpolation', 'stepAfter');
  if (series.dashes) put('custom.lineStyle', dashes(series));
  if (series.stack !== undefined) put('custom.stacking', { group: typeof series.stack === 'string' ? series.stack : 'A', mode: series.stack === false ? 'none' : 'normal' });
  if (series.transform === 'negative-Y') put('custom.transform', 'negative-Y');
  if (series.nullPointMode) put('custom.spanNulls', series.nullPointMode === 'connected');
  if (series.legend === false || series.hiddenSeries === true) put('custom.hideFrom', { legend: series.legend === false, tooltip: false, viz: series.hiddenSeries === true });
  return { matcher: matcherOf(String(series.alias)), properties };
}
