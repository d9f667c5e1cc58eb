import { Expression } from './expression';
import { ValueType } from './value-type';

/**
 * What to write to get the type that is wanted.
 *
 * @internal
 */
export function typeRemedy(found: Expression, is: ValueType, wanted: readonly ValueType[]): string {
  if (is === 'string') return 'a string may only be the argument of a function that asks for one: remove the quotes';
  if (wanted.includes('string')) return 'write a text between quotes';
  if (wanted.includes('matrix')) {
    if (is === 'scalar') return 'write a metric with a range, such as up[5m]';
    return unwrapped(found).kind === 'vector'
      ? 'add a range, such as [5m]'
      : 'make a subquery of it, such as (…)[30m:1m], or take the range inside, as in sum(rate(x[5m]))';
  }
  if (is === 'matrix') return 'remove the range, or aggregate it with a function such as rate() or max_over_time()';
  if (wanted.includes('vector')) return 'write a metric, or make an instant vector of the scalar with vector()';
  return 'write a number, or make a scalar of a single series with scalar()';
}

function unwrapped(expression: Expression): Expression {
  return expression.kind === 'parenthesized' ? unwrapped(expression.operand) : expression;
}
