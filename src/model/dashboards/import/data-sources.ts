import { Json } from '../../../core';

/** What every reference becomes: whatever is chosen in the dashboard's first drop-down. @internal */
export const CHOSEN = { type: 'prometheus', uid: '${datasource}' };
/** Grafana itself: annotations that people make, other panels of the dashboard, calculations. */
const OWN_UIDS = ['-- Grafana --', 'grafana', '-- Dashboard --', '__expr__'];
const OWN_TYPES = ['grafana', 'datasource', '__expr__'];
const VARIABLE = /^(?:\$\{?|\[\[)(\w+)(?::\w+)?(?:\}|\]\])?$/;
/** Kinds by which people call their data sources, when that is no Prometheus. */
const OTHER_NAME = /loki|tempo|jaeger|zipkin|elastic|opensearch|influx|graphite|cloudwatch|postgres|mysql|mssql|testdata|stackdriver|azure/i;

/**
 * What a dashboard reads from, and what its references become.
 *
 * @internal
 */
export class DataSources {
  private readonly inputs: ReadonlyMap<string, string>;
  /** Names of the variables that chose a Prometheus: one takes their place. */
  public readonly variables: readonly string[];

  public constructor(dashboard: Json) {
    const inputs: Json[] = (dashboard.__inputs ?? []).filter((input: Json | null) => input?.type === 'datasource');
    this.inputs = new Map(inputs.map(({ name, pluginId }) => [String(name), String(pluginId)]));
    this.variables = (dashboard.templating?.list ?? []).filter((variable: Json) => variable.type === 'datasource' && isPrometheus(variable.query ?? 'prometheus')).map(({ name }: Json) => String(name));
  }

  /** The reference as it has to be; the kind of what is read, if that is no Prometheus. */
  public resolve(reference: unknown): { readonly reference: unknown; readonly other?: string } {
    if (typeof reference === 'string') return this.byName(reference);
    const { type, uid } = (typeof reference === 'object' && reference !== null ? reference : {}) as Json;
    if (OWN_UIDS.includes(uid) || OWN_TYPES.includes(type)) return { reference: uid === 'grafana' ? { type: 'grafana', uid: '-- Grafana --' } : reference };
    if (type !== undefined && type !== '' && type !== 'mixed' && !isPrometheus(type)) return { reference, other: String(type) };
    return type === undefined && typeof uid === 'string' ? this.byName(uid) : { reference: CHOSEN };
  }

  private byName(name: string): { readonly reference: unknown; readonly other?: string } {
    if (OWN_UIDS.includes(name)) return { reference: name === '-- Dashboard --' ? { type: 'datasource', uid: name } : { type: 'grafana', uid: '-- Grafana --' } };
    const variable = VARIABLE.exec(name)?.[1];
    const plugin = variable === undefined ? undefined : this.inputs.get(variable);
    if (plugin !== undefined && !isPrometheus(plugin)) return { reference: name, other: plugin };
    if (variable === undefined && OTHER_NAME.test(name)) return { reference: name, other: name };
    return { reference: CHOSEN };
  }
}

function isPrometheus(type: unknown): boolean {
  return typeof type === 'string' && /prometheus/i.test(type);
}
