import { Expression, LabelMatcher } from './expression';
import { ABSENT, LabelFact, POSSIBLE, maybeFact, oneOf } from './label-fact';
import { LabelFlow } from './label-flow';

const METADATA = ['__name__', '__type__', '__unit__'];

/**
 * The labels of the one series that absent() and absent_over_time() give: those that the selector matches for equality and not
 * otherwise (promql/functions.go, createLabelsForAbsentFunction).
 *
 * @internal
 */
export function absentLabels(argument: Expression): LabelFlow {
  const matchers = matchersOf(argument);
  const facts = new Map<string, LabelFact>();
  for (const { label, operator, value } of matchers) {
    if (METADATA.includes(label.name)) continue;
    const isOther = facts.has(label.name);
    const fact = operator !== '=' ? ABSENT : value.isDynamic ? POSSIBLE : oneOf([value.value]);
    // One that follows a matcher of another kind depends on how Prometheus was built.
    facts.set(label.name, !isOther ? fact : operator === '=' && facts.get(label.name) === ABSENT ? maybeFact(fact) : ABSENT);
  }
  // A variable for a label's name may be the name of any of these.
  return matchers.some(({ label }) => label.isDynamic) ? LabelFlow.ANY.dropName() : LabelFlow.of(facts, false);
}

function matchersOf(argument: Expression): readonly LabelMatcher[] {
  switch (argument.kind) {
    case 'parenthesized': return matchersOf(argument.operand);
    case 'matrix': return argument.vector.matchers;
    case 'vector': return argument.matchers;
    default: return [];
  }
}
