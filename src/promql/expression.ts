/**
 * A stretch of the query's text, as offsets.
 *
 * @internal
 */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** @internal */
export interface NumberLiteral extends Span {
  readonly kind: 'number';
  /** Seconds for a duration; undefined when a Grafana variable stands here. */
  readonly value?: number;
  readonly isDuration: boolean;
  /** As it is printed. */
  readonly text: string;
}

/** @internal */
export interface StringLiteral extends Span {
  readonly kind: 'string';
  /** What is between the quotes, escapes resolved. */
  readonly value: string;
  /** A Grafana variable or a late value (CDK token) is inside: `value` is not what Prometheus will see. */
  readonly isDynamic: boolean;
  /** As it is printed, quotes included. */
  readonly text: string;
}

/**
 * A length of time: a range, a step or an offset.
 *
 * @internal
 */
export interface TimeSpan extends Span {
  /** Undefined for an arithmetic expression and for a Grafana variable. */
  readonly milliseconds?: number;
  /** As it is printed. */
  readonly text: string;
}

/**
 * A label name, or a metric name in braces.
 *
 * @internal
 */
export interface LabelName extends Span {
  readonly name: string;
  /** A Grafana variable is inside: `name` is not what Prometheus will see. */
  readonly isDynamic: boolean;
  /** As it is printed: quoted when the classic form does not allow the name. */
  readonly text: string;
}

/** @internal */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** @internal */
export interface LabelMatcher extends Span {
  readonly label: LabelName;
  readonly operator: MatchOperator;
  readonly value: StringLiteral;
  /** As it is printed. */
  readonly text: string;
}

/** @internal */
export interface TimeModifiers {
  /** `start()`, `end()` or a Unix time in seconds, as it is printed. */
  readonly at?: string;
  readonly offset?: TimeSpan;
  /** How values at the edges of the range are found; since Prometheus 3.7, without a feature flag since 3.16. */
  readonly edges?: 'anchored' | 'smoothed';
}

/** @internal */
export interface VectorSelector extends Span {
  readonly kind: 'vector';
  /** The name before the braces. */
  readonly name?: LabelName;
  readonly matchers: readonly LabelMatcher[];
  readonly modifiers: TimeModifiers;
}

/** @internal */
export interface MatrixSelector extends Span {
  readonly kind: 'matrix';
  readonly vector: VectorSelector;
  readonly range: TimeSpan;
  readonly modifiers: TimeModifiers;
}

/** @internal */
export interface Subquery extends Span {
  readonly kind: 'subquery';
  readonly operand: Expression;
  readonly range: TimeSpan;
  readonly step?: TimeSpan;
  readonly modifiers: TimeModifiers;
}

/** @internal */
export interface Aggregation extends Span {
  readonly kind: 'aggregation';
  readonly operator: string;
  readonly grouping?: { readonly without: boolean; readonly labels: readonly LabelName[] };
  readonly args: readonly Expression[];
}

/** @internal */
export interface FunctionCall extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

/** @internal */
export interface VectorMatching {
  readonly on: boolean;
  readonly labels: readonly LabelName[];
  readonly group?: 'left' | 'right';
  readonly include: readonly LabelName[];
}

/** @internal */
export interface BinaryOperator extends Span {
  readonly symbol: string;
  readonly bool: boolean;
  readonly matching?: VectorMatching;
  /** The value of a series without a partner, as it is printed; since Prometheus 3.10, with the feature flag promql-binop-fill-modifiers. */
  readonly fillLeft?: string;
  readonly fillRight?: string;
}

/** @internal */
export interface BinaryOperation extends Span {
  readonly kind: 'binary';
  readonly left: Expression;
  readonly operator: BinaryOperator;
  readonly right: Expression;
}

/** @internal */
export interface UnaryOperation extends Span {
  readonly kind: 'unary';
  readonly sign: '+' | '-';
  readonly operand: Expression;
}

/** @internal */
export interface Parenthesized extends Span {
  readonly kind: 'parenthesized';
  readonly operand: Expression;
}

/**
 * A query as Prometheus understands it; each kind corresponds to one of its own (github.com/prometheus/prometheus, promql/parser/ast.go).
 *
 * @internal
 */
export type Expression =
  NumberLiteral | StringLiteral | VectorSelector | MatrixSelector | Subquery |
  Aggregation | FunctionCall | BinaryOperation | UnaryOperation | Parenthesized;

const NONE: readonly Expression[] = [];

/**
 * The expressions directly inside one, in the order of the text.
 *
 * @internal
 */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'string':
    case 'vector': return NONE;
    case 'matrix': return [expression.vector];
    case 'subquery':
    case 'unary':
    case 'parenthesized': return [expression.operand];
    case 'aggregation':
    case 'call': return expression.args;
    case 'binary': return [expression.left, expression.right];
  }
}

/**
 * Whether a selector is the second argument of info(): it names the labels to add and reads no series of its own.
 *
 * @internal
 */
export function namesLabelsOnly(selector: VectorSelector, parent: Expression | undefined): boolean {
  return parent?.kind === 'call' && parent.name === 'info' && parent.args[1] === selector;
}

/**
 * Visits an expression and all inside it, outer first, each with the one it is directly inside of.
 *
 * @internal
 */
export function walk(expression: Expression, visit: (expression: Expression, parent?: Expression) => void, parent?: Expression): void {
  visit(expression, parent);
  const operands = operandsOf(expression);
  for (let i = 0; i < operands.length; i++) walk(operands[i], visit, expression);
}
