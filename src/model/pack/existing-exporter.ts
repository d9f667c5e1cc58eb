import { invalid } from '../../core';

/**
 * Refuses what an exporter that runs already knows itself, beside its address.
 *
 * @param props of the pack, with `name` and `exporterAddress`
 * @internal
 */
export function requireExporterAlone(of: string, props: { readonly name?: string; readonly exporterAddress?: string }): void {
  const { name: _, exporterAddress, ...own } = props;
  const given = Object.entries(own).filter(([, value]) => value !== undefined).map(([field]) => field);
  if (exporterAddress === undefined || given.length === 0) return;
  throw invalid(`${of} has an exporterAddress and also ${given.join(', ')}: the exporter that runs knows its server; leave them out`);
}
