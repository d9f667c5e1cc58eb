import { Random } from './random';
import { METRICS } from './series';

const LABELS = ['job', 'instance', 'code', 'path', 'kind', 'room', 'version', 'cluster', 'le', 'other', '__name__'];
const VALUES: { readonly [label: string]: readonly string[] } = Object.fromEntries(LABELS.map((label) => [label, [...new Set([
  ...METRICS.flatMap(({ always, sometimes }) => [...always[label] ?? [], ...sometimes[label] ?? []]), 'zzz', '',
])]]));
const PATTERNS = ['.*', '.+', 'a.*', '.+:\\\\d', '[a-c]', '200|404', '(?:eu|us)', '(?i)API', '5..', 'api|', '^web$'];
const ARITHMETIC = ['+', '-', '*', '/', '%', '^', 'atan2'];
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];
const OF_VECTOR = ['abs', 'ceil', 'sgn', 'sort', 'sort_desc', 'timestamp', 'hour', 'day_of_year', 'histogram_count', 'cos', 'round', 'sort_by_label'];
const OF_RANGE = ['rate', 'increase', 'delta', 'changes', 'avg_over_time', 'last_over_time', 'first_over_time', 'present_over_time', 'count_over_time', 'ts_of_max_over_time', 'integral'];

/** Queries whose results have labels of all kinds of origin. All are valid; some fail when they are evaluated. */
export class LabelQueries {
  public constructor(private readonly random: Random) {}

  public make(depth: number): string {
    const { random } = this;
    if (depth <= 0) return this.selector();
    const operand = () => this.make(depth - 1 - random.below(2));
    switch (random.below(16)) {
      case 0:
      case 1:
      case 2: return this.aggregation(operand());
      case 3:
      case 4:
      case 5:
      case 6: return this.operation(operand(), operand());
      case 7: return this.replace(operand());
      case 8: return `label_join(${operand()}, "${random.pick(LABELS)}", "${random.pick(['', '-'])}"${random.some(LABELS, 0.25).map((label) => `, "${label}"`).join('')})`;
      case 9: return this.range(depth);
      case 10: return `${random.pick(OF_VECTOR)}(${operand()})`;
      case 11: return random.pick([`absent(${operand()})`, `absent(${this.selector(true)})`, `absent_over_time(${this.selector(true)}[5m])`, `absent((${this.selector(true)}))`]);
      case 12: return this.buckets(operand());
      case 13: return this.info(operand());
      case 14: return `${random.pick(['-', '+'])}(${operand()})`;
      default: return random.pick([`vector(${random.below(3)})`, `(${operand()})`, `vector(scalar(${operand()}))`, `${operand()} ${random.pick([...ARITHMETIC, ...COMPARISONS])} 1`, `2 ${random.pick(COMPARISONS)} bool (${operand()})`]);
    }
  }

  private selector(isForAbsence: boolean = false): string {
    const { random } = this;
    const matchers = random.some(LABELS.filter((label) => label !== '__name__'), isForAbsence ? 0.25 : 0.12).flatMap((label) => {
      const matcher = () => random.chance(0.6)
        ? `${label}${random.pick(['=', '=', '!='])}"${random.pick(VALUES[label])}"`
        : `${label}${random.pick(['=~', '!~'])}"${random.pick([...PATTERNS, `${random.pick(VALUES[label])}|${random.pick(VALUES[label])}`.replace(/\+/g, '\\\\+')])}"`;
      return random.chance(isForAbsence ? 0.2 : 0.05) ? [matcher(), matcher()] : [matcher()];
    });
    const { name } = random.pick(METRICS);
    if (random.chance(0.9)) return `${name}${matchers.length > 0 ? `{${matchers.join(', ')}}` : ''}`;
    return `{${[random.pick(['job="api"', '__name__=~"memory|limit"', '__name__=~"requests_total|errors_total"', '__name__=~"l.*"', 'job!=""']), ...matchers].join(', ')}}`;
  }

  private aggregation(operand: string): string {
    const { random } = this;
    const parameter = { topk: '2, ', bottomk: '2, ', limitk: '3, ', limit_ratio: '0.5, ', quantile: '0.5, ', count_values: `"${random.pick(LABELS)}", ` };
    const name = random.pick(['sum', 'sum', 'max', 'count', 'group', 'stddev', ...Object.keys(parameter)]);
    const grouping = random.chance(0.75) ? ` ${random.pick(['by', 'without'])} (${random.some(LABELS, 0.3).join(', ')}) ` : '';
    return `${name}${grouping}(${parameter[name as keyof typeof parameter] ?? ''}${operand})`;
  }

  private operation(left: string, right: string): string {
    const { random } = this;
    const isSet = random.chance(0.35);
    const isComparison = random.chance(0.4);
    const symbol = isSet ? random.pick(['and', 'or', 'unless']) : isComparison ? `${random.pick(COMPARISONS)}${random.pick(['', ' bool'])}` : random.pick(ARITHMETIC);
    const labels = random.some(LABELS, 0.3);
    let matching = random.chance(0.7) ? ` ${random.pick(['on', 'ignoring'])} (${labels.join(', ')})` : '';
    if (matching !== '' && !isSet && random.chance(0.5)) {
      matching += ` group_${random.pick(['left', 'right'])} (${random.some(LABELS.filter((label) => !labels.includes(label)), 0.25).join(', ')})`;
    }
    const fill = !isSet && random.chance(0.25) ? random.pick([' fill (0)', ' fill_left (1)', ' fill_right (1)']) : '';
    // Results of aggregations are unique more often, so that matching succeeds.
    const side = (text: string) => random.chance(0.5) ? `${random.pick(['sum', 'max'])} by (${random.some(LABELS, 0.35).join(', ')}) (${text})` : `(${text})`;
    return `${side(left)} ${symbol}${matching}${fill} ${side(right)}`;
  }

  private replace(operand: string): string {
    const { random } = this;
    const [target, source] = [random.pick(LABELS), random.pick(LABELS)];
    const replacement = random.pick(['$1', '$1', '${1}', '$0', 'fixed', '', 'x-$1', '$1$2', '$$', '$1x', '$9']);
    return `label_replace(${operand}, "${target}", "${replacement}", "${source}", "${random.pick(['(.*)', '(.*)', '', '.*', '(a).*', '([a-z]+)(.*)', '(?i)(API)', '(\\\\d)+.*', 'x?'])}")`;
  }

  private range(depth: number): string {
    const { random } = this;
    const operand = random.chance(0.5) ? `${this.selector()}[5m]` : `(${this.make(depth - 1)})[5m:1m]`;
    return `${random.pick(OF_RANGE)}(${operand}${random.pick(['', '', ' offset 1m', ' @ end()'])})`;
  }

  private buckets(operand: string): string {
    const { random } = this;
    const series = random.chance(0.7) ? random.pick(['latency_bucket', 'rate(latency_bucket[5m])', 'sum by (le, job) (latency_bucket)']) : operand;
    return random.pick([
      `histogram_quantile(0.9, ${series})`, `histogram_fraction(0, 1, ${series})`, `histogram_quantiles(${series}, "${random.pick(LABELS)}", 0.5, 0.9)`,
    ]);
  }

  private info(operand: string): string {
    const { random } = this;
    return `info(${operand}${random.pick(['', '', ', {version=~".+"}', ', {cluster="eu"}', ', {__name__="build_info"}', ', {__name__=~".+_info", job=~".*"}', ', {room=~".*"}'])})`;
  }
}
