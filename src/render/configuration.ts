import { Addresses } from './addresses';
import { renderAlertmanager } from './alertmanager';
import { renderGrafana } from './grafana';
import { renderPrometheus } from './prometheus';
import { renderRules } from './rules';
import { Description } from '../model';
import { ConfigFile } from '../workload';

/**
 * Every file of the configuration. A server that somebody else runs has none.
 *
 * @internal
 */
export function renderConfiguration(description: Description, addresses: Addresses): ConfigFile[] {
  return [
    ...(description.prometheus.options === undefined ? [] : [renderPrometheus(description, addresses), ...renderRules(description)]),
    ...renderAlertmanager(description),
    ...renderGrafana(description, addresses),
  ];
}
