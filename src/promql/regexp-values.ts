/** What JavaScript writes otherwise or does not have. */
const ONLY_IN_RE2 = /\(\?[P<imsU-]|\\[AzpPQCx]|\[\[?:|\[\^?\]/;
/** Characters that mean themselves, and escaped punctuation. */
const LITERAL = /^(?:[^\\^$.*+?()[\]{}|]|\\[^\w\s])*$/;
/** Where both engines read the same, and count characters the same. */
const ASCII = /^[\t\n\r -~]*$/;
/** JavaScript forgets what a repeated group captured before, RE2 does not. */
const REPEATED_GROUP = /\)[*+{]/;

/**
 * The texts that a whole-string pattern matches, when it is no more than a list of them, such as `a|b` or `(?:a|b)`.
 *
 * @internal
 */
export function alternativesOf(pattern: string): readonly string[] | undefined {
  const inner = /^\^?(?:\((?:\?:)?([^()]*)\)|([^()]*?))\$?$/.exec(pattern);
  const alternatives = (inner?.[1] ?? inner?.[2])?.split('|');
  return alternatives?.every((alternative) => LITERAL.test(alternative)) ? alternatives.map((text) => text.replace(/\\(.)/g, '$1')) : undefined;
}

/**
 * What a whole-string pattern finds in a text: its groups, false when it does not match, undefined when JavaScript cannot tell.
 *
 * @internal
 */
export function groupsOf(pattern: string, text: string): readonly string[] | false | undefined {
  if (ONLY_IN_RE2.test(pattern) || !ASCII.test(pattern) || !ASCII.test(text)) return undefined;
  try {
    const match = new RegExp(`^(?:${pattern})$`, 's').exec(text);
    if (!match) return false;
    return REPEATED_GROUP.test(pattern) && match.length > 1 ? undefined : match.map((group) => group ?? '');
  } catch {
    return undefined;
  }
}

/**
 * Whether a whole-string pattern matches a text; undefined when JavaScript cannot tell.
 *
 * @internal
 */
export function matches(pattern: string, text: string): boolean | undefined {
  if (ONLY_IN_RE2.test(pattern) || !ASCII.test(pattern) || !ASCII.test(text)) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`, 's').test(text);
  } catch {
    return undefined;
  }
}
