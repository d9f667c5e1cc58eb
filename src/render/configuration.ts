import { Addresses } from './addresses';
import { renderAlertmanager } from './alertmanager';
import { withPatches } from './file-patch';
import { renderGrafana } from './grafana';
import { renderPrometheus } from './prometheus';
import { renderRules } from './rules';
import { invalid, shown } from '../core';
import { Description } from '../model';
import { ConfigFile } from '../workload';

/**
 * Every file of the configuration, with those that packs bring along. A server that somebody else runs has none.
 *
 * @throws on two files of one path
 * @internal
 */
export function renderConfiguration(description: Description, addresses: Addresses): ConfigFile[] {
  const files = [
    ...(description.prometheus.options === undefined ? [] : [renderPrometheus(description, addresses), ...renderRules(description)]),
    ...renderAlertmanager(description),
    ...renderGrafana(description, addresses),
    ...description.files,
  ];
  const twice = files.find((file, i) => files.findIndex((other) => other.path === file.path) !== i);
  if (twice) throw invalid(`the file ${shown(twice.path)} is written twice: a pack brings a file of this name, and so does another pack or the library; rename one`);
  return withPatches(files, description.filePatches);
}
