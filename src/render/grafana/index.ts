import { renderDashboard } from './dashboard';
import { renderDashboardProvider, renderDataSources } from './provisioning';
import { invalid, shown } from '../../core';
import { Dashboard, Description } from '../../model';
import { ConfigFile } from '../../workload';
import { Addresses } from '../addresses';

/**
 * Everything that Grafana is given: data sources, and dashboards as files, so that nothing is imported by hand. Nothing,
 * if the monitoring runs no Grafana.
 *
 * @throws on two dashboards with one uid or title, and on what a dashboard cannot draw
 * @internal
 */
export function renderGrafana(description: Description, addresses: Addresses): ConfigFile[] {
  if (description.grafana.options === undefined) return [];
  requireUnique(description.dashboards.map(({ dashboard }) => dashboard));
  const dashboards = description.dashboards.map((placed) => ({
    path: `grafana/dashboards/${placed.dashboard.uid}.json`,
    content: `${JSON.stringify(renderDashboard(placed), undefined, 2)}\n`,
  }));
  return [
    renderDataSources(description, addresses),
    // Without dashboards there is no folder of them, which Grafana would report every time it looks.
    ...(dashboards.length > 0 ? [renderDashboardProvider(description)] : []),
    ...dashboards,
  ];
}

/** Of two with one uid, or one title in the folder, Grafana shows now this one and now that one. */
function requireUnique(dashboards: readonly Dashboard[]): void {
  const byUid = new Map<string, Dashboard>();
  const byTitle = new Map<string, Dashboard>();
  for (const dashboard of dashboards) {
    const sameUid = byUid.get(dashboard.uid);
    if (sameUid) {
      throw invalid(`the dashboards ${shown(sameUid.title)} and ${shown(dashboard.title)} have the same uid ${shown(dashboard.uid)}: give each its own`);
    }
    const sameTitle = byTitle.get(dashboard.title);
    if (sameTitle) {
      throw invalid(`the dashboards ${shown(sameTitle.uid)} and ${shown(dashboard.uid)} have the same title ${shown(dashboard.title)}: give each its own`);
    }
    byUid.set(dashboard.uid, dashboard);
    byTitle.set(dashboard.title, dashboard);
  }
}
