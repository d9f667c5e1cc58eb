import type { DataTransformerConfig } from '@grafana/schema';
import { Published } from './published';
import { refId } from './targets';
import { Panel } from '../../model';

/**
 * A table has a line for each series: its labels, then one column for each query, with the query's legend as its title.
 *
 * @internal
 */
export function renderTransformations(panel: Panel): Array<Published<DataTransformerConfig>> {
  if (panel.type !== 'table') return [];
  const several = panel.queries.length > 1;
  const titles = panel.queries.flatMap(({ legend }, i) => (legend === undefined ? [] : [[several ? `Value #${refId(i)}` : 'Value', legend] as const]));
  return [
    ...(several ? [{ id: 'merge', options: {} }] : []),
    { id: 'organize', options: { excludeByName: { Time: true, __name__: true }, indexByName: {}, renameByName: Object.fromEntries(titles) } },
  ];
}
