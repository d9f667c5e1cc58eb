import { Expression, MatchOperator, Span, TimeSpan, VectorSelector, namesLabelsOnly, walk } from './expression';

/**
 * A condition on a label.
 *
 * @internal
 */
export interface SelectorMatcher {
  readonly label: string;
  readonly operator: MatchOperator;
  /** What is between the quotes, escapes resolved. */
  readonly value: string;
  /** A Grafana variable or a late value (CDK token) is inside: it is not what Prometheus will see. */
  readonly isDynamic: boolean;
}

/**
 * One place where a query reads series.
 *
 * @internal
 */
export interface Selector extends Span {
  /** The one metric it reads; undefined when a pattern, a variable or labels alone decide. */
  readonly metric?: string;
  /** In the order of the text, without the one that gave the metric. */
  readonly matchers: readonly SelectorMatcher[];
  /** Of a range selector such as `up[5m]`; a Grafana variable has no milliseconds. */
  readonly range?: Pick<TimeSpan, 'text' | 'milliseconds'>;
  /** Set by `offset`; positive looks back. */
  readonly offset?: Pick<TimeSpan, 'text' | 'milliseconds'>;
}

/**
 * Every place where an expression reads series, in the order of the text.
 *
 * @internal
 */
export function selectorsOf(expression: Expression): Selector[] {
  const selectors: Selector[] = [];
  walk(expression, (inner, parent) => {
    if (inner.kind === 'matrix') selectors.push(selector(inner.vector, inner.range, inner.modifiers.offset));
    if (inner.kind === 'vector' && parent?.kind !== 'matrix' && !namesLabelsOnly(inner, parent)) {
      selectors.push(selector(inner, undefined, inner.modifiers.offset));
    }
  });
  return selectors;
}

function selector(vector: VectorSelector, range?: TimeSpan, offset?: TimeSpan): Selector {
  const named = vector.name ? undefined : vector.matchers.find(({ label, operator }) => label.name === '__name__' && operator === '=');
  const metric = named
    ? { name: named.value.value, isDynamic: named.value.isDynamic }
    : vector.name;
  return {
    from: vector.from,
    to: vector.to,
    metric: metric?.isDynamic ? undefined : metric?.name,
    matchers: vector.matchers
      .filter((matcher) => matcher !== named)
      .map(({ label, operator, value: { value, isDynamic } }) => ({ label: label.name, operator, value, isDynamic: isDynamic || label.isDynamic })),
    range: range && timeOf(range),
    offset: offset && timeOf(offset),
  };
}

function timeOf({ text, milliseconds }: TimeSpan): Pick<TimeSpan, 'text' | 'milliseconds'> {
  return { text, milliseconds };
}
