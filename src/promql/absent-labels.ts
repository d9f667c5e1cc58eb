import { Expression, LabelMatcher } from './expression';
import { ABSENT, CERTAIN, LabelFact, maybeFact, oneOf } from './label-fact';
import { LabelFlow } from './label-flow';

const METADATA = ['__name__', '__type__', '__unit__'];

/**
 * The labels of the one series that absent() and absent_over_time() give: those that the selector matches for equality, unless
 * another matcher of the same label stands after it (promql/functions.go, createLabelsForAbsentFunction).
 *
 * @internal
 */
export function absentLabels(argument: Expression): LabelFlow {
  const matchers = matchersOf(argument);
  const facts = new Map<string, LabelFact>();
  const seen = new Set<string>();
  for (const { label, operator, value } of matchers) {
    if (METADATA.includes(label.name)) continue;
    const isFirst = operator === '=' && !seen.has(label.name);
    if (isFirst) seen.add(label.name);
    facts.set(label.name, !isFirst ? ABSENT : value.isDynamic ? maybeFact(CERTAIN) : oneOf([value.value]));
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
