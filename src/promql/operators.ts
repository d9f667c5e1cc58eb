import { BinaryOperator, Expression, Span } from './expression';
import { numberLiteral } from './leaf-reader';

/**
 * An operand, or an operator that waits for its operands.
 *
 * @internal
 */
export type Term =
  { readonly kind: 'operand'; readonly expression: Expression } |
  { readonly kind: 'sign'; readonly sign: '+' | '-'; readonly span: Span } |
  { readonly kind: 'operator'; readonly operator: BinaryOperator };

/** From loose to tight (https://prometheus.io/docs/prometheus/latest/querying/operators/#binary-operator-precedence). */
const PRECEDENCE: ReadonlyArray<readonly string[]> = [
  ['or'], ['and', 'unless'], ['==', '!=', '<=', '<', '>=', '>', '</', '>/'], ['+', '-'], ['*', '/', '%', 'atan2'], ['^'],
];
/**
 * The operators that compare.
 *
 * @internal
 */
export const COMPARISONS: readonly string[] = ['==', '!=', '<=', '<', '>=', '>'];
const SET_OPERATORS: readonly string[] = ['and', 'or', 'unless'];
/** A sign binds like a multiplication: `-2 ^ 2` is `-(2 ^ 2)`. */
const SIGN = precedenceOf('*');
const POWER = precedenceOf('^');

/**
 * The expression that Prometheus makes of operands and operators in the order of the text.
 *
 * @internal
 */
export function arrangeOperators(terms: readonly Term[]): Expression {
  let next = 0;

  function operand(): Expression {
    const term = terms[next++];
    if (term.kind === 'operand') return term.expression;
    if (term.kind !== 'sign') throw new Error('an operator stands where an operand belongs: the grammar should have refused this');
    const inner = operation(SIGN + 1);
    const span = { from: term.span.from, to: inner.to };
    if (inner.kind === 'number' && inner.value !== undefined) {
      return numberLiteral(term.sign === '-' ? -inner.value : inner.value, inner.isDuration, span);
    }
    return { ...span, kind: 'unary', sign: term.sign, operand: inner };
  }

  function operation(loosest: number): Expression {
    let left = operand();
    for (;;) {
      const term = terms[next];
      if (term?.kind !== 'operator') return left;
      const precedence = precedenceOf(term.operator.symbol);
      if (precedence < loosest) return left;
      next++;
      // Only the power associates to the right.
      const right = operation(precedence === POWER ? precedence : precedence + 1);
      left = { from: left.from, to: right.to, kind: 'binary', left, operator: term.operator, right };
    }
  }

  return operation(0);
}

/**
 * Whether the operator compares, and so may be followed by `bool`.
 *
 * @internal
 */
export function isComparison(symbol: string): boolean {
  return COMPARISONS.includes(symbol);
}

/**
 * Whether the operator is `and`, `or` or `unless`.
 *
 * @internal
 */
export function isSetOperator(symbol: string): boolean {
  return SET_OPERATORS.includes(symbol);
}

function precedenceOf(symbol: string): number {
  return PRECEDENCE.findIndex((symbols) => symbols.includes(symbol));
}
