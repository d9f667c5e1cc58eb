import { QuerySource } from './macros';
import { codeOf, segmentsOf } from './segments';

// Where the published grammar (0.315) and Prometheus 3.16 differ, in three lists:
// 1. What Prometheus reads and the grammar does not is bridged by stand-ins (DIFFERENCES).
// 2. What is refused all the same is no proof of a mistake (`QueryError.certain`): what follows more than some hundred operators or
//    brackets; the word offset where nobody expects it; an offset of NaN, of which Prometheus makes some duration (time-reader.ts);
//    what is nested too deeply for the stack (query.ts).
// 3. What the grammar reads and Prometheus does not is refused where it is read: metrics and labels named like keywords (below), strings
//    without an end and numbers without a space behind them (leaf-reader.ts), and all that makes no sense (well-formed.ts, types.ts).
// test/promql/grammar-differences.test.ts has an example of each, test/promql/agreement.test.ts looks for others.

/** A piece of PromQL that only one of the two reads, and what stands for it while the grammar reads the query. */
interface Difference {
  readonly pattern: RegExp;
  /** Of the same length. */
  readonly standIn: (text: string) => string;
  /** Whether it is one inside brackets only, or outside of them only. */
  readonly brackets?: 'inside' | 'outside';
}

/** What Prometheus 3.16 reads and the published grammar (0.315) does not. */
const DIFFERENCES: readonly Difference[] = [
  // A number may end with its point: `5.`
  { pattern: /(?<![\w.])\d+\.(?![\w.])/g, standIn: (text) => `${text.slice(0, -1)} ` },
  { pattern: /\b0X(?=[\da-fA-F])/g, standIn: () => '0x' },
  // Hexadecimal digits may follow an underscore: `0x_1f`
  { pattern: /\b0x_(?=[\da-f])/gi, standIn: () => '0x0' },
  // Not in the grammar yet, or in durations only.
  { pattern: /(?<![\w:]|\boffset\s*[-+(\s]*)(?:integral|max_of|min_of)(?=\s*\()/g, standIn: (text) => 'ln'.padEnd(text.length), brackets: 'outside' },
  // In durations these words may be in capitals.
  { pattern: /(?<![\w:])(?:step|range|max_of|min_of)(?=\s*\()/gi, standIn: (text) => text.toLowerCase() },
  // A label of a list may contain a colon, though no label can.
  { pattern: /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([\s\w:,]*\)/gi, standIn: (text) => text.replace(/:/g, '_') },
];

/** A metric may be named `offset`, but also `or`, which `offset 5m` may follow: so this is tried after the others alone. */
const OFFSET: readonly Difference[] = [
  { pattern: /(?<=(?:^|[-+*/%^<>=(,]|(?<![\w:])(?:and|or|unless|atan2|bool|group_left|group_right))\s*)offset(?![\w:])/gi, standIn: () => 'offse_' },
  { pattern: /(?<=(?<![\w:])(?:on|ignoring|group_left|group_right|fill|fill_left|fill_right)\s*\([^()]*\)\s*)offset(?![\w:])/gi, standIn: () => 'offse_' },
];

/**
 * The source with stand-ins for what only the grammar refuses, in the order in which they are worth trying. For queries that it does
 * refuse: in others nothing needs a stand-in.
 *
 * @internal
 */
export function bridgeDifferences(source: QuerySource): QuerySource[] {
  const segments = segmentsOf(source.promql);
  const withStandIns = (differences: readonly Difference[]): QuerySource => {
    const code = differences.reduce(bridged, codeOf(source.promql, segments));
    const promql = segments.map(({ kind, from, to }) => (kind === 'code' ? code : source.promql).slice(from, to)).join('');
    return { ...source, promql };
  };
  return [DIFFERENCES, [...DIFFERENCES, ...OFFSET]].map(withStandIns);
}

/**
 * Whether Prometheus may read what the grammar stumbles over, so that the refusal is no proof.
 *
 * @param token where the grammar stopped
 * @internal
 */
export function isProofOfMistake(token: string): boolean {
  return token.toLowerCase() !== 'offset';
}

/**
 * Whether so much stands before an error that the grammar may have given up: its parser cuts its stack at 2,800 symbols
 * (@lezer/lr, Rec.CutDepth), and sums and brackets stay on it until their end.
 *
 * @internal
 */
export function isBeyondGrammar(before: string): boolean {
  return before.length > 1_000 && before.match(/\w+|[^\w\s]/g)!.length > 1_000;
}

/**
 * Whether the grammar reads a metric's name where Prometheus does not.
 *
 * @internal
 */
export function isKeywordOnly(metric: string): boolean {
  return metric.toLowerCase() === 'atan2';
}

/**
 * Whether Prometheus reads the word as a number or a keyword where the grammar reads a label of a list such as `by (..)`.
 *
 * @internal
 */
export function isNoLabel(word: string): boolean {
  return /^(?:inf|nan|without)$/i.test(word);
}

function bridged(code: string, { pattern, standIn, brackets }: Difference): string {
  return code.replace(pattern, (text, offset: number) => {
    const isInside = code.lastIndexOf('[', offset) > code.lastIndexOf(']', offset);
    return brackets === undefined || isInside === (brackets === 'inside') ? standIn(text) : text;
  });
}
