import { Span } from './expression';
import { Refusal } from './refusal';

/**
 * A part of a query's text. Who looks for words or brackets looks at code only: strings and comments may contain anything.
 *
 * @internal
 */
export interface Segment extends Span {
  readonly kind: 'code' | 'string' | 'comment';
}

/** A comment, a whole string, or the begin of a string that never ends. */
const OPAQUE = /#[^\n]*|"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|`[^`]*`|["'`]/g;

/**
 * The text cut into code, strings and comments, without gaps.
 *
 * @internal
 */
export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(OPAQUE)) {
    const from = match.index;
    if (match[0].length === 1 && match[0] !== '#') {
      throw new Refusal(`the string is never closed${match[0] === '`' ? '' : ' on its line'}`, from);
    }
    if (from > end) segments.push({ kind: 'code', from: end, to: from });
    end = from + match[0].length;
    segments.push({ kind: match[0][0] === '#' ? 'comment' : 'string', from, to: end });
  }
  if (end < text.length) segments.push({ kind: 'code', from: end, to: text.length });
  return segments;
}

/**
 * The text with strings and comments blanked out, each position staying where it was.
 *
 * @internal
 */
export function codeOf(text: string, segments: readonly Segment[]): string {
  return segments.map(({ kind, from, to }) => kind === 'code' ? text.slice(from, to) : ' '.repeat(to - from)).join('');
}
