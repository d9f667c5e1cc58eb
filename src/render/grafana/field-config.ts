import type { FieldConfigSource, GraphFieldConfig, TableFieldOptions } from '@grafana/schema';
import type { FieldConfig as HeatmapFieldConfig } from '@grafana/schema/dist/esm/raw/composable/heatmap/panelcfg/x/HeatmapPanelCfg_types.gen';
import { Published } from './published';
import { DrawableAlerts, renderThresholds } from './thresholds';
import { invalid, shown } from '../../core';
import { Panel } from '../../model';

/** Where a dial ends when nobody says so: by the data, it would always point at its end. */
const ENDS_OF_UNIT: { readonly [unit: string]: { readonly min: number; readonly max: number } } = {
  percent: { min: 0, max: 100 },
  percentunit: { min: 0, max: 1 },
};

/**
 * How the values of a panel are written and coloured.
 *
 * @throws on a threshold that cannot be drawn
 * @internal
 */
export function renderFieldConfig(panel: Panel, alerts: DrawableAlerts): Published<FieldConfigSource> {
  const { unit, decimals } = panel._props;
  const isDial = panel.type === 'gauge' || panel.type === 'bargauge';
  const { min, max } = { ...(isDial ? ENDS_OF_UNIT[unit.id] : undefined), ...defined(panel) };
  const thresholds = renderThresholds(panel, alerts, panel.type === 'timeseries' ? 'lines' : 'areas');
  const hasThresholds = thresholds.steps.length > 1;
  if (panel.type === 'heatmap' && hasThresholds) {
    throw invalid(`panel ${shown(panel.title)}: Grafana draws no thresholds on a heatmap; remove "thresholds" and "alerts", or use Panel.timeSeries`);
  }
  return {
    defaults: {
      color: { mode: panel.type === 'timeseries' || panel.type === 'heatmap' ? 'palette-classic' : 'thresholds' },
      ...customField(panel, hasThresholds),
      ...(decimals === undefined ? {} : { decimals }),
      mappings: [],
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      thresholds,
      unit: unit.id,
    },
    overrides: panel.type === 'table' && hasThresholds ? [coloredNumbers()] : [],
  };
}

function defined(panel: Panel): { min?: number; max?: number } {
  const { min, max } = panel._props;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function customField(panel: Panel, hasThresholds: boolean): { custom?: Record<string, unknown> } {
  switch (panel.type) {
    case 'timeseries': return { custom: { ...timeSeries(panel, hasThresholds) } };
    case 'table': return { custom: { ...table() } };
    case 'heatmap': return { custom: { ...heatmap() } };
    default: return {};
  }
}

function timeSeries(panel: Panel, hasThresholds: boolean): Published<GraphFieldConfig> {
  const stacked = panel._props.stacked === true;
  return {
    axisPlacement: 'auto',
    drawStyle: 'line',
    fillOpacity: stacked ? 40 : 10,
    gradientMode: 'none',
    hideFrom: { legend: false, tooltip: false, viz: false },
    lineInterpolation: 'linear',
    lineWidth: 1,
    pointSize: 5,
    scaleDistribution: { type: 'linear' },
    showPoints: 'never',
    // A gap in the data is something to see.
    spanNulls: false,
    stacking: { group: 'A', mode: stacked ? 'normal' : 'none' },
    thresholdsStyle: { mode: hasThresholds ? 'line' : 'off' },
  };
}

function table(): Published<TableFieldOptions> {
  return { align: 'auto', cellOptions: { type: 'auto' }, inspect: false };
}

function heatmap(): Published<HeatmapFieldConfig> {
  return { hideFrom: { legend: false, tooltip: false, viz: false }, scaleDistribution: { type: 'linear' } };
}

/** Labels are texts and keep the colour of texts. */
function coloredNumbers(): Published<FieldConfigSource>['overrides'][number] {
  return {
    matcher: { id: 'byType', options: 'number' },
    properties: [{ id: 'custom.cellOptions', value: { type: 'color-text' } }],
  };
}
