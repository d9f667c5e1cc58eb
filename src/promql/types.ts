import { aggregationOf } from './aggregations';
import { Aggregation, BinaryOperation, Expression, FunctionCall, operandsOf } from './expression';
import { functionOf } from './functions';
import { isComparison, isSetOperator } from './operators';
import { Problem } from './problem';
import { Signature } from './signature';
import { typeRemedy } from './type-remedy';
import { ValueType, typeInWords } from './value-type';

/** How much of an expression a message shows. */
const SHOWN = 60;
/** What operators take. */
const OPERANDS: readonly ValueType[] = ['scalar', 'vector'];

/**
 * The types of an expression and of all inside it, by Prometheus' own rules (promql/parser/parse.go, checkAST, of
 * github.com/prometheus/prometheus v0.316.0). A type is unknown where a Grafana variable stands: it may be replaced by anything.
 *
 * @internal
 */
export class TypeChecker {
  public readonly types = new Map<Expression, ValueType | undefined>();
  private readonly found: Problem[] = [];

  /** @param text the query, for the messages */
  public constructor(private readonly text: string, root: Expression) {
    this.check(root);
  }

  /** In the order of the text. */
  public problems(): Problem[] {
    return this.found.sort((a, b) => a.from - b.from || a.to - b.to);
  }

  private check(expression: Expression): ValueType | undefined {
    const operands = operandsOf(expression);
    for (let i = 0; i < operands.length; i++) this.check(operands[i]);
    const type = this.typeOf(expression);
    this.types.set(expression, type);
    return type;
  }

  /** The types of what is inside are known already. */
  private typeOf(expression: Expression): ValueType | undefined {
    switch (expression.kind) {
      case 'number': return expression.value === undefined ? undefined : 'scalar';
      case 'string': return 'string';
      case 'vector': return 'vector';
      case 'matrix': return 'matrix';
      case 'parenthesized': return this.types.get(expression.operand);
      case 'unary':
        this.require(expression.operand, OPERANDS, `"${expression.sign}"`);
        return this.types.get(expression.operand);
      case 'subquery':
        this.require(expression.operand, ['vector'], 'a subquery');
        return 'matrix';
      case 'aggregation':
        this.checkAggregation(expression);
        return 'vector';
      case 'call': return this.checkCall(expression);
      case 'binary': return this.checkOperation(expression);
    }
  }

  private checkAggregation({ operator, args, from, to }: Aggregation): void {
    const aggregation = aggregationOf(operator);
    // A Grafana variable.
    if (!aggregation) return;
    const { parameter } = aggregation;
    const count = parameter ? 2 : 1;
    if (args.length !== count) {
      const usage = `${operator}(${parameter ? `${typeInWords(parameter.type)}: ${parameter.what}, ` : ''}an instant vector)`;
      this.report({ from, to, kind: 'arity', message: `${operator}() takes ${counted(count)}, not ${args.length}`, remedy: `write ${usage}` }, args);
      return;
    }
    if (parameter) this.require(args[0], [parameter.type], `${operator}() as argument 1 (${parameter.what})`);
    this.require(args[count - 1], ['vector'], `${operator}()`);
  }

  private checkCall(call: FunctionCall): ValueType | undefined {
    const signature = functionOf(call.name);
    // A Grafana variable.
    if (!signature) return undefined;
    const { argumentTypes, minimum, maximum } = signature;
    const { args, from, to } = call;
    if (args.length < minimum || args.length > (maximum ?? Infinity)) {
      const allowed = maximum === minimum ? counted(minimum) : maximum === undefined ? `at least ${counted(minimum)}` : `${minimum} to ${counted(maximum)}`;
      this.report({ from, to, kind: 'arity', message: `${call.name}() takes ${allowed}, not ${args.length}`, remedy: `write ${usageOf(signature)}` }, args);
    }
    for (let i = 0; i < args.length && i < (maximum ?? Infinity); i++) {
      const wanted = argumentTypes[Math.min(i, argumentTypes.length - 1)];
      if (this.types.get(args[i]) !== wanted) this.require(args[i], [wanted], `${call.name}() as argument ${i + 1}`);
    }
    if (call.name === 'info' && args.length > 1) this.checkInfoLabels(args[1]);
    return signature.returns;
  }

  /** The second argument of info() names labels; it looks like a selector and is none. */
  private checkInfoLabels(labels: Expression): void {
    if (this.types.get(labels) !== 'vector' || (labels.kind === 'vector' && !labels.name)) return;
    this.report({
      ...this.spanOf(labels),
      kind: 'type',
      message: `info() takes label matchers as argument 2, not ${this.excerpt(labels)}`,
      remedy: 'write matchers only, such as {version=~".+"}; a metric goes between the braces too, as {__name__="target_info"}',
    }, [labels]);
  }

  private checkOperation({ left, operator, right }: BinaryOperation): ValueType | undefined {
    const { symbol, from, to, matching } = operator;
    const [isLeft, isRight] = [this.types.get(left), this.types.get(right)];
    // By far the most are right.
    if (isLeft === 'vector' && isRight === 'vector' && operator.fillLeft === undefined && operator.fillRight === undefined) return 'vector';
    const sides = [isLeft, isRight];
    for (const side of [left, right]) {
      if (isSetOperator(symbol) && this.types.get(side) === 'scalar') this.require(side, ['vector'], `"${symbol}"`);
      else this.require(side, OPERANDS, `"${symbol}"`);
    }
    const report = (message: string, remedy: string) => this.report({ from, to, kind: 'operator', message, remedy }, [left, right]);
    if (isComparison(symbol) && !operator.bool && sides.every((type) => type === 'scalar')) {
      report(`"${symbol}" between two scalars filters nothing and needs bool`, `write ${symbol} bool`);
    }
    const isBetweenVectors = sides.every((type) => type === 'vector' || type === undefined);
    if (!isBetweenVectors && matching && matching.labels.length > 0) {
      report(`${matching.on ? 'on' : 'ignoring'} may only stand between two instant vectors`, 'remove it');
    }
    const fill = operator.fillLeft ?? operator.fillRight;
    if (fill !== undefined && !isBetweenVectors) report('fill may only stand between two instant vectors', 'remove it');
    else if (fill !== undefined && isSetOperator(symbol)) report(`fill may not follow the set operator "${symbol}"`, 'remove it');
    if (sides.every((type) => type === 'scalar')) return 'scalar';
    return sides.some((type) => type !== undefined && type !== 'scalar') ? 'vector' : undefined;
  }

  private require(expression: Expression, wanted: readonly ValueType[], by: string): void {
    const type = this.types.get(expression);
    if (type === undefined || wanted.includes(type)) return;
    this.report({
      ...this.spanOf(expression),
      kind: 'type',
      message: `${by} takes ${wanted.map(typeInWords).join(' or ')}, not ${typeInWords(type)}: ${this.excerpt(expression)}`,
      remedy: typeRemedy(expression, type, wanted),
    }, []);
  }

  /** @param judged what the judgement counts on: a variable that is one of these may turn out to be several arguments or none */
  private report(problem: Omit<Problem, 'certain'>, judged: readonly Expression[]): void {
    this.found.push({ ...problem, certain: judged.every((expression) => this.types.get(expression) !== undefined) });
  }

  private spanOf({ from, to }: Expression): { from: number; to: number } {
    return { from, to };
  }

  private excerpt({ from, to }: Expression): string {
    const text = this.text.slice(from, to).replace(/\s+/g, ' ');
    return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
  }
}

function counted(count: number): string {
  return count === 0 ? 'no argument' : count === 1 ? '1 argument' : `${count} arguments`;
}

/** As in `round(an instant vector, a scalar?)`. */
function usageOf({ name, text }: Signature): string {
  const args = text.slice(name.length + 1, text.lastIndexOf(')')).replace(/\b[a-z]+\b/g, (type) => typeInWords(type as ValueType));
  return `${name}(${args})`;
}
