import { EXPERIMENTAL_FUNCTIONS } from './functions';
import { ValueType } from './value-type';

/**
 * An aggregation of the query language. All give an instant vector of one.
 *
 * @internal
 */
export interface PromqlAggregation {
  readonly name: string;
  /** What the parameter in front of the vector is, and its type. */
  readonly parameter?: { readonly what: string; readonly type: ValueType };
  /** Whether it picks some of the series and gives them as they are, instead of making new ones. */
  readonly picks: boolean;
  /** The first release that had it; undefined for what 2.0 already had. */
  readonly since?: string;
  /** The feature flag that Prometheus 3.16 wants for it. */
  readonly flag?: string;
}

/**
 * All aggregations of Prometheus 3.16, from promql/parser/generated_parser.y, lex.go and promql/engine.go of
 * github.com/prometheus/prometheus v0.316.0; releases from its CHANGELOG.md.
 */
const AGGREGATIONS: ReadonlyMap<string, PromqlAggregation> = new Map([
  ...['avg', 'count', 'max', 'min', 'stddev', 'stdvar', 'sum'].map((name) => ({ name, picks: false })),
  { name: 'group', picks: false, since: '2.20.0' },
  { name: 'quantile', picks: false, parameter: { what: 'the quantile', type: 'scalar' } },
  { name: 'count_values', picks: false, parameter: { what: 'the name of the label for the values', type: 'string' } },
  { name: 'topk', picks: true, parameter: { what: 'how many', type: 'scalar' } },
  { name: 'bottomk', picks: true, parameter: { what: 'how many', type: 'scalar' } },
  { name: 'limitk', picks: true, parameter: { what: 'how many', type: 'scalar' }, since: '2.54.0', flag: EXPERIMENTAL_FUNCTIONS },
  { name: 'limit_ratio', picks: true, parameter: { what: 'the share', type: 'scalar' }, since: '2.54.0', flag: EXPERIMENTAL_FUNCTIONS },
].map((aggregation) => [aggregation.name, aggregation as PromqlAggregation]));

/**
 * An aggregation by its name in lower case; undefined when Prometheus has none of this name.
 *
 * @internal
 */
export function aggregationOf(name: string): PromqlAggregation | undefined {
  return AGGREGATIONS.get(name);
}

/**
 * All aggregations, by name.
 *
 * @internal
 */
export function allAggregations(): readonly PromqlAggregation[] {
  return [...AGGREGATIONS.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}
