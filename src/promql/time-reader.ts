import { TimeSpan } from './expression';
import { SyntaxNode } from './grammar';
import { isTimeInRange, numberLiteral, readNumberLiteral, spanOf } from './leaf-reader';
import { QuerySource } from './macros';
import { formatNumber, formatSeconds } from './number-literal';
import { Refusal } from './refusal';

interface Part {
  readonly text: string;
  /** Of a lone number or duration, in seconds. */
  readonly seconds?: number;
  readonly isDuration?: boolean;
  readonly isParenthesized?: boolean;
}

/**
 * The range of a selector, or the range or step of a subquery: longer than zero.
 *
 * @internal
 */
export function readRange(source: QuerySource, node: SyntaxNode): TimeSpan {
  const part = readPart(source, node);
  if (part.seconds !== undefined && part.seconds <= 0) throw new Refusal('the duration must be longer than zero', node.from);
  return timeSpan(part, node);
}

/**
 * The length of an `offset`: of any sign.
 *
 * @internal
 */
export function readOffset(source: QuerySource, node: SyntaxNode): TimeSpan {
  return timeSpan(readPart(source, node), node);
}

function timeSpan({ seconds, text }: Part, node: SyntaxNode): TimeSpan {
  if (seconds === undefined) return { ...spanOf(node), text };
  const milliseconds = Math.round(seconds * 1000);
  // What is finer than a millisecond has no duration; it stays a number of seconds.
  const isWhole = Math.abs(seconds * 1000 - milliseconds) < 1e-6;
  return { ...spanOf(node), milliseconds, text: isWhole ? formatSeconds(seconds) : formatNumber(seconds) };
}

function readPart(source: QuerySource, node: SyntaxNode): Part {
  const [first, second, third] = node.children;
  switch (first.name) {
    case 'NumberDurationLiteralInDurationContext': return readLiteral(source, first);
    case 'DurationStep': return { text: 'step()' };
    case 'DurationRange': return { text: 'range()' };
    case 'DurationMinOf':
    case 'DurationMaxOf':
      return { text: `${first.name === 'DurationMinOf' ? 'min_of' : 'max_of'}(${readPart(source, second).text}, ${readPart(source, third).text})` };
    case 'UnaryOp': return signed(source.text.slice(first.from, first.to), readPart(source, second), node);
  }
  // Parentheses are not nodes: a lone expression inside an expression is a parenthesized one.
  if (!second) {
    const inner = readPart(source, first);
    return inner.isParenthesized ? inner : { text: `(${inner.text})`, isParenthesized: true };
  }
  const right = readPart(source, third);
  const operator = source.text.slice(second.from, second.to);
  if (right.seconds === 0 && '/%'.includes(operator)) throw new Refusal('division by zero', second.from);
  return { text: `${readPart(source, first).text} ${operator} ${right.text}` };
}

function readLiteral(source: QuerySource, node: SyntaxNode): Part {
  const { value, isDuration, text } = readNumberLiteral(source, node);
  if (value === undefined) return { text };
  // Go makes some duration of NaN behind `offset`, which helps nobody; Prometheus does not refuse it.
  if (!isTimeInRange(value)) throw new Refusal(`the duration ${text} is out of range`, node.from, undefined, !Number.isNaN(value));
  return { text, seconds: value, isDuration };
}

function signed(sign: string, part: Part, node: SyntaxNode): Part {
  if (part.seconds !== undefined) {
    const seconds = sign === '-' ? -part.seconds : part.seconds;
    return { text: numberLiteral(seconds, part.isDuration!, node).text, seconds, isDuration: part.isDuration };
  }
  return sign === '-' ? { text: `-${part.text}` } : part;
}
