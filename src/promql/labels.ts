import { absentLabels } from './absent-labels';
import { aggregationOf } from './aggregations';
import { Aggregation, BinaryOperation, Expression, FunctionCall } from './expression';
import { functionOf } from './functions';
import { LabelFact, CERTAIN, eitherFact, maybeFact } from './label-fact';
import { LabelFlow, labelList } from './label-flow';
import { changesMeaning, operationLabels } from './operation-labels';
import { joinedFact, replacedFact } from './replaced-labels';
import { MetricLabels, selectorLabels } from './selector-labels';
import { ValueType } from './value-type';

/** Functions that give each series as it was, or the value it has at another time. */
const KEEPS_NAME = ['sort', 'sort_desc', 'sort_by_label', 'sort_by_label_desc', 'first_over_time', 'last_over_time'];
const OF_CLASSIC_BUCKETS = ['histogram_quantile', 'histogram_quantiles', 'histogram_fraction'];
/** What info() reads when it is not told. */
const TARGET_INFO = 'target_info';

/**
 * Which labels the series of each expression have, as Prometheus 3.16 evaluates it (promql/engine.go, functions.go and info.go of
 * github.com/prometheus/prometheus v0.316.0) without its feature flags promql-delayed-name-removal and type-and-unit-labels.
 * It may know less than is true, never more. One assumption: no native histogram has a label `le`.
 *
 * @internal
 */
export class LabelReader {
  private readonly known = new Map<Expression, LabelFlow>();

  public constructor(
    private readonly typeOf: (expression: Expression) => ValueType | undefined,
    private readonly metricLabels: MetricLabels,
  ) {}

  /** The labels of an expression's series. */
  public read(expression: Expression): LabelFlow {
    let flow = this.known.get(expression);
    if (!flow) {
      flow = this.flowOf(expression);
      this.known.set(expression, flow);
    }
    return flow;
  }

  private flowOf(expression: Expression): LabelFlow {
    switch (expression.kind) {
      case 'number': return expression.value === undefined ? LabelFlow.ANY : LabelFlow.NONE;
      case 'string': return LabelFlow.NONE;
      case 'vector': return selectorLabels(expression, this.metricLabels);
      case 'matrix': return this.read(expression.vector);
      case 'parenthesized':
      case 'subquery': return this.read(expression.operand);
      case 'unary': {
        const flow = this.read(expression.operand);
        return expression.sign === '-' ? flow.dropName() : flow;
      }
      case 'aggregation': return this.ofAggregation(expression);
      case 'call': return this.ofCall(expression);
      case 'binary': return this.ofOperation(expression);
    }
  }

  private ofAggregation({ operator, grouping, args }: Aggregation): LabelFlow {
    const aggregation = aggregationOf(operator);
    const series = args[args.length - 1];
    // A Grafana variable, or not a valid query.
    if (!aggregation || !series) return LabelFlow.ANY;
    const flow = this.read(series);
    if (aggregation.picks) return flow;
    const labels = labelList(grouping?.labels ?? []);
    if (operator !== 'count_values') return grouping?.without ? flow.drop(labels).dropName() : flow.keep(labels);

    const valueLabel = textOf(args[0]);
    if (valueLabel === undefined) return LabelFlow.ANY;
    const counted = flow.with(valueLabel, CERTAIN);
    return grouping?.without ? counted.drop(labels).dropName() : counted.keep({ ...labels, names: [...labels.names, valueLabel] });
  }

  private ofCall({ name, args }: FunctionCall): LabelFlow {
    const signature = functionOf(name);
    if (!signature) return LabelFlow.ANY;
    if (signature.returns === 'scalar') return LabelFlow.NONE;
    const position = signature.argumentTypes.findIndex((type) => type === 'vector' || type === 'matrix');
    const series = args[position];
    // vector(), and hour() and its like without an argument.
    if (!series) return LabelFlow.NONE;
    if (name === 'absent' || name === 'absent_over_time') return absentLabels(series);
    const flow = this.read(series);
    if (KEEPS_NAME.includes(name)) return isSubquery(series) ? flow.with('__name__', maybeFact(flow.of('__name__'))) : flow;
    if (name === 'label_replace') return this.replaced(flow, args);
    if (name === 'label_join') return this.joined(flow, args);
    if (name === 'info') return this.enriched(flow, args[1]);
    if (!OF_CLASSIC_BUCKETS.includes(name)) return flow.dropName();
    const merged = flow.dropName().drop({ names: ['le'], isPartial: false });
    if (name !== 'histogram_quantiles') return merged;
    const label = textOf(args[1]);
    return label === undefined ? LabelFlow.ANY : merged.with(label, CERTAIN);
  }

  private ofOperation({ left, operator, right }: BinaryOperation): LabelFlow {
    const [isLeft, isRight] = [left, right].map((side) => this.typeOf(side));
    if (isLeft === undefined || isRight === undefined) return LabelFlow.ANY;
    if (isLeft === 'vector' && isRight === 'vector') return operationLabels(operator, this.read(left), this.read(right));
    if (isLeft !== 'vector' && isRight !== 'vector') return LabelFlow.NONE;
    const flow = this.read(isLeft === 'vector' ? left : right);
    return changesMeaning(operator) ? flow.dropName() : flow;
  }

  private replaced(flow: LabelFlow, args: readonly Expression[]): LabelFlow {
    const [target, replacement, source, pattern] = args.slice(1).map(textOf);
    // It may write any label.
    if (target === undefined) return LabelFlow.ANY;
    if (replacement === undefined || source === undefined || pattern === undefined) return flow.with(target, { presence: 'possible' });
    const fact = replacedFact({ source: flow.of(source), target: flow.of(target), isSameLabel: source === target, replacement, pattern });
    return flow.with(target, fact);
  }

  private joined(flow: LabelFlow, args: readonly Expression[]): LabelFlow {
    const [target, separator, ...sources] = args.slice(1).map(textOf);
    if (target === undefined) return LabelFlow.ANY;
    if (separator === undefined || sources.includes(undefined)) return flow.with(target, { presence: 'possible' });
    return flow.with(target, joinedFact(sources.map((source) => flow.of(source!)), separator));
  }

  /** info() adds labels of info metrics to series that do not have them. */
  private enriched(flow: LabelFlow, labels: Expression | undefined): LabelFlow {
    if (labels && labels.kind !== 'vector') return LabelFlow.ANY;
    const names = labels?.matchers.filter(({ label }) => label.name === '__name__') ?? [];
    const asked = labels?.matchers.filter(({ label }) => label.name !== '__name__') ?? [];
    if (asked.some(({ label }) => label.isDynamic)) return LabelFlow.ANY;
    // Prometheus reads target_info, unless a matcher of the name says otherwise.
    const isTargetInfo = names.length === 0 || names.every(({ operator, value }) => operator === '=' && !value.isDynamic && value.value === TARGET_INFO);
    const known = isTargetInfo ? this.metricLabels(TARGET_INFO) : undefined;
    const info = selectorLabels({
      from: 0, to: 0, kind: 'vector', modifiers: {}, matchers: asked, name: { from: 0, to: 0, name: TARGET_INFO, text: TARGET_INFO, isDynamic: !isTargetInfo },
    }, this.metricLabels);
    const added = (asked.length > 0 ? asked.map(({ label }) => label.name) : info.names).filter((label) => label !== '__name__');
    // Any label of an info metric of which nothing is known.
    const start = asked.length === 0 && (!known || known.isOpen) ? flow.opened() : flow;
    return added.reduce((result, label) => result.with(label, addedFact(flow.of(label), info.of(label))), start);
  }
}

/** Prometheus remembers that a name was to be dropped, though group_left(__name__) has set one, until a subquery is read. */
function isSubquery(expression: Expression): boolean {
  return expression.kind === 'subquery' || (expression.kind === 'parenthesized' && isSubquery(expression.operand));
}

function addedFact(base: LabelFact, info: LabelFact): LabelFact {
  return base.presence === 'certain' || info.presence === 'absent' ? base : eitherFact(base, maybeFact(info));
}

/** The text of a string argument; undefined when it is not known yet, or is no string. */
function textOf(expression: Expression | undefined): string | undefined {
  if (expression?.kind === 'parenthesized') return textOf(expression.operand);
  return expression?.kind === 'string' && !expression.isDynamic ? expression.value : undefined;
}
