/** What RE2 knows after `(?`: flags, a name, or a group that is not captured (https://github.com/google/re2/wiki/Syntax). */
const GROUP = /^\(\?(?:P?<[A-Za-z_]\w*>|[imsU]*(?:-[imsU]+)?[:)])/;
/**
 * What JavaScript writes otherwise or does not have.
 *
 * @internal
 */
export const ONLY_IN_RE2 = /\(\?[P<imsU-]|\\[AzpPQCx]|\[\[?:|\[\^?\]/;

/**
 * Why Prometheus refuses a regular expression, or undefined. Its engine is RE2, so this looks for certain mistakes only:
 * what it does not report may still be refused.
 *
 * @internal
 */
export function regexpMistake(pattern: string): string | undefined {
  const open: number[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === '\\') {
      if (i === pattern.length - 1) return 'it ends with a lone backslash';
      // A second digit makes it an octal number.
      if (/^[1-9](?![0-7])/.test(pattern.slice(i + 1, i + 3))) return `\\${pattern[i + 1]} refers back to a group, which Prometheus' RE2 does not have`;
      // Everything up to \E is literal.
      if (pattern[i + 1] === 'Q') return undefined;
      i++;
    } else if (character === '[') {
      const end = classEnd(pattern, i);
      if (end === undefined) return 'a "[" is never closed';
      i = end;
    } else if (character === '(') {
      if (pattern[i + 1] === '?' && !GROUP.test(pattern.slice(i))) {
        return /^\(\?<?[=!]/.test(pattern.slice(i)) ? "it looks ahead or behind, which Prometheus' RE2 does not have" : 'what follows a "(?" is not known';
      }
      const flagsOnly = /^\(\?[imsU-]+\)/.exec(pattern.slice(i));
      if (flagsOnly) i += flagsOnly[0].length - 1;
      else open.push(i);
    } else if (character === ')') {
      if (open.pop() === undefined) return 'a ")" has no "("';
    }
  }
  if (open.length > 0) return 'a "(" is never closed';
  return /^[*+?]|[(|][*+]/.test(pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')) ? 'nothing stands before a "*", "+" or "?"' : undefined;
}

/**
 * Whether the whole-string pattern matches the empty string; undefined when JavaScript cannot tell.
 *
 * @internal
 */
export function matchesEmpty(pattern: string): boolean | undefined {
  if (ONLY_IN_RE2.test(pattern)) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`, 's').test('');
  } catch {
    return undefined;
  }
}

/** Where the character class that starts at `from` ends. A `]` in the first place is a member. */
function classEnd(pattern: string, from: number): number | undefined {
  const members = /^\[\^?(?:\]|(?!\]))(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]/s.exec(pattern.slice(from));
  return members ? from + members[0].length - 1 : undefined;
}
