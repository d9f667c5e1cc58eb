import type { Panel as GrafanaPanel, RowPanel } from '@grafana/schema';
import type { pluginVersion } from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';
import { chosenDataSource } from './data-source';
import { renderFieldConfig } from './field-config';
import { PlacedPanel, PlacedRow } from './layout';
import { renderOptions } from './panel-options';
import { Published } from './published';
import { renderTargets } from './targets';
import { DrawableAlerts } from './thresholds';
import { renderTransformations } from './transformations';
import { Json, mergeOverrides } from '../../core';

/** The version whose options these are: a panel without one is taken for an old panel, and changed. */
const PLUGIN_VERSION: typeof pluginVersion = '13.2.2';

/**
 * A section: its title and, when it is open, its panels after it; when it is folded, its panels inside.
 *
 * @internal
 */
export function renderRow(placed: PlacedRow, alerts: DrawableAlerts): Json[] {
  const panels = placed.panels.map((panel) => renderPanel(panel, alerts));
  const collapsed = placed.row.collapsed === true;
  const row: Published<Omit<RowPanel, 'panels'>> = { id: placed.id, type: 'row', title: placed.row.title, collapsed, gridPos: placed.gridPos };
  return collapsed ? [{ ...row, panels }] : [{ ...row, panels: [] }, ...panels];
}

/**
 * A panel.
 *
 * @throws on a threshold that cannot be drawn
 * @internal
 */
export function renderPanel({ id, gridPos, panel }: PlacedPanel, alerts: DrawableAlerts): Json {
  const generated: Published<GrafanaPanel> = {
    id,
    type: panel.type,
    title: panel.title,
    description: panel._props.description,
    gridPos,
    datasource: chosenDataSource(),
    fieldConfig: renderFieldConfig(panel, alerts),
    options: renderOptions(panel),
    pluginVersion: PLUGIN_VERSION,
    targets: renderTargets(panel),
    transformations: renderTransformations(panel),
  };
  return mergeOverrides(generated, panel._props.overrides);
}
