import { hasLateValue, replaceLateValues } from '../core';
import { Span } from './expression';
import { Refusal } from './refusal';
import { codeOf, segmentsOf } from './segments';

/**
 * A query's text and the PromQL that stands for it while it is parsed.
 *
 * @internal
 */
export interface QuerySource {
  /** What the user wrote. */
  readonly text: string;
  /** The same, of the same length, with a stand-in for each Grafana variable: so a position in one is a position in the other. */
  readonly promql: string;
  /** Where the variables are, strings included. */
  readonly variables: readonly Span[];
}

/**
 * Grafana's macros and dashboard variables: `$name`, `${name}`, `${name:format}`, `${name.field}`, `[[name]]`, `[[name:format]]`
 * (https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/). `$1`, which label_replace uses, is none.
 */
const VARIABLE = /\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*(?:[.:][^{}]*)?\}|\[\[[A-Za-z_]\w*(?::\w+)?\]\]/g;

/** Without one of these there is neither a variable nor a late value (CDK token). */
const MAY_BE_VARIABLE = /\$|\[\[/;
const NO_VARIABLES: readonly Span[] = [];

/**
 * Makes a text ready for the grammar.
 *
 * With `grafana`, each variable outside a string is covered by a word that may stand there: a duration in brackets, a label in a
 * label list, an aggregation before a parenthesis, a metric before braces, and a number elsewhere. Without it a variable is refused,
 * because only Grafana replaces variables.
 *
 * @internal
 */
export function prepareQuery(text: string, grafana: boolean): QuerySource {
  if (!MAY_BE_VARIABLE.test(text)) return { text, promql: text, variables: NO_VARIABLES };
  const segments = segmentsOf(text);
  const code = codeOf(text, segments);
  requireLateValuesInStrings(code);

  const found = [...code.matchAll(VARIABLE)];
  if (!grafana) {
    if (found.length > 0) {
      throw new Refusal(`${found[0][0]} is a variable of Grafana and means nothing to Prometheus`, found[0].index, 'write its value');
    }
    return { text, promql: text, variables: [] };
  }

  let promql = text;
  const variables: Span[] = [];
  for (const match of found) {
    const span = { from: match.index, to: match.index + match[0].length };
    promql = promql.slice(0, span.from) + standIn(code, span) + promql.slice(span.to);
    variables.push(span);
  }
  for (const { kind, from, to } of segments) {
    if (kind !== 'string') continue;
    for (const match of text.slice(from, to).matchAll(VARIABLE)) {
      variables.push({ from: from + match.index, to: from + match.index + match[0].length });
    }
  }
  return { text, promql, variables };
}

/**
 * Whether a variable is inside the stretch.
 *
 * @internal
 */
export function hasVariable(source: QuerySource, { from, to }: Span): boolean {
  return source.variables.length > 0 && source.variables.some((variable) => variable.from < to && variable.to > from);
}

function requireLateValuesInStrings(code: string): void {
  if (!hasLateValue(code)) return;
  let first = '';
  replaceLateValues(code, (token) => {
    first ||= token;
    return token;
  });
  throw new Refusal('a value that only deployment knows (a CDK token) may not stand here', code.indexOf(first), 'it may stand between quotes only, as in {instance="…"}');
}

/** A word of the same length that the grammar accepts in the place of the variable. */
function standIn(code: string, { from, to }: Span): string {
  const length = to - from;
  const before = code.slice(0, from).replace(VARIABLE, (variable) => '_'.repeat(variable.length));
  const after = code.slice(to);
  const digits = '1'.padStart(length, '0');
  const name = '_'.repeat(length);

  const glued = /^(?:\w|:\w|\$|\[\[)/.test(after);
  if (/\[[^\]]*$/.test(before) || /\boffset\s*[-+]?\s*$/i.test(before)) return glued ? digits : 'm'.padStart(length, digits.slice(1));
  if (/\{[^}]*$/.test(before)) {
    // The name of a label; else a value that brings its own quotes, or a whole matcher.
    return /^[\w$]*\s*(?:=|!)/.test(after) || /\w$/.test(before) ? name : `"${'_'.repeat(length - 2)}"`;
  }
  if (/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*$/i.test(before)) return name;
  if (glued || /[\w:]$/.test(before)) return name;
  if (/^\s*(?:\(|(?:by|without)\b)/i.test(after)) return (length < 3 ? 'ln' : 'sum').padEnd(length);
  return /^\s*(?:\{|\[|@|offset\b)/i.test(after) ? name : digits;
}
