import type { Options as GaugeOptions } from '@grafana/schema/dist/esm/raw/composable/gauge/panelcfg/x/GaugePanelCfg_types.gen';
import type { Options as StatOptions } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import { CALCULATIONS, Conversion, mappingsOf, numberIn, panelOf, stepsOf } from './conversion';
import { Json } from '../../../core';
import { Published } from '../published';

/**
 * `singlestat`, which Grafana 12 removed with Angular, as `stat`, or as `gauge` where it drew one: unit, colours, sparkline,
 * texts for values, and which of the values it showed.
 *
 * @internal
 */
export function convertSinglestat(old: Json): Conversion {
  const isGauge = old.gauge?.show === true;
  const isColored = old.colorBackground === true || old.colorValue === true || isGauge;
  const fields = {
    unit: unitOf(old),
    decimals: numberIn(old.decimals),
    min: isGauge ? numberIn(old.gauge.minValue) ?? 0 : undefined,
    max: isGauge ? numberIn(old.gauge.maxValue) ?? 100 : undefined,
    noValue: typeof old.nullText === 'string' && old.nullText !== '' ? old.nullText : undefined,
  };
  const defaults = {
    color: isColored ? { mode: 'thresholds' } : { mode: 'fixed', fixedColor: 'text' },
    mappings: mappingsOf(old),
    thresholds: { mode: 'absolute', steps: isColored ? stepsOf(old.thresholds, old.colors) : [{ color: 'green', value: null }] },
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
  };
  return { panel: panelOf(isGauge ? 'gauge' : 'stat', old, { defaults, overrides: [] }, isGauge ? { ...gauge(old) } : { ...stat(old) }) };
}

/** A text around the number is a unit of one's own, where there is none. */
function unitOf({ format, prefix, postfix }: Json): string {
  const isPlain = format === undefined || format === 'none' || format === 'short';
  if (isPlain && postfix) return `suffix:${postfix}`;
  if (isPlain && prefix) return `prefix:${prefix}`;
  return format ?? 'none';
}

function reduce({ valueName, tableColumn }: Json) {
  return { calcs: [CALCULATIONS[valueName ?? 'avg'] ?? 'mean'], fields: tableColumn ? `/^${String(tableColumn).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$/` : '', values: false };
}

function stat(old: Json): Published<StatOptions> {
  return {
    colorMode: old.colorBackground ? 'background' : old.colorValue ? 'value' : 'none',
    graphMode: old.sparkline?.show ? 'area' : 'none',
    justifyMode: 'auto',
    orientation: 'horizontal',
    percentChangeColorMode: 'standard',
    reduceOptions: reduce(old),
    showPercentChange: false,
    textMode: old.valueName === 'name' ? 'name' : 'auto',
    wideLayout: true,
  };
}

function gauge(old: Json): Pick<Published<GaugeOptions>, 'minVizHeight' | 'minVizWidth' | 'orientation' | 'reduceOptions' | 'showThresholdLabels' | 'showThresholdMarkers' | 'sizing'> {
  return {
    minVizHeight: 75,
    minVizWidth: 75,
    orientation: 'auto',
    reduceOptions: reduce(old),
    showThresholdLabels: old.gauge.thresholdLabels === true,
    showThresholdMarkers: old.gauge.thresholdMarkers !== false,
    sizing: 'auto',
  };
}
