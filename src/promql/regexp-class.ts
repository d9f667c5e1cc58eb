/**
 * Why a pattern is none. Thrown inside the reader only.
 *
 * @internal
 */
export class RegexpMistake extends Error {}

/** Classes that stand for themselves inside and outside of brackets. */
const PERL_CLASS = /\\[dDsSwW]/y;
const UNICODE_CLASS = /\\[pP](?:\{\^?([^}]*)\}|([^{]))/uy;
const POSIX_CLASS = /\[:\^?(\w*):\]/y;
const POSIX_NAMES = ['alnum', 'alpha', 'ascii', 'blank', 'cntrl', 'digit', 'graph', 'lower', 'print', 'punct', 'space', 'upper', 'word', 'xdigit'];
/** One character: a control, an octal or hexadecimal code, or punctuation that means itself. */
const ESCAPE = /\\(?:([afnrtv])|(0[0-7]{0,2}|[1-7][0-7]{1,2})|x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|([!-/:-@[-`{-~ \t\n\r]))/uy;
const CONTROLS: Record<string, number> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/**
 * Where the class such as `\d` or `\pL` that starts here ends; undefined when none does.
 *
 * @internal
 */
export function namedClassEnd(pattern: string, from: number): number | undefined {
  if (matchAt(PERL_CLASS, pattern, from)) return from + 2;
  const unicode = matchAt(UNICODE_CLASS, pattern, from);
  if (!unicode) return undefined;
  const name = unicode[1] ?? unicode[2];
  if (!isUnicodeClass(name)) throw new RegexpMistake(`${unicode[0]} is no class of characters that Unicode knows`);
  return from + unicode[0].length;
}

/**
 * The character that the escape sequence stands for, and where it ends.
 *
 * @internal
 */
export function escapedCharacter(pattern: string, from: number): { readonly code: number; readonly end: number } {
  const match = matchAt(ESCAPE, pattern, from);
  const next = String.fromCodePoint(...(from + 1 < pattern.length ? [pattern.codePointAt(from + 1)!] : []));
  if (next === '') throw new RegexpMistake('it ends with a lone backslash');
  if (!match) {
    if (/[1-9]/.test(next)) throw new RegexpMistake(`\\${next} refers back to a group, which Prometheus' RE2 does not have`);
    throw new RegexpMistake(`\\${next} means nothing to Prometheus' RE2`);
  }
  const [, control, octal, long, short, literal] = match;
  const code = control ? CONTROLS[control] : octal ? parseInt(octal, 8) : long || short ? parseInt(long ?? short, 16) : literal.codePointAt(0)!;
  if (code > 0x10ffff) throw new RegexpMistake(`${match[0]} is no character`);
  return { code, end: from + match[0].length };
}

/**
 * Where the class in brackets ends. A `]` in the first place is a member.
 *
 * @internal
 */
export function bracketsEnd(pattern: string, from: number): number {
  let at = from + (pattern[from + 1] === '^' ? 2 : 1);
  for (let isFirst = true; isFirst || pattern[at] !== ']'; isFirst = false) {
    if (at >= pattern.length) throw new RegexpMistake('a "[" is never closed');
    const posix = matchAt(POSIX_CLASS, pattern, at);
    if (posix && !POSIX_NAMES.includes(posix[1])) throw new RegexpMistake(`${posix[0]} is no class of characters`);
    const named = posix ? at + posix[0].length : namedClassEnd(pattern, at);
    if (named !== undefined) {
      at = named;
      continue;
    }
    const low = member(pattern, at);
    at = low.end;
    if (pattern[at] !== '-' || at + 1 >= pattern.length || pattern[at + 1] === ']') continue;
    const high = member(pattern, at + 1);
    if (high.code < low.code) throw new RegexpMistake(`the range ${pattern.slice(low.from, high.end)} runs backwards`);
    at = high.end;
  }
  return at + 1;
}

function member(pattern: string, from: number): { readonly code: number; readonly from: number; readonly end: number } {
  if (from >= pattern.length) throw new RegexpMistake('a "[" is never closed');
  if (pattern[from] === '\\') return { from, ...escapedCharacter(pattern, from) };
  const code = pattern.codePointAt(from)!;
  return { code, from, end: from + (code > 0xffff ? 2 : 1) };
}

function isUnicodeClass(name: string): boolean {
  if (name === 'Any') return true;
  return ['General_Category', 'Script'].some((property) => {
    try {
      return new RegExp(`\\p{${property}=${name}}`, 'u') !== undefined;
    } catch {
      return false;
    }
  });
}

function matchAt(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}
