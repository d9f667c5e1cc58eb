import type { Dashboard as GrafanaDashboard } from '@grafana/schema';
import { renderAnnotations } from './annotations';
import { grafanaDuration } from './duration';
import { layOut } from './layout';
import { renderRow } from './panels';
import { Published } from './published';
import { namedAlerts } from './thresholds';
import { renderVariables } from './variables';
import { Json, mergeOverrides, shown } from '../../core';
import { PlacedDashboard } from '../../model';

/** The last version of the classic schema, which every Grafana loads from a file. */
const SCHEMA_VERSION = 42;

/**
 * A dashboard in Grafana's classic JSON (https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/).
 *
 * @throws on a panel that names an alert which does not exist or has no threshold
 * @internal
 */
export function renderDashboard(placed: PlacedDashboard): Json {
  const { dashboard } = placed;
  if (dashboard._json !== undefined) {
    const { templating, ...json } = dashboard._json;
    return mergeOverrides({ ...json, templating: { list: [...renderVariables([]), ...templating.list] } }, dashboard._props.overrides);
  }
  const { description, refresh, tags, timeRange, overrides } = dashboard._props;
  const of = `dashboard ${shown(dashboard.uid)}`;
  const drawn = dashboard.rows.flatMap((row) => row.panels).flatMap((panel) => namedAlerts(panel, placed));
  // Panels already hold what their users gave verbatim, which no type can know.
  const generated: Published<Omit<GrafanaDashboard, 'panels'>> & { readonly panels: Json[] } = {
    id: null,
    uid: dashboard.uid,
    title: dashboard.title,
    ...(description === undefined ? {} : { description }),
    tags: [...tags ?? []],
    annotations: { list: renderAnnotations(drawn) },
    // It is changed where it is described: what is changed here would be lost.
    editable: false,
    fiscalYearStartMonth: 0,
    graphTooltip: 1,
    links: [],
    panels: layOut(dashboard.rows).flatMap((row) => renderRow(row, placed)),
    preload: false,
    refresh: grafanaDuration(refresh ?? '30s', `refresh of ${of}`),
    schemaVersion: SCHEMA_VERSION,
    templating: { list: renderVariables(dashboard.variables) },
    time: { from: `now-${grafanaDuration(timeRange ?? '6h', `timeRange of ${of}`)}`, to: 'now' },
    timepicker: {},
    timezone: 'browser',
    version: 1,
    weekStart: '',
  };
  return mergeOverrides(generated, overrides);
}
