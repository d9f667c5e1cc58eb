import { QuerySource } from './macros';
import { codeOf, segmentsOf } from './segments';

/**
 * What Prometheus 3.16 reads and the published grammar (0.315) does not, each with a stand-in of the same length.
 *
 * Not bridged: a metric named `offset`, which the grammar takes for the keyword, and `max_of` or `min_of` both inside and outside
 * brackets in one query.
 */
const DIFFERENCES: ReadonlyArray<{ readonly pattern: RegExp; readonly standIn: (text: string) => string }> = [
  // A number may end with its point: `5.`
  { pattern: /(?<![\w.])\d+\.(?![\w.])/g, standIn: (text) => `${text.slice(0, -1)} ` },
  { pattern: /\b0X(?=[\da-fA-F])/g, standIn: () => '0x' },
  // Not yet in the grammar, or only inside brackets.
  { pattern: /(?<![\w:])(?:integral|max_of|min_of)(?=\s*\()/g, standIn: (text) => 'ln'.padEnd(text.length) },
  // In durations these words may be in capitals.
  { pattern: /(?<![\w:])(?:step|range|max_of|min_of)(?=\s*\()/gi, standIn: (text) => text.toLowerCase() },
  // A label of a list may contain a colon, though no label can.
  { pattern: /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([\s\w:,]*\)/gi, standIn: (text) => text.replace(/:/g, '_') },
];

/**
 * The source with stand-ins for what only the grammar refuses. For queries that it does refuse: in others nothing needs a stand-in.
 *
 * @internal
 */
export function bridgeDifferences(source: QuerySource): QuerySource {
  const segments = segmentsOf(source.promql);
  const code = DIFFERENCES.reduce((text, { pattern, standIn }) => text.replace(pattern, standIn), codeOf(source.promql, segments));
  const promql = segments.map(({ kind, from, to }) => (kind === 'code' ? code : source.promql).slice(from, to)).join('');
  return { ...source, promql };
}
