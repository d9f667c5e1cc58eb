import { isLateNumber } from '../core';
import { BinaryOperation, Expression, LabelMatcher, VectorSelector, namesLabelsOnly, walk } from './expression';
import { isKeywordOnly } from './grammar-differences';
import { COMPARISONS, isComparison, isSetOperator } from './operators';
import { Refusal } from './refusal';
import { matchesEmpty, regexpMistake } from './regexp';

/**
 * Refuses what the grammar lets pass and Prometheus' parser does not, as far as it takes no types: types, the number of arguments
 * and feature flags are not looked at.
 *
 * @internal
 */
export function requireWellFormed(expression: Expression): void {
  walk(expression, (inner, parent) => {
    if (inner.kind === 'vector') requireSelection(inner, namesLabelsOnly(inner, parent));
    if (inner.kind === 'binary') requireOperator(inner);
    if (inner.kind === 'number' && inner.value !== undefined && isLateNumber(inner.value) && Number.isFinite(inner.value)) {
      throw new Refusal('a number that only deployment knows (a CDK number token) may not stand in a query', inner.from);
    }
  });
}

function requireSelection(selector: VectorSelector, mayMatchAll: boolean): void {
  if (selector.name && isKeywordOnly(selector.name.name)) throw new Refusal(`unexpected "${selector.name.name}"`, selector.from);
  for (const matcher of selector.matchers) {
    if (selector.name && matcher.label.name === '__name__') {
      throw new Refusal(`the metric name is set twice: ${selector.name.name} and ${matcher.text}`, matcher.from);
    }
    const mistake = isRegexp(matcher) && !matcher.value.isDynamic ? regexpMistake(matcher.value.value) : undefined;
    if (mistake) throw new Refusal(`the regular expression ${matcher.value.text} is not valid`, matcher.value.from, mistake);
  }
  if (!selector.name && !mayMatchAll && selector.matchers.every(matchesAbsentLabel)) {
    throw new Refusal('the selector selects every series', selector.from, 'give a metric name, or a matcher that a series without the label fails, such as {job="node"}');
  }
}

function requireOperator({ operator }: BinaryOperation): void {
  const { symbol, matching } = operator;
  if (operator.bool && !isComparison(symbol)) {
    throw new Refusal(`bool may only follow a comparison (${COMPARISONS.join(', ')}), not "${symbol}"`, operator.from);
  }
  if (!matching?.group) return;
  if (isSetOperator(symbol)) throw new Refusal(`group_${matching.group} may not follow the set operator "${symbol}"`, operator.from);
  const twice = matching.on ? matching.include.find(({ name }) => matching.labels.some((label) => label.name === name)) : undefined;
  if (twice) throw new Refusal(`the label ${twice.text} must not be in on and in group_${matching.group} at once`, twice.from);
}

function isRegexp({ operator }: LabelMatcher): boolean {
  return operator === '=~' || operator === '!~';
}

/** Whether a series without the label passes. A value we do not know is given the benefit of the doubt. */
function matchesAbsentLabel({ operator, value: { value, isDynamic } }: LabelMatcher): boolean {
  if (isDynamic) return false;
  switch (operator) {
    case '=': return value === '';
    case '!=': return value !== '';
    case '=~': return matchesEmpty(value) ?? false;
    case '!~': return !(matchesEmpty(value) ?? true);
  }
}
