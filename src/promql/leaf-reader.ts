import { hasLateValue } from '../core';
import { LabelMatcher, LabelName, MatchOperator, NumberLiteral, Span, StringLiteral } from './expression';
import { SyntaxNode } from './grammar';
import { isNoLabel } from './grammar-differences';
import { QuerySource, hasVariable } from './macros';
import { formatNumber, formatSeconds, readNumber } from './number-literal';
import { Refusal } from './refusal';
import { hasByteEscape, quoted, unquote } from './string-literal';

/** Go holds a duration in nanoseconds, in 64 bits. */
const LONGEST_SECONDS = 2 ** 63 / 1e9;
/** A name that needs no quotes. */
const CLASSIC_LABEL = /^[a-zA-Z_]\w*$/;

const CLOSED = /^(?:"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*')$/;

/**
 * The stretch of a node.
 *
 * @internal
 */
export function spanOf({ from, to }: Span): Span {
  return { from, to };
}

/**
 * A number or duration, with its sign.
 *
 * @internal
 */
export function readNumberLiteral(source: QuerySource, node: Span): NumberLiteral {
  const text = source.text.slice(node.from, node.to);
  if (hasVariable(source, node)) return { from: node.from, to: node.to, kind: 'number', isDuration: false, text };
  const digits = unsigned(text);
  // The grammar also reads `1or up`.
  if (/^\w/.test(source.text.slice(node.to))) throw new Refusal(`a space is missing after ${digits}`, node.from);
  const { value, isDuration } = readNumber(digits);
  if (!Number.isFinite(value) && /\d/.test(digits)) throw new Refusal(`the number ${digits} is out of range`, node.from);
  if (isDuration && value > LONGEST_SECONDS) throw new Refusal(`the duration ${digits} is out of range`, node.from);
  return numberLiteral(text[0] === '-' ? -value : value, isDuration, node);
}

/**
 * A number without its sign and what is between the two.
 *
 * @internal
 */
export function unsigned(text: string): string {
  return /\S+$/.exec(text)![0].replace(/^[-+]/, '');
}

/**
 * The literal of a value.
 *
 * @internal
 */
export function numberLiteral(value: number, isDuration: boolean, span: Span): NumberLiteral {
  return { from: span.from, to: span.to, kind: 'number', value, isDuration, text: isDuration ? formatSeconds(value) : formatNumber(value) };
}

/**
 * Whether the number can be a length of time, in seconds.
 *
 * @internal
 */
export function isTimeInRange(seconds: number): boolean {
  return Math.abs(seconds) <= LONGEST_SECONDS;
}

/**
 * A string. It is printed between double quotes, except when what Grafana or the deployment puts into it may count on the quotes
 * the user chose.
 *
 * @internal
 */
export function readStringLiteral(source: QuerySource, node: Span): StringLiteral {
  const literal = source.text.slice(node.from, node.to);
  const isDynamic = hasVariable(source, node) || hasLateValue(literal);
  // A variable that brings its own quotes stands here.
  if (!/^["'`]/.test(literal)) return { from: node.from, to: node.to, kind: 'string', value: literal, isDynamic, text: literal };
  // To the grammar the end of a line or of the query ends it as well.
  if (literal[0] !== '`' && !CLOSED.test(literal)) throw new Refusal('the string is never closed on its line', node.from);
  const value = unquote(literal, node.from);
  return { from: node.from, to: node.to, kind: 'string', value, isDynamic, text: isDynamic || hasByteEscape(literal) ? literal : quoted(value) };
}

/**
 * A label name, quoted or not.
 *
 * @internal
 */
export function readLabelName(source: QuerySource, node: SyntaxNode): LabelName {
  if (node.name === 'QuotedLabelName') {
    const { value, text, isDynamic } = readStringLiteral(source, node);
    return { from: node.from, to: node.to, name: value, isDynamic, text: CLASSIC_LABEL.test(value) ? value : text };
  }
  const name = source.text.slice(node.from, node.to);
  const isDynamic = hasVariable(source, node);
  return { from: node.from, to: node.to, name, isDynamic, text: CLASSIC_LABEL.test(name) || isDynamic ? name : quoted(name) };
}

/**
 * The label names of `by (..)`, `on (..)` and their like.
 *
 * @internal
 */
export function readLabelNames(source: QuerySource, labels: SyntaxNode | undefined): LabelName[] {
  return labels ? labels.children.map((node) => {
    const label = readLabelName(source, node);
    if (label.name === '') throw new Refusal('a label name must not be empty', node.from);
    if (!isNoLabel(label.name)) return label;
    if (node.name !== 'QuotedLabelName') throw new Refusal(`"${label.name}" is no label name here`, node.from, 'put the label name between quotes');
    return { ...label, text: quoted(label.name) };
  }) : [];
}

/**
 * A matcher inside braces; `{"up"}` is short for `{__name__="up"}`. A Grafana variable may stand for a whole matcher.
 *
 * @internal
 */
export function readLabelMatcher(source: QuerySource, node: SyntaxNode): LabelMatcher {
  if (node.name === 'QuotedLabelName') {
    const value = readStringLiteral(source, node);
    const { text } = value;
    if (!/^["'`]/.test(text)) return { from: node.from, to: node.to, label: { from: node.from, to: node.to, name: text, isDynamic: true, text }, operator: '=', value, text };
    const label = { from: node.from, to: node.to, name: '__name__', isDynamic: false, text: '__name__' };
    return { from: node.from, to: node.to, label, operator: '=', value, text: `__name__=${text}` };
  }
  const [name, operation, literal] = node.children;
  const label = readLabelName(source, name);
  const operator = source.text.slice(operation.from, operation.to) as MatchOperator;
  const value = readStringLiteral(source, literal);
  return { from: node.from, to: node.to, label, operator, value, text: `${label.text}${operator}${value.text}` };
}
