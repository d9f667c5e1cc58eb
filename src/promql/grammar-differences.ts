import { QuerySource } from './macros';
import { codeOf, segmentsOf } from './segments';

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
  // A metric may be named `offset`. Not bridged: behind a closing parenthesis, as in `a / on (b) offset`.
  { pattern: /(?<=(?:^|[-+*/%^<>=(,]|(?<![\w:])(?:and|or|unless|atan2))\s*)offset(?![\w:])/gi, standIn: () => 'offse_' },
];

/**
 * The source with stand-ins for what only the grammar refuses. For queries that it does refuse: in others nothing needs a stand-in.
 *
 * @internal
 */
export function bridgeDifferences(source: QuerySource): QuerySource {
  const segments = segmentsOf(source.promql);
  const code = DIFFERENCES.reduce(bridged, codeOf(source.promql, segments));
  const promql = segments.map(({ kind, from, to }) => (kind === 'code' ? code : source.promql).slice(from, to)).join('');
  return { ...source, promql };
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
 * Whether the grammar reads a metric's name where Prometheus does not.
 *
 * @internal
 */
export function isKeywordOnly(metric: string): boolean {
  return metric.toLowerCase() === 'atan2';
}

function bridged(code: string, { pattern, standIn, brackets }: Difference): string {
  return code.replace(pattern, (text, offset: number) => {
    const isInside = code.lastIndexOf('[', offset) > code.lastIndexOf(']', offset);
    return brackets === undefined || isInside === (brackets === 'inside') ? standIn(text) : text;
  });
}
