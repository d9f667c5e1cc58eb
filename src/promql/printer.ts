import { replaceLateValues } from '../core';
import { Aggregation, BinaryOperation, BinaryOperator, Expression, LabelName, TimeModifiers, VectorSelector } from './expression';

/**
 * A query in one line, as Prometheus' own formatter writes it (`promtool promql format`, `/api/v1/format_query`): matchers sorted,
 * `by` before the parenthesis, double quotes, durations and numbers in their shortest form. Comments are lost.
 *
 * @internal
 */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
    case 'string': return expression.text;
    case 'vector': return printVector(expression);
    case 'matrix': {
      const { edges, ...rest } = expression.modifiers;
      return `${printVector(expression.vector)}[${expression.range.text}]${edges ? ` ${edges}` : ''}${printModifiers(rest)}`;
    }
    case 'subquery':
      return `${printExpression(expression.operand)}[${expression.range.text}:${expression.step?.text ?? ''}]${printModifiers(expression.modifiers)}`;
    case 'aggregation': return `${expression.operator}${printGrouping(expression)}(${printAll(expression.args)})`;
    case 'call': return `${expression.name}(${printAll(expression.args)})`;
    case 'binary': return `${printLeft(expression)} ${printOperator(expression.operator)} ${printExpression(expression.right)}`;
    case 'unary': return `${expression.sign}${printExpression(expression.operand)}`;
    case 'parenthesized': return `(${printExpression(expression.operand)})`;
  }
}

/** A sign binds looser than a power, so `+Inf ^ 2`, as Prometheus prints it, is not what it was. */
function printLeft({ left, operator }: BinaryOperation): string {
  return left.kind === 'number' && left.value === Infinity && operator.symbol === '^' ? 'Inf' : printExpression(left);
}

function printAll(expressions: readonly Expression[]): string {
  return expressions.map(printExpression).join(', ');
}

function printVector({ name, matchers, modifiers }: VectorSelector): string {
  const texts = matchers.map(({ text }) => ({ text, key: sortKey(text) }));
  texts.sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  // Without a name the braces are all there is, as in `info(up, {})`.
  const braces = texts.length > 0 || !name ? `{${texts.map(({ text }) => text).join(',')}}` : '';
  return `${name?.text ?? ''}${braces}${printModifiers(modifiers)}`;
}

/** The number of a late value depends on when it was made, so it must not decide an order. */
function sortKey(text: string): string {
  return replaceLateValues(text, () => '');
}

function printModifiers({ at, edges, offset }: TimeModifiers): string {
  return (at ? ` @ ${at}` : '') + (edges ? ` ${edges}` : '') + (offset && offset.milliseconds !== 0 ? ` offset ${offset.text}` : '');
}

function printGrouping({ grouping }: Aggregation): string {
  if (!grouping || (!grouping.without && grouping.labels.length === 0)) return '';
  return ` ${grouping.without ? 'without' : 'by'} (${printLabels(grouping.labels)}) `;
}

function printOperator({ symbol, bool, matching, fillLeft, fillRight }: BinaryOperator): string {
  const words = [symbol];
  if (bool) words.push('bool');
  if (matching && (matching.on || matching.group || matching.labels.length > 0)) {
    words.push(`${matching.on ? 'on' : 'ignoring'} (${printLabels(matching.labels)})`);
    if (matching.group) words.push(`group_${matching.group} (${printLabels(matching.include)})`);
  }
  if (fillLeft && fillLeft === fillRight) {
    words.push(`fill (${fillLeft})`);
  } else {
    if (fillLeft) words.push(`fill_left (${fillLeft})`);
    if (fillRight) words.push(`fill_right (${fillRight})`);
  }
  return words.join(' ');
}

function printLabels(labels: readonly LabelName[]): string {
  return labels.map(({ text }) => text).join(', ');
}
