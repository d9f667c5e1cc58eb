import { SourceScalar } from './source-node';

/**
 * Where a place of a text stands in the file that the text was read from.
 *
 * YAML folds, indents and quotes: it changes white space and escapes, and nothing else. So the place is found by counting the
 * other characters in front of it.
 *
 * @param offset in the text, from 0
 * @returns the offset in the file, from 0
 * @internal
 */
export function textOffset(file: string, { at, text, yaml }: SourceScalar, offset: number): number {
  const [start, end] = yaml?.range ?? [at, at + text.length];
  const source = file.slice(start, end);
  let before = text.slice(0, offset).replace(/\s/g, '').length;
  for (const step of stepsOf(source, yaml?.type)) {
    if (!step.counts) continue;
    if (before === 0) return start + step.at;
    before--;
  }
  return start + source.trimEnd().length;
}

interface Step { readonly at: number; readonly counts: boolean }

/** The characters of a scalar's source: each counts once if it gives a character of the text that is no white space. */
function* stepsOf(source: string, type: string | null | undefined): Generator<Step> {
  const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  const isSingle = type === 'QUOTE_SINGLE';
  const isDouble = type === 'QUOTE_DOUBLE';
  // The header of a block, `|-`, and the quotes are no part of the text.
  let at = isBlock ? source.indexOf('\n') + 1 : isSingle || isDouble ? 1 : 0;
  const end = isSingle || isDouble ? source.length - 1 : source.length;
  while (at < end) {
    const length = isSingle && source.startsWith("''", at) ? 2 : isDouble && source[at] === '\\' ? { x: 4, u: 6, U: 10 }[source[at + 1]] ?? 2 : 1;
    const isWhite = length === 1 ? /\s/.test(source[at]) : isDouble && /[\snrtvfe_NLP]/.test(source[at + 1]);
    yield { at, counts: !isWhite };
    at += length;
  }
}
