import { BinaryOperator } from './expression';
import { LabelFlow, LabelList, labelList } from './label-flow';
import { isComparison, isSetOperator } from './operators';

/** Trimming a native histogram keeps the metric's name, as comparing does. */
const TRIMMING = ['</', '>/'];

/**
 * Whether the result no longer is the metric's own value (promql/engine.go, changesMetricSchema).
 *
 * @internal
 */
export function changesMeaning({ symbol, bool }: BinaryOperator): boolean {
  return bool || !(isComparison(symbol) || isSetOperator(symbol) || TRIMMING.includes(symbol));
}

/**
 * The labels of an operation between two instant vectors (promql/engine.go, VectorBinop and resultMetric).
 *
 * @internal
 */
export function operationLabels(operator: BinaryOperator, left: LabelFlow, right: LabelFlow): LabelFlow {
  const on = operator.matching?.on ?? false;
  const labels = labelList(operator.matching?.labels ?? []);
  const matched = (a: LabelFlow, b: LabelFlow) => on ? a.matchedOn(labels, b) : a.matchedIgnoring(labels, b);
  switch (operator.symbol) {
    case 'and': return matched(left, right);
    case 'unless': return left;
    case 'or': return left.or(right);
  }

  const isRight = operator.matching?.group === 'right';
  const [many, one] = isRight ? [right, left] : [left, right];
  const [fillMany, fillOne] = isRight ? [operator.fillRight, operator.fillLeft] : [operator.fillLeft, operator.fillRight];
  let flow = resultLabels(operator, labels, matched(many, one), matched(one, many));
  // A series without a partner gets one that has the labels they are matched by.
  if (fillOne !== undefined) flow = flow.or(resultLabels(operator, labels, many, partner(many, on, labels)));
  if (fillMany !== undefined) flow = flow.or(resultLabels(operator, labels, partner(one, on, labels), one));
  return flow;
}

function resultLabels(operator: BinaryOperator, labels: LabelList, many: LabelFlow, one: LabelFlow): LabelFlow {
  const { matching } = operator;
  let flow = changesMeaning(operator) ? many.dropName() : many;
  if (!matching?.group) {
    if (!matching) return flow;
    return matching.on ? flow.keep(labels) : flow.drop(labels);
  }
  const include = labelList(matching.include);
  // It may overwrite any label.
  if (include.isPartial) return LabelFlow.ANY;
  for (const label of include.names) flow = flow.with(label, one.of(label));
  return flow;
}

function partner(flow: LabelFlow, on: boolean, labels: LabelList): LabelFlow {
  return on ? flow.keep(labels) : flow.drop(labels).dropName();
}
