/** What is wrong, and what to do, by the YAML reader's own codes. Its messages quote the file, which may hold secrets. */
const BY_CODE: { readonly [code: string]: readonly [string, string] } = {
  ALIAS_PROPS: ['an alias has an anchor or tag of its own', 'remove it'],
  BAD_ALIAS: ['an alias or anchor has no name', 'name it, or put the text in quotes'],
  BAD_DIRECTIVE: ['a line starts with "%", but is no YAML directive', 'put the text in quotes'],
  BAD_DQ_ESCAPE: ['a text in double quotes has a backslash in front of a character that YAML does not escape', 'double the backslash, or use single quotes'],
  BAD_INDENT: ['the indentation does not fit the lines around', 'indent what belongs together alike'],
  BAD_PROP_ORDER: ['an anchor or tag stands in the wrong place', 'put it in front of the value'],
  BAD_SCALAR_START: ['a text starts with a character that YAML keeps for itself', 'put the text in quotes'],
  BLOCK_AS_IMPLICIT_KEY: ['a map or list stands in the line of a key', 'begin it in a line of its own, or put the text in quotes: a colon with a space behind it starts a value'],
  BLOCK_IN_FLOW: ['lines with dashes or keys stand inside of brackets', 'write them with commas, or without the brackets'],
  KEY_OVER_1024_CHARS: ['a key is longer than 1024 characters', 'look for a missing quote'],
  MISSING_CHAR: ['a character is missing', 'look for a quote, bracket, comma or colon that is not there'],
  MULTILINE_IMPLICIT_KEY: ['a key goes over several lines', 'look for a missing quote, or a line with the wrong indentation'],
  MULTIPLE_ANCHORS: ['a value has two anchors', 'remove one'],
  MULTIPLE_TAGS: ['a value has two tags', 'remove one'],
  TAB_AS_INDENT: ['a tab is used to indent', 'use spaces'],
  TAG_RESOLVE_FAILED: ['a tag is unknown', 'remove the word that starts with "!"'],
  UNEXPECTED_TOKEN: ['there is something that YAML does not expect here', 'look for a missing quote, or a line with the wrong indentation'],
};

/**
 * An error of the YAML reader in our words: what is wrong, and the remedy.
 *
 * @internal
 */
export function explainYaml(code: string, message: string): readonly [string, string] {
  if (/call stack/.test(message)) return ['it is nested too deeply', 'no configuration is that deep: look for brackets that are never closed'];
  return BY_CODE[code] ?? ['it is no YAML', 'look at the quotes, brackets and indentation around'];
}
