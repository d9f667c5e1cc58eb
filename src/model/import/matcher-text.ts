import { invalid } from '../../core';
import { Matcher } from '../alerting/matcher';

const CLASSIC = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(=~|=|!=|!~)\s*([^]*?)\s*$/;
/** What has to stand in quotes in the newer form. */
const RESERVED = /[\s{}!=~,"'`\\]/;

/**
 * A condition as it stands in a file.
 *
 * @internal
 */
export interface MatcherText {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

/**
 * The conditions in one text of Alertmanager's, such as `{job="api", severity=~"critical|warning"}`. As Alertmanager itself does,
 * the older form is tried first: where both can be read and differ, that is what it takes.
 *
 * @throws if it is neither form
 * @internal
 */
export function parseMatchers(text: string): MatcherText[] {
  return classic(text) ?? newer(text);
}

/** @internal */
export function matcherOf({ label, operator, value }: MatcherText): Matcher {
  switch (operator) {
    case '=': return Matcher.equal(label, value);
    case '!=': return Matcher.notEqual(label, value);
    case '=~': return Matcher.regex(label, value);
    default: return Matcher.notRegex(label, value);
  }
}

function classic(text: string): MatcherText[] | undefined {
  const parts = splitAtCommas(text.replace(/^\{/, '').replace(/\}$/, ''));
  const matchers = parts.map((part) => {
    const [, label, operator, raw] = CLASSIC.exec(part) ?? [];
    const value = label === undefined ? undefined : unescaped(raw);
    return value === undefined ? undefined : { label, operator, value };
  });
  return matchers.every((matcher): matcher is MatcherText => matcher !== undefined) ? matchers : undefined;
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let escaped = false;
  let part = '';
  for (const char of text) {
    if (char === ',' && !quoted) {
      parts.push(part);
      part = '';
      continue;
    }
    if (char === '"' && !escaped) quoted = !quoted;
    escaped = char === '\\' && !escaped;
    part += char;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}

/** The value behind an operator, with or without quotes around it; nothing if a quote stands where none may. */
function unescaped(raw: string): string | undefined {
  const isQuoted = raw.startsWith('"');
  const inner = isQuoted ? raw.slice(1) : raw;
  let value = '';
  for (let i = 0; i < inner.length; i++) {
    const char = inner[i];
    if (char === '\\' && i < inner.length - 1) {
      const next = inner[++i];
      value += next === 'n' ? '\n' : next === '"' || next === '\\' ? next : `\\${next}`;
    } else if (char === '"') {
      return isQuoted && i === inner.length - 1 ? value : undefined;
    } else {
      value += char;
    }
  }
  return isQuoted ? undefined : value;
}

/** The form that allows any name, in quotes. */
function newer(text: string): MatcherText[] {
  const refuse = (why: string) => invalid(`${JSON.stringify(text.slice(0, 100))} is no matcher: ${why}; write name="value", with =, !=, =~ or !~`);
  let rest = text.trim();
  const isBraced = rest.startsWith('{');
  if (isBraced !== rest.endsWith('}')) throw refuse('a brace is missing');
  if (isBraced) rest = rest.slice(1, -1).trim();
  const matchers: MatcherText[] = [];
  const word = () => {
    const quoted = /^"(?:[^"\\\n]|\\.)*"/.exec(rest)?.[0];
    const plain = /^[^\s{}!=~,"'`\\]+/.exec(rest)?.[0];
    const taken = quoted ?? plain;
    if (taken === undefined || taken === '') throw refuse('a name or value is missing');
    rest = rest.slice(taken.length).trimStart();
    if (quoted === undefined) return taken;
    try {
      return JSON.parse(quoted) as string;
    } catch {
      throw refuse('a backslash stands in front of what is not escaped');
    }
  };
  while (rest !== '') {
    const label = word();
    const operator = /^(=~|!=|!~|=)/.exec(rest)?.[0];
    if (operator === undefined) throw refuse('there is no =, !=, =~ or !~ behind the name');
    rest = rest.slice(operator.length).trimStart();
    matchers.push({ label, operator, value: word() });
    if (rest === '') break;
    if (!rest.startsWith(',')) throw refuse(RESERVED.test(rest[0]) ? 'a text with this character needs quotes' : 'a comma is missing');
    rest = rest.slice(1).trimStart();
  }
  return matchers;
}
