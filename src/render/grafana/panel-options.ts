import type { ReduceDataOptions } from '@grafana/schema';
import type { Options as BarGaugeOptions } from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type { Options as GaugeOptions } from '@grafana/schema/dist/esm/raw/composable/gauge/panelcfg/x/GaugePanelCfg_types.gen';
import type { Options as HeatmapOptions } from '@grafana/schema/dist/esm/raw/composable/heatmap/panelcfg/x/HeatmapPanelCfg_types.gen';
import type { Options as StatOptions } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type { Options as TableOptions } from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type { Options as TimeSeriesOptions } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';
import { Published } from './published';
import { isInstant } from './targets';
import { Panel } from '../../model';

/** Any of the options below, as a panel holds them. */
type Options = Record<string, unknown>;

/**
 * What is particular to a kind of panel: its `options`.
 *
 * @internal
 */
export function renderOptions(panel: Panel): Options {
  switch (panel.type) {
    case 'stat': return { ...stat(panel) };
    case 'gauge': return { ...gauge(panel) };
    case 'bargauge': return { ...barGauge() };
    case 'table': return { ...table() };
    case 'heatmap': return { ...heatmap(panel) };
    default: return { ...timeSeries() };
  }
}

/** Of each series its last value. */
function lastValue(): Published<ReduceDataOptions> {
  return { calcs: ['lastNotNull'], fields: '', values: false };
}

/** One value has no past to draw. */
function hasPast(panel: Panel): boolean {
  return panel.queries.some((query) => !isInstant(query, panel));
}

function timeSeries(): Published<TimeSeriesOptions> {
  return {
    legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: true },
    tooltip: { mode: 'multi', sort: 'desc' },
  };
}

function stat(panel: Panel): Published<StatOptions> {
  return {
    colorMode: 'value',
    graphMode: hasPast(panel) ? 'area' : 'none',
    justifyMode: 'auto',
    orientation: 'auto',
    percentChangeColorMode: 'standard',
    reduceOptions: lastValue(),
    showPercentChange: false,
    textMode: 'auto',
    wideLayout: true,
  };
}

function gauge(panel: Panel): Published<GaugeOptions> {
  return {
    barShape: 'flat',
    barWidthFactor: 0.5,
    effects: {},
    endpointMarker: 'point',
    minVizHeight: 75,
    minVizWidth: 75,
    orientation: 'auto',
    reduceOptions: lastValue(),
    segmentCount: 1,
    segmentSpacing: 0.3,
    shape: 'gauge',
    showThresholdLabels: false,
    showThresholdMarkers: true,
    sizing: 'auto',
    sparkline: hasPast(panel),
    textMode: 'auto',
  };
}

function barGauge(): Published<BarGaugeOptions> {
  return {
    displayMode: 'basic',
    legend: { calcs: [], displayMode: 'list', placement: 'bottom', showLegend: false },
    maxVizHeight: 300,
    minVizHeight: 16,
    minVizWidth: 8,
    namePlacement: 'auto',
    orientation: 'horizontal',
    reduceOptions: lastValue(),
    showUnfilled: true,
    sizing: 'auto',
    valueMode: 'color',
  };
}

function table(): Published<TableOptions> {
  return { cellHeight: 'sm', frameIndex: 0, showHeader: true, showTypeIcons: false, sortBy: [] };
}

/** The axis carries the unit of what was measured; a cell is a count of measurements. */
function heatmap(panel: Panel): Published<HeatmapOptions> {
  const { unit, min, max, decimals } = panel._props;
  return {
    calculate: false,
    cellGap: 1,
    cellValues: { unit: 'short' },
    color: { exponent: 0.5, fill: 'dark-orange', mode: 'scheme', reverse: false, scale: 'exponential', scheme: 'Oranges', steps: 64 },
    exemplars: { color: 'rgba(255,0,255,0.7)' },
    filterValues: { le: 1e-9 },
    legend: { show: true, placement: 'bottom' },
    rowsFrame: { layout: 'auto' },
    showValue: 'never',
    tooltip: { mode: 'single', showColorScale: false, yHistogram: true },
    yAxis: {
      axisPlacement: 'left',
      reverse: false,
      unit: unit.id,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(decimals === undefined ? {} : { decimals }),
    },
  };
}
