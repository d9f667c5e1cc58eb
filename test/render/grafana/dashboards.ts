import { Severity } from '../../../src/core';
import { AlertRule, Dashboard, DashboardRow, Panel, PanelProps, Unit } from '../../../src/model';

/** What a test does not care about. */
export const PLAIN: PanelProps = { title: 'Requests', description: 'Per second.', unit: Unit.REQUESTS_PER_SECOND, queries: [{ expr: 'up' }] };

export function dashboardOf(...rows: DashboardRow[]): Dashboard {
  return new Dashboard({ uid: 'api', title: 'API', rows });
}

export function panelsOf(...panels: Panel[]): Dashboard {
  return dashboardOf({ title: 'All', panels });
}

export function alert(name: string, expr: string, threshold?: number, severity = Severity.WARNING): AlertRule {
  return new AlertRule({ alert: name, expr, threshold, severity, summary: 'Something is wrong.', description: 'Look at it.' });
}
