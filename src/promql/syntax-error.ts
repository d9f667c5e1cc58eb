import { SyntaxNode } from './grammar';
import { isBeyondGrammar, isProofOfMistake } from './grammar-differences';
import { QuerySource } from './macros';
import { Refusal } from './refusal';
import { codeOf, segmentsOf } from './segments';

const TOKEN = /[A-Za-z_:][\w:]*|==|!=|<=|>=|=~|!~|[^]/uy;
const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
/** What people write who think of another language. */
const REMEDIES: Record<string, string> = {
  '=': 'to compare values write "=="',
  '=~': 'a pattern may only stand in braces, as in {job=~"api.*"}',
  '!~': 'a pattern may only stand in braces, as in {job!~"api.*"}',
  '&': 'write "and"',
  '|': 'write "or"',
  '!': 'write "unless" to exclude series, "!=" to compare',
  ';': 'a query is one expression',
  '“': 'write a straight quote',
  '”': 'write a straight quote',
  '‘': 'write a straight quote',
  '’': 'write a straight quote',
};

/**
 * Says in words where and why the grammar could not go on.
 *
 * @param error the first error node of the tree
 * @internal
 */
export function explainSyntax(source: QuerySource, error: SyntaxNode): Refusal {
  const refusal = explain(source, error);
  if (!isBeyondGrammar(source.text.slice(0, refusal.position))) return refusal;
  return new Refusal(refusal.reason, refusal.position, refusal.remedy, false);
}

function explain({ text, promql, variables }: QuerySource, error: SyntaxNode): Refusal {
  const segments = segmentsOf(text);
  const code = codeOf(promql, segments);
  let position = error.from;
  for (const { kind, from, to } of segments) {
    while (position < to && position >= from && /\s/.test(text[position])) position++;
    if (kind === 'comment' && position >= from && position < to) position = to;
  }

  const open = openBrackets(code.slice(0, position));
  const innermost = open[open.length - 1];
  if (position >= text.length) {
    return innermost === undefined
      ? new Refusal('unexpected end of the query', text.length)
      : new Refusal(`"${code[innermost]}" is never closed`, innermost);
  }

  const covering = [...segments.filter(({ kind }) => kind === 'string'), ...variables].find(({ from, to }) => from <= position && position < to);
  if (covering) return new Refusal(`unexpected ${text.slice(covering.from, covering.to)}`, covering.from);

  // The grammar stops inside a word such as 5min or 1.5h, of which it could read a part.
  const number = /(?<![\w:.])\.?\d[\w.]*$/.exec(code.slice(0, position + 1));
  if (number) {
    const word = /^[\w.]+/.exec(code.slice(number.index))![0];
    return new Refusal(`${JSON.stringify(word)} is neither a number nor a duration`, number.index, 'write whole units from large to small, such as 1h30m');
  }

  TOKEN.lastIndex = position;
  const token = TOKEN.exec(code)![0];
  const caller = /([A-Za-z_:][\w:]*)\s*$/.exec(code.slice(0, position));
  if (token === '(' && caller) return new Refusal(`unknown function "${caller[1]}"`, caller.index);
  if (Object.values(CLOSING).includes(token) && innermost !== undefined && CLOSING[code[innermost]] !== token) {
    return new Refusal(`unexpected "${token}"`, position, `"${code[innermost]}" is not closed yet`);
  }
  return new Refusal(`unexpected "${token}"`, position, REMEDIES[token], isProofOfMistake(token));
}

/** Where the brackets stand that are still open at the end, the outermost first. */
function openBrackets(code: string): number[] {
  const open: number[] = [];
  for (let i = 0; i < code.length; i++) {
    if (code[i] in CLOSING) open.push(i);
    else if (code[i] === CLOSING[code[open[open.length - 1]]]) open.pop();
  }
  return open;
}
