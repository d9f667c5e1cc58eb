import { isScalar, Node } from 'yaml';

/**
 * Where a place of a value stands in the YAML that the value was read from.
 *
 * YAML folds, indents and quotes: it changes white space and escapes, and nothing else. So the place is found by counting
 * the other characters in front of it.
 *
 * @param offset in the value, from 0
 * @returns the offset in the source, from 0
 * @internal
 */
export function sourceOffset(source: string, node: Node, offset: number): number {
  const [start, end] = node.range ?? [0, source.length];
  if (!isScalar(node) || typeof node.value !== 'string') return start;
  let before = node.value.slice(0, offset).replace(/\s/g, '').length;
  const steps = stepsOf(source.slice(start, end), node.type);
  for (const { at, counts } of steps) {
    if (!counts) continue;
    if (before === 0) return start + at;
    before--;
  }
  return start + source.slice(start, end).trimEnd().length;
}

interface Step { readonly at: number; readonly counts: boolean }

/** The characters of a scalar's source: each counts once if it gives a character of the value that is no white space. */
function* stepsOf(text: string, type: string | null | undefined): Generator<Step> {
  const block = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  const single = type === 'QUOTE_SINGLE';
  const double = type === 'QUOTE_DOUBLE';
  // The header of a block, `|-`, and the quotes are no part of the value.
  let at = block ? text.indexOf('\n') + 1 : single || double ? 1 : 0;
  const end = single || double ? text.length - 1 : text.length;
  while (at < end) {
    const length = single && text.startsWith("''", at) ? 2 : double && text[at] === '\\' ? escapeLength(text[at + 1]) : 1;
    const white = length === 1 ? /\s/.test(text[at]) : double && /[\snrtvfe_NLP]/.test(text[at + 1]);
    yield { at, counts: !white };
    at += length;
  }
}

function escapeLength(kind: string | undefined): number {
  return { x: 4, u: 6, U: 10 }[kind ?? ''] ?? 2;
}
