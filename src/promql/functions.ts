import { Signature, readSignature } from './signature';

/**
 * The feature flag that Prometheus wants for what is experimental (`--enable-feature`).
 *
 * @internal
 */
export const EXPERIMENTAL_FUNCTIONS = 'promql-experimental-functions';

/**
 * A function of the query language.
 *
 * @internal
 */
export interface PromqlFunction extends Signature {
  /** The first release that had it; undefined for what 2.0 already had. */
  readonly since?: string;
  /** The first release in which it needs no flag; undefined while it is experimental, and when it never was. */
  readonly stableSince?: string;
  /** The feature flag that Prometheus 3.16 wants for it. */
  readonly flag?: string;
}

type Row = readonly [signature: string, since?: string, experimental?: 'experimental' | { readonly until: string }];

/**
 * All functions of Prometheus 3.16.
 *
 * Names, arguments and flags: promql/parser/functions.go of github.com/prometheus/prometheus v0.316.0, which
 * test/promql/agreement.test.ts compares with a running server. Releases: its CHANGELOG.md; day_of_year: pull request 10720.
 */
const ROWS: readonly Row[] = [
  // One value of each series.
  ['abs(vector) vector'], ['ceil(vector) vector'], ['exp(vector) vector'], ['floor(vector) vector'], ['ln(vector) vector'],
  ['log10(vector) vector'], ['log2(vector) vector'], ['sqrt(vector) vector'], ['sgn(vector) vector', '2.26.0'],
  ['round(vector, scalar?) vector'],
  ['clamp(vector, scalar, scalar) vector', '2.26.0'], ['clamp_max(vector, scalar) vector'], ['clamp_min(vector, scalar) vector'],
  ['sort(vector) vector'], ['sort_desc(vector) vector'],
  ['sort_by_label(vector, string*) vector', '2.49.0', 'experimental'],
  ['sort_by_label_desc(vector, string*) vector', '2.49.0', 'experimental'],
  ['timestamp(vector) vector'], ['start_timestamp(vector) vector', '3.14.0', 'experimental'],
  // Angles.
  ...['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cos', 'cosh', 'deg', 'rad', 'sin', 'sinh', 'tan', 'tanh']
    .map((name): Row => [`${name}(vector) vector`, '2.31.0']),
  ['pi() scalar', '2.31.0'],
  // Calendar; of now when no vector is given.
  ['day_of_year(vector?) vector', '2.37.0'],
  ...['day_of_month', 'day_of_week', 'days_in_month', 'hour', 'minute', 'month', 'year'].map((name): Row => [`${name}(vector?) vector`]),
  // Between kinds.
  ['scalar(vector) scalar'], ['vector(scalar) vector'], ['time() scalar'],
  ['absent(vector) vector'], ['absent_over_time(matrix) vector', '2.16.0'],
  // The query's own times.
  ...['start', 'end', 'range', 'step'].map((name): Row => [`${name}() scalar`, '3.12.0', 'experimental']),
  ['max_of(scalar, scalar) scalar', '3.13.0', 'experimental'], ['min_of(scalar, scalar) scalar', '3.13.0', 'experimental'],
  // Labels.
  ['label_replace(vector, string, string, string, string) vector'], ['label_join(vector, string, string, string*) vector'],
  ['info(vector, vector?) vector', '3.0.0', 'experimental'],
  // Histograms.
  ['histogram_quantile(scalar, vector) vector'],
  ['histogram_quantiles(vector, string, scalar, scalar{0,9}) vector', '3.11.0', 'experimental'],
  ['histogram_fraction(scalar, scalar, vector) vector', '2.40.0'],
  ['histogram_count(vector) vector', '2.40.0'], ['histogram_sum(vector) vector', '2.40.0'], ['histogram_avg(vector) vector', '2.51.0'],
  ['histogram_stddev(vector) vector', '2.47.0'], ['histogram_stdvar(vector) vector', '2.47.0'],
  // Change over a range.
  ...['rate', 'irate', 'increase', 'delta', 'idelta', 'deriv', 'changes', 'resets'].map((name): Row => [`${name}(matrix) vector`]),
  ['predict_linear(matrix, scalar) vector'],
  ['double_exponential_smoothing(matrix, scalar, scalar) vector', '3.0.0', 'experimental'],
  ['integral(matrix, scalar?) vector', '3.16.0', 'experimental'],
  // Values over a range.
  ...['avg', 'count', 'max', 'min', 'stddev', 'stdvar', 'sum'].map((name): Row => [`${name}_over_time(matrix) vector`]),
  ['quantile_over_time(scalar, matrix) vector'],
  ['last_over_time(matrix) vector', '2.26.0'], ['present_over_time(matrix) vector', '2.29.0'],
  ['first_over_time(matrix) vector', '3.7.0', { until: '3.14.0' }],
  ['mad_over_time(matrix) vector', '2.49.0', 'experimental'],
  ['ts_of_first_over_time(matrix) vector', '3.7.0', 'experimental'],
  ...['last', 'max', 'min'].map((name): Row => [`ts_of_${name}_over_time(matrix) vector`, '3.5.0', 'experimental']),
];

const FUNCTIONS: ReadonlyMap<string, PromqlFunction> = new Map(ROWS.map(([text, since, experimental]) => {
  const signature = readSignature(text);
  const flags = experimental === 'experimental' ? { flag: EXPERIMENTAL_FUNCTIONS } : { stableSince: experimental?.until };
  return [signature.name, { ...signature, since, ...flags }];
}));

/**
 * A function by its name; undefined when Prometheus has none of this name.
 *
 * @internal
 */
export function functionOf(name: string): PromqlFunction | undefined {
  return FUNCTIONS.get(name);
}

/**
 * All functions, by name.
 *
 * @internal
 */
export function allFunctions(): readonly PromqlFunction[] {
  return [...FUNCTIONS.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}
