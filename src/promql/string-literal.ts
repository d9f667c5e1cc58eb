import { Refusal } from './refusal';

const SIMPLE: Record<string, string> = { 'a': '\x07', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\\': '\\' };
const ESCAPE = /\\(?:([abfnrtv\\'"])|([0-7]{3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|)/g;
/** What Go prints as it is (strconv.IsPrint): letters, marks, numbers, punctuation, symbols and the plain space. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/**
 * The content of a string literal, escapes resolved.
 *
 * @param literal with its quotes
 * @param position of the literal in the query
 * @internal
 */
export function unquote(literal: string, position: number): string {
  const quote = literal[0];
  const content = literal.slice(1, -1);
  if (quote === '`' || !content.includes('\\')) return content;

  const parts: Buffer[] = [];
  let end = 0;
  for (const match of content.matchAll(ESCAPE)) {
    parts.push(Buffer.from(content.slice(end, match.index)), unescape(match, quote, position + 1 + match.index));
    end = match.index + match[0].length;
  }
  parts.push(Buffer.from(content.slice(end)));
  return Buffer.concat(parts).toString('utf8');
}

/**
 * Whether a literal names bytes (`\xff`, `\377`) that no text can hold; such a literal is best left as it is.
 *
 * @internal
 */
export function hasByteEscape(literal: string): boolean {
  return literal[0] !== '`' && /(?<!\\)(?:\\\\)*\\(?:x[89a-fA-F]|[23][0-7])/.test(literal);
}

/**
 * The double-quoted literal of a content, as Prometheus prints it (Go's strconv.Quote).
 *
 * @internal
 */
export function quoted(content: string): string {
  let text = '';
  for (const character of content) {
    if (character === '"' || character === '\\') text += `\\${character}`;
    else if (PRINTABLE.test(character)) text += character;
    else text += escaped(character);
  }
  return `"${text}"`;
}

function unescape(match: RegExpMatchArray, quote: string, position: number): Buffer {
  const [escape, simple, octal, hex, short, long] = match;
  if (simple === '"' || simple === "'") {
    if (simple === quote) return Buffer.from(simple);
  } else if (simple) {
    return Buffer.from(SIMPLE[simple]);
  }
  const byte = octal ? parseInt(octal, 8) : hex ? parseInt(hex, 16) : undefined;
  if (byte !== undefined && byte < 256) return Buffer.from([byte]);
  const codePoint = parseInt(short ?? long ?? '', 16);
  if (codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff)) return Buffer.from(String.fromCodePoint(codePoint));

  const next = escape.length > 1 ? escape : match.input!.slice(match.index, match.index! + 2);
  throw new Refusal(`unknown escape sequence ${next}`, position, 'write \\\\ for a backslash, or put the string between backticks');
}

function escaped(character: string): string {
  const simple = Object.keys(SIMPLE).find((letter) => SIMPLE[letter] === character);
  if (simple) return `\\${simple}`;
  const code = character.codePointAt(0)!;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
