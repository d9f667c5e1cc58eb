import { Random } from './random';
import { ValueType, allAggregations, allFunctions } from '../../src/promql';

const TYPES: readonly ValueType[] = ['scalar', 'vector', 'matrix', 'string'];
const FUNCTIONS = allFunctions();
const AGGREGATIONS = allAggregations();
const LABELS = ['job', 'instance', 'le', 'a', '"b.c"', '__name__', 'a:b'];
/** Words that mean something elsewhere. */
const KEYWORDS = [
  'and', 'or', 'unless', 'atan2', 'sum', 'topk', 'count_values', 'limit_ratio', 'by', 'without', 'on', 'ignoring', 'group_left', 'group_right', 'bool', 'offset',
  'start', 'end', 'step', 'range', 'max_of', 'min_of', 'fill', 'fill_left', 'anchored', 'smoothed', 'inf', 'NaN', 'rate', 'Sum', 'e1', '_5m',
];
const NUMBERS = ['1', '0.5', '5m', 'Inf', 'NaN', '-2', '0x1f', '5.', '.5', '1e3', '1E-7', '1e+30', '1_000', '010', '08', '0X1F', '1h30m', '1y2w', '1500ms', '0'];
const ODD_NUMBERS = ['1__0', '1_', '0x', '0b11', '0o17', '1.2.3', '5min', '1m1h', '1e', '1e999', '0x1p3', '0x_1f', '1.5h', '5mm', '1d2d', '_1', '9223372036854775808'];
const STRINGS = ['"a"', "'b'", '`c`', '""', '"le"', '"\\n"', '"\\x41"', '"\\u00e9"', "'\\''", '"\\\\d+"', '`\\d+`', '"ä🚀"', '"# no comment"', '"${1}"'];
const ODD_STRINGS = ['"\\d"', "'\\\"'", '"\\400"', '"\\ud800"', '"a', "'a", '`a', '"a\nb"', '`a\nb`', '"\\"'];
const PATTERNS = [
  'a|b', '.*', '.+', 'a.*b', '[a-z]+', '(?i)a', '(?:a|b)c', 'a{2,3}', '[[:alpha:]]', '\\\\pL', '\\\\Qa(', '(?P<n>a)', '(?<n>a)', '(?s).', 'a*?', '\\\\.', '[]a]', '[^]]',
  'a{,2}', '}', ']', '{', 'a\\\\z', '(?U)a+', '\\\\x{1F600}', '\\\\077', '(|a)', 'x{1000}', '$', '^a$', 'a||b', '\\\\-', '\\\\_', 'é+',
];
const ODD_PATTERNS = [
  '(', ')', '[', 'a{2,1}', '[z-a]', 'a**', '*a', '+', '?', '(?', '(?!a)', '(?<=a)', '\\\\8', '\\\\1', 'x{1001}', 'a++', '(?P<n>a)(?P<n>b)', '(?#c)', '\\\\', '(?z)', '[[:foo:]]',
  '\\\\pZZ', 'a{1}{2}', '(?P<1>a)', '(*a)', 'a|*', '\\\\c', '(?i', '[a', '\\\\é', '(x{1000}){1000}', '[a-\\\\d]', '\\\\u00e9', '\\\\h', '(?i)(?-i', 'a{1001}', '(?<n', 'a?{2}',
];

/**
 * Expressions of a type that is asked for, with a mistake in types, arity or modifiers here and there: their text is always
 * grammatical, so that what is judged is types.
 */
export class TypedExpressions {
  /** @param mistakes how often something is of another type than it should be */
  public constructor(private readonly random: Random, private readonly mistakes: number) {}

  public make(type: ValueType, depth: number): string {
    const { random } = this;
    const wanted = random.chance(this.mistakes) ? random.pick(TYPES) : type;
    if (random.chance(0.06)) return `(${this.make(wanted, depth)})`;
    switch (wanted) {
      case 'string': return random.pick(random.chance(this.mistakes / 4) ? ODD_STRINGS : STRINGS);
      case 'matrix': return depth <= 0 || random.chance(0.6) ? `${this.selector()}[${this.duration()}]${this.modifiers()}` : this.subquery(depth);
      case 'scalar': return depth <= 0 || random.chance(0.4) ? this.number() : this.inner('scalar', depth);
      default: return depth <= 0 || random.chance(0.2) ? `${this.selector()}${this.modifiers()}` : this.inner('vector', depth);
    }
  }

  private inner(type: 'scalar' | 'vector', depth: number): string {
    const { random } = this;
    const choice = random.below(10);
    if (choice < 4) return this.call(type, depth);
    if (choice < 6 && type === 'vector') return this.aggregation(depth);
    if (choice < 7) return `${random.pick(['-', '+'])}${this.make(type, depth - 1)}`;
    return this.operation(type, depth);
  }

  private call(type: ValueType, depth: number): string {
    const { random } = this;
    const { name, argumentTypes, minimum, maximum } = random.pick(FUNCTIONS.filter(({ returns }) => returns === type));
    let count = minimum + random.below((maximum ?? minimum + 2) - minimum + 1);
    if (random.chance(this.mistakes)) count += random.pick([-1, 1]);
    const args = Array.from({ length: Math.max(0, count) }, (_, i) => {
      if (name === 'info' && i === 1 && !random.chance(this.mistakes)) return random.pick(['{}', '{a="b"}', '{__name__="target_info"}']);
      return this.make(argumentTypes[Math.min(i, argumentTypes.length - 1)] ?? 'vector', depth - 1);
    });
    return `${name}(${args.join(', ')})`;
  }

  private aggregation(depth: number): string {
    const { random } = this;
    const { name, parameter } = random.pick(AGGREGATIONS);
    const args = [...(parameter ? [this.make(parameter.type, depth - 1)] : []), this.make('vector', depth - 1)];
    if (random.chance(this.mistakes)) args.splice(random.below(args.length + 1), random.below(2), ...random.some([this.make('vector', 0)], 0.7));
    const grouping = random.chance(0.5) ? ` ${random.pick(['by', 'without'])} (${this.labels(0.3).join(', ')}) ` : '';
    return random.chance(0.8) ? `${name}${grouping}(${args.join(', ')})` : `${name}(${args.join(', ')})${grouping}`;
  }

  private operation(type: 'scalar' | 'vector', depth: number): string {
    const { random } = this;
    const [left, right]: ValueType[] = type === 'scalar' ? ['scalar', 'scalar'] : random.pick([['vector', 'vector'], ['vector', 'vector'], ['scalar', 'vector'], ['vector', 'scalar']]);
    const isBetweenVectors = left === 'vector' && right === 'vector';
    const isArbitrary = random.chance(this.mistakes);
    const arithmetic = ['+', '-', '*', '/', '%', '^', 'atan2', '</', '>/'];
    const comparisons = ['==', '!=', '<', '<=', '>', '>='];
    const symbol = random.pick([...arithmetic, ...comparisons, ...(isBetweenVectors || isArbitrary ? ['and', 'or', 'unless'] : [])]);
    const needsBool = type === 'scalar' && !isArbitrary;
    const bool = comparisons.includes(symbol) ? (needsBool || random.chance(0.3) ? ' bool' : '') : isArbitrary && random.chance(0.3) ? ' bool' : '';
    const isSet = ['and', 'or', 'unless'].includes(symbol);
    let matching = '';
    if ((isBetweenVectors && random.chance(0.5)) || isArbitrary) {
      const labels = this.labels(0.4);
      matching = ` ${random.pick(['on', 'ignoring'])} (${labels.join(', ')})`;
      if ((!isSet && random.chance(0.4)) || (isArbitrary && random.chance(0.2))) {
        const include = random.some(LABELS.filter((label) => isArbitrary || !labels.includes(label)), 0.3);
        matching += ` group_${random.pick(['left', 'right'])}${random.pick([` (${include.join(', ')})`, include.length === 0 ? '' : ` (${include.join(', ')})`])}`;
      }
    }
    const fill = (isBetweenVectors && !isSet && random.chance(0.15)) || (isArbitrary && random.chance(0.2)) ? random.pick([' fill (0)', ' fill_left (1)', ' fill_right (-2) fill_left (5m)']) : '';
    return `${this.operand(left, depth)} ${symbol}${bool}${matching}${fill} ${this.operand(right, depth)}`;
  }

  private operand(type: ValueType, depth: number): string {
    const text = this.make(type, depth - 1);
    return this.random.chance(0.5) ? `(${text})` : text;
  }

  private subquery(depth: number): string {
    const operand = this.make('vector', depth - 1);
    return `${this.random.chance(0.7) ? `(${operand})` : operand}[${this.duration()}:${this.random.chance(0.5) ? this.duration() : ''}]${this.modifiers()}`;
  }

  private number(): string {
    const { random } = this;
    if (random.chance(this.mistakes / 4)) return random.pick(ODD_NUMBERS);
    return random.chance(0.2) ? random.pick(['time()', 'pi()', 'step()', 'end()']) : random.pick(NUMBERS);
  }

  /** Mostly plain ones, now and then a word that is a keyword elsewhere. */
  private labels(probability: number): string[] {
    const { random } = this;
    return [...random.some(LABELS, probability), ...(random.chance(0.08) ? [random.pick(KEYWORDS)] : [])];
  }

  private selector(): string {
    const { random } = this;
    const pattern = `p${random.pick(['=~', '!~'])}"${random.pick(random.chance(this.mistakes / 2) ? ODD_PATTERNS : PATTERNS)}"`;
    const keyword = `${random.pick(KEYWORDS)}="x"`;
    const matchers = random.some(['job="x"', 'a!="b"', 'c=~"d|e"', 'f!~"g.*"', '"h.i"="j"', 'le=""', pattern, keyword], 0.2).join(', ');
    const plain = random.pick(['up', 'http_requests_total', 'job:x:rate5m']);
    const name = random.chance(0.93) ? (random.chance(0.15) ? random.pick(KEYWORDS) : plain) : '';
    return name === '' ? `{${matchers}}` : matchers === '' ? name : `${name}{${matchers}}`;
  }

  private duration(): string {
    return this.random.pick(['5m', '1h', '30', '1h30m', '2 * 5m', 'step()', 'max_of(step(), 1m)', '90s']);
  }

  private modifiers(): string {
    const { random } = this;
    return random.chance(0.85) ? '' : random.pick([' offset 5m', ' offset -1h', ' @ 0', ' @ end()', ' @ start() offset 1m', ' offset step()']);
  }
}
