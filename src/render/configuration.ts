import { Addresses } from './addresses';
import { renderAlertmanager } from './alertmanager';
import { withPatches } from './file-patch';
import { renderGrafana } from './grafana';
import { renderPrometheus } from './prometheus';
import { renderRules } from './rules';
import { Description } from '../model';
import { ConfigFile } from '../workload';

/**
 * Every file of the configuration, with those that packs bring along. A server that somebody else runs has none.
 *
 * @internal
 */
export function renderConfiguration(description: Description, addresses: Addresses): ConfigFile[] {
  return withPatches([
    ...(description.prometheus.options === undefined ? [] : [renderPrometheus(description, addresses), ...renderRules(description)]),
    ...renderAlertmanager(description),
    ...renderGrafana(description, addresses),
    ...description.files,
  ], description.filePatches);
}
