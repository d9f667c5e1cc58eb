/**
 * What is known of one label of an expression's series.
 *
 * @internal
 */
export interface LabelFact {
  /** Whether every series has it, some may have it, or none has it. To Prometheus an empty label is an absent one. */
  readonly presence: 'certain' | 'possible' | 'absent';
  /** The only values it can have where it is present; undefined when any. */
  readonly values?: readonly string[];
}

/** @internal */
export const CERTAIN: LabelFact = { presence: 'certain' };
/** @internal */
export const POSSIBLE: LabelFact = { presence: 'possible' };
/** @internal */
export const ABSENT: LabelFact = { presence: 'absent' };

/**
 * A label that always has one of the values; the empty value stands for absence.
 *
 * @internal
 */
export function oneOf(values: readonly string[]): LabelFact {
  if (values.length === 1) return values[0] === '' ? ABSENT : { presence: 'certain', values };
  const present = [...new Set(values)].filter((value) => value !== '').sort();
  if (present.length === 0 && values.length > 0) return ABSENT;
  return { presence: values.includes('') ? 'possible' : 'certain', values: present };
}

/**
 * The values with the empty one for absence; undefined when they are open.
 *
 * @internal
 */
export function valuesWithAbsence({ presence, values }: LabelFact): readonly string[] | undefined {
  if (presence === 'absent') return [''];
  return values && (presence === 'certain' ? values : ['', ...values]);
}

/**
 * What is known when either of two facts holds.
 *
 * @internal
 */
export function eitherFact(a: LabelFact, b: LabelFact): LabelFact {
  if (a === b) return a;
  if (a.presence === 'absent' && b.presence === 'absent') return ABSENT;
  const presence = a.presence === 'certain' && b.presence === 'certain' ? 'certain' : 'possible';
  if (a.presence === 'absent') return { presence, values: b.values };
  if (b.presence === 'absent') return { presence, values: a.values };
  return { presence, values: a.values && b.values && [...new Set([...a.values, ...b.values])].sort() };
}

/**
 * What is known when both facts hold. Facts that contradict each other give a label that must have one of no values.
 *
 * @internal
 */
export function bothFacts(a: LabelFact, b: LabelFact): LabelFact {
  if (a === b || b === POSSIBLE) return a;
  if (a === POSSIBLE) return b;
  const isCertain = a.presence === 'certain' || b.presence === 'certain';
  if (a.presence === 'absent' || b.presence === 'absent') return isCertain ? { presence: 'certain', values: [] } : ABSENT;
  const values = a.values && b.values ? a.values.filter((value) => b.values!.includes(value)) : a.values ?? b.values;
  if (values?.length === 0 && !isCertain) return ABSENT;
  return { presence: isCertain ? 'certain' : 'possible', values };
}

/**
 * What remains known when something unknown may have removed the label.
 *
 * @internal
 */
export function maybeFact(fact: LabelFact): LabelFact {
  return fact.presence === 'certain' ? { ...fact, presence: 'possible' } : fact;
}
