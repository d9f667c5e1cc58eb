import { LabelMatcher, VectorSelector } from './expression';
import { ABSENT, CERTAIN, LabelFact, POSSIBLE, bothFacts, oneOf } from './label-fact';
import { LabelFlow } from './label-flow';
import { matchesEmpty } from './regexp';
import { alternativesOf, matches } from './regexp-values';

/**
 * A label that a metric is known to have.
 *
 * @internal
 */
export interface KnownLabel {
  readonly name: string;
  /** Whether each of its series has it. */
  readonly always: boolean;
  /** The only values it can have; undefined when any. */
  readonly values?: readonly string[];
}

/**
 * The labels of a metric, with those of its targets (`job`, `instance`, ..).
 *
 * @internal
 */
export interface KnownLabels {
  readonly labels: readonly KnownLabel[];
  /** Whether it may have others. */
  readonly isOpen: boolean;
}

/**
 * What is known of metrics; undefined for one of which nothing is.
 *
 * @internal
 */
export type MetricLabels = (metric: string) => KnownLabels | undefined;

/**
 * The labels of the series that a selector picks.
 *
 * @internal
 */
export function selectorLabels(selector: VectorSelector, metricLabels: MetricLabels): LabelFlow {
  const name = nameFact(selector);
  const flow = name.values?.length ? name.values.map((metric) => metricFlow(metric, metricLabels)).reduce((a, b) => a.or(b)) : LabelFlow.ANY;
  const facts = new Map([['__name__', name]]);
  for (const matcher of selector.matchers) {
    const { name: label, isDynamic } = matcher.label;
    if (!isDynamic && label !== '__name__') facts.set(label, matchedFact(facts.get(label) ?? flow.of(label), matcher));
  }
  return flow.withAll(facts);
}

/**
 * What is known of a label of the series that pass a matcher.
 *
 * @internal
 */
export function matchedFact(fact: LabelFact, { operator, value: { value, isDynamic } }: LabelMatcher): LabelFact {
  // The value is not known yet.
  if (isDynamic) return fact;
  switch (operator) {
    case '=': return bothFacts(fact, oneOf([value]));
    case '!=': return value === '' ? bothFacts(fact, CERTAIN) : without(fact, (text) => text === value);
    case '=~': {
      const alternatives = alternativesOf(value);
      if (alternatives) return bothFacts(fact, oneOf(alternatives));
      const left = without(fact, (text) => matches(value, text) === false);
      return matchesEmpty(value) === false ? bothFacts(left, CERTAIN) : left;
    }
    case '!~': {
      const left = without(fact, (text) => matches(value, text) === true);
      return matchesEmpty(value) === true ? bothFacts(left, CERTAIN) : left;
    }
  }
}

/** The metric's name. Every series has one, but only a matcher proves it. */
function nameFact({ name, matchers }: VectorSelector): LabelFact {
  if (name) return name.isDynamic ? CERTAIN : oneOf([name.name]);
  return matchers.filter(({ label }) => label.name === '__name__' && !label.isDynamic).reduce(matchedFact, POSSIBLE);
}

function metricFlow(metric: string, metricLabels: MetricLabels): LabelFlow {
  const known = metricLabels(metric);
  if (!known) return LabelFlow.ANY;
  return LabelFlow.of(new Map(known.labels.map(({ name, always, values }) => [name, { presence: always ? 'certain' : 'possible', values }])), known.isOpen);
}

function without(fact: LabelFact, isExcluded: (value: string) => boolean): LabelFact {
  if (!fact.values) return fact;
  const values = fact.values.filter((value) => !isExcluded(value));
  return values.length === 0 && fact.presence !== 'certain' ? ABSENT : { ...fact, values };
}
