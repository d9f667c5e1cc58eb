import type { DataSourceRef } from '@grafana/schema';
import { Published } from './published';

/**
 * Fixed for ever: Grafana refuses to start with a provisioned data source whose uid changed (github.com/grafana/grafana/issues/110740).
 *
 * @internal
 */
export const PROMETHEUS = { name: 'Prometheus', uid: 'prometheus' };

/** @internal */
export const ALERTMANAGER = { name: 'Alertmanager', uid: 'alertmanager' };

/**
 * What panels, queries and variables read from: whatever is chosen in the dashboard's first drop-down.
 *
 * @internal
 */
export function chosenDataSource(): Published<DataSourceRef> {
  return { type: 'prometheus', uid: '${datasource}' };
}
