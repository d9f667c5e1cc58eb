import {
  Aggregation, BinaryOperator, Expression, FunctionCall, LabelName, MatrixSelector, Subquery, TimeModifiers, VectorMatching, VectorSelector,
} from './expression';
import { SyntaxNode } from './grammar';
import { readLabelMatcher, readLabelNames, readNumberLiteral, readStringLiteral, spanOf, unsigned } from './leaf-reader';
import { QuerySource, hasVariable } from './macros';
import { formatNumber } from './number-literal';
import { Term, arrangeOperators } from './operators';
import { Refusal } from './refusal';
import { readOffset, readRange } from './time-reader';

const NO_MODIFIERS: TimeModifiers = {};
/** What `offset`, `@`, `anchored` and `smoothed` may follow. */
type Selecting = VectorSelector | MatrixSelector | Subquery;

/**
 * Makes an expression of the grammar's tree, which must have no error.
 *
 * @internal
 */
export class TreeReader {
  public constructor(private readonly source: QuerySource) {}

  /** The expression of a node and all its operators. */
  public read(node: SyntaxNode): Expression {
    const terms: Term[] = [];
    this.collect(node, terms);
    return arrangeOperators(terms);
  }

  /**
   * Flattens nested operators into the order of the text. The grammar nests modifiers and powers otherwise than Prometheus, but in
   * the text a modifier always follows what it modifies.
   */
  private collect(node: SyntaxNode, terms: Term[]): void {
    const { children } = node;
    const first = children[0];
    const second = children[1];
    switch (node.name) {
      case 'BinaryExpr':
        this.collect(first, terms);
        terms.push({ kind: 'operator', operator: this.readOperator(second, children) });
        this.collect(children[children.length - 1], terms);
        return;
      case 'UnaryExpr':
        terms.push({ kind: 'sign', sign: this.textOf(first) as '+' | '-', span: spanOf(first) });
        this.collect(second, terms);
        return;
      case 'NumberDurationLiteral':
        this.collectNumber(node, terms);
        return;
      case 'MatrixSelector':
        this.collect(first, terms);
        this.replaceLast(terms, (operand) => this.readMatrix(operand, second, node.to));
        return;
      case 'SubqueryExpr':
        this.collect(first, terms);
        this.replaceLast(terms, (operand) => ({
          from: operand.from,
          to: node.to,
          kind: 'subquery',
          operand,
          range: readRange(this.source, second),
          step: children[2] && readRange(this.source, children[2]),
          modifiers: {},
        }));
        return;
      case 'OffsetExpr':
        this.collect(first, terms);
        this.replaceLast(terms, (operand) => {
          const modified = requireSelecting(operand, 'offset');
          if (isShifted(modified)) throw new Refusal('offset must not be set twice', second.from);
          return { ...modified, to: node.to, modifiers: { ...modified.modifiers, offset: readOffset(this.source, children[2]) } };
        });
        return;
      case 'StepInvariantExpr':
        this.collect(first, terms);
        this.replaceLast(terms, (operand) => {
          const modified = requireSelecting(operand, '@');
          if (modified.modifiers.at) throw new Refusal('@ must not be set twice', second.from);
          return { ...modified, to: node.to, modifiers: { ...modified.modifiers, at: this.readTime(children[2]) } };
        });
        return;
      case 'AnchoredExpr':
      case 'SmoothedExpr':
        this.collect(first, terms);
        this.replaceLast(terms, (operand) => this.readEdges(operand, second, node.to));
        return;
      default:
        terms.push({ kind: 'operand', expression: this.readOperand(node) });
    }
  }

  private readOperand(node: SyntaxNode): Expression {
    switch (node.name) {
      case 'StringLiteral': return readStringLiteral(this.source, node);
      case 'ParenExpr': return { from: node.from, to: node.to, kind: 'parenthesized', operand: this.read(node.children[0]) };
      case 'VectorSelector': return this.readVector(node);
      case 'FunctionCall': return this.readCall(node);
      case 'AggregateExpr': return this.readAggregation(node);
    }
    throw new Error(`the grammar has a node that this library does not know: ${node.name}`);
  }

  private readVector({ children, from, to }: SyntaxNode): VectorSelector {
    const first = children[0];
    const last = children[children.length - 1];
    return {
      from,
      to,
      kind: 'vector',
      name: first.name === 'Identifier' ? this.readMetric(first) : undefined,
      matchers: last.name === 'LabelMatchers' ? last.children.map((matcher) => readLabelMatcher(this.source, matcher)) : [],
      modifiers: NO_MODIFIERS,
    };
  }

  private readMetric(node: SyntaxNode): LabelName {
    const text = this.textOf(node);
    return { from: node.from, to: node.to, name: text, isDynamic: hasVariable(this.source, node), text };
  }

  private readCall(node: SyntaxNode): FunctionCall {
    const name = node.children[0];
    const body = node.children[1];
    return { from: node.from, to: node.to, kind: 'call', name: this.nameOf(name, body), args: this.readArguments(body) };
  }

  private readAggregation(node: SyntaxNode): Aggregation | FunctionCall {
    const [operator, ...rest] = node.children;
    const modifier = rest.find(({ name }) => name === 'AggregateModifier');
    const args = this.readArguments(rest.find(({ name }) => name === 'FunctionCallBody')!);
    const isVariable = hasVariable(this.source, operator);
    const name = isVariable ? this.nameOf(operator, rest[0]) : this.wordOf(operator);
    // A variable may as well be the name of a function.
    if (isVariable && !modifier) return { from: node.from, to: node.to, kind: 'call', name, args };
    const [keyword, labels] = modifier ? modifier.children : [];
    const grouping = keyword && { without: keyword.name === 'Without', labels: readLabelNames(this.source, labels) };
    return { from: node.from, to: node.to, kind: 'aggregation', operator: name, grouping, args };
  }

  private readArguments(body: SyntaxNode): Expression[] {
    return body.children.map((argument) => this.read(argument));
  }

  private readMatrix(operand: Expression, range: SyntaxNode, to: number): MatrixSelector {
    if (operand.kind !== 'vector') {
      throw new Refusal('a range may only follow a metric selector', range.from - 1, 'for an expression write a subquery such as [5m:1m]');
    }
    const { at, edges } = operand.modifiers;
    const modifier = isShifted(operand) ? 'offset' : at && '@';
    if (modifier) throw new Refusal(`the range may not follow ${modifier}`, range.from - 1, `write ${modifier} after the range`);
    return { from: operand.from, to, kind: 'matrix', vector: { ...operand, modifiers: {} }, range: readRange(this.source, range), modifiers: { edges } };
  }

  private readEdges(operand: Expression, keyword: SyntaxNode, to: number): Expression {
    const edges = this.wordOf(keyword) as TimeModifiers['edges'];
    if (operand.kind !== 'vector' && operand.kind !== 'matrix') throw new Refusal(`${edges} may only follow a metric selector`, keyword.from);
    if (operand.modifiers.edges && operand.modifiers.edges !== edges) throw new Refusal('anchored and smoothed exclude each other', keyword.from);
    return { ...operand, to, modifiers: { ...operand.modifiers, edges } };
  }

  /** The instant of an `@`. */
  private readTime(node: SyntaxNode): string {
    if (node.name === 'AtModifierPreprocessors') return `${this.wordOf(node)}()`;
    const { value, text } = readNumberLiteral(this.source, node);
    if (value === undefined) return text;
    if (!(Math.abs(value) < 2 ** 63)) throw new Refusal(`the time ${text} is out of range`, node.from);
    // As Prometheus: in milliseconds, halves away from zero.
    return (Math.sign(value) * Math.round(Math.abs(value) * 1000) / 1000).toFixed(3);
  }

  private readOperator(symbol: SyntaxNode, modifiers: readonly SyntaxNode[]): BinaryOperator {
    let bool = false;
    let matching: VectorMatching | undefined;
    let fills: readonly SyntaxNode[] = [];
    for (const modifier of modifiers) {
      switch (modifier.name) {
        case 'BoolModifier': bool = true; break;
        case 'MatchingModifierClause': matching = this.readMatching(modifier); break;
        case 'FillModifier': fills = modifier.children; break;
      }
    }
    const { from, to } = symbol;
    return { from, to, symbol: this.wordOf(symbol), bool, matching, fillLeft: this.readFill(fills, 'FillLeftClause'), fillRight: this.readFill(fills, 'FillRightClause') };
  }

  private readFill(fills: readonly SyntaxNode[], side: string): string | undefined {
    const clause = fills.find(({ name }) => name === 'FillClause' || name === side);
    if (!clause) return undefined;
    const { value, text } = readNumberLiteral(this.source, clause.children[1]);
    return value === undefined ? text : formatNumber(value);
  }

  private readMatching(clause: SyntaxNode): VectorMatching {
    const [keyword, labels, group, include] = clause.children;
    return {
      on: keyword.name === 'On',
      labels: readLabelNames(this.source, labels),
      group: group && (group.name === 'GroupLeft' ? 'left' : 'right'),
      include: readLabelNames(this.source, include),
    };
  }

  private collectNumber(node: SyntaxNode, terms: Term[]): void {
    const sign = /^[-+]/.exec(this.textOf(node))?.[0];
    if (sign) terms.push({ kind: 'sign', sign: sign as '+' | '-', span: { from: node.from, to: node.from + 1 } });
    const from = sign ? node.to - unsigned(this.textOf(node)).length : node.from;
    terms.push({ kind: 'operand', expression: readNumberLiteral(this.source, { from, to: node.to }) });
  }

  private replaceLast(terms: Term[], modify: (operand: Expression) => Expression): void {
    const last = terms.pop();
    if (last?.kind !== 'operand') throw new Error('a modifier follows no operand: the grammar should have refused this');
    terms.push({ kind: 'operand', expression: modify(last.expression) });
  }

  private textOf({ from, to }: SyntaxNode): string {
    return this.source.text.slice(from, to);
  }

  /** A keyword, in lower case as Prometheus prints it. */
  private wordOf(node: SyntaxNode): string {
    return this.textOf(node).toLowerCase();
  }

  /** The name of a function or an aggregation. It may be longer than the word that stands for it. */
  private nameOf(node: SyntaxNode, next: SyntaxNode): string {
    return this.source.text.slice(node.from, next.from).replace(/#.*/g, '').trim();
  }
}

/** Prometheus does not notice an offset of zero. */
function isShifted({ modifiers: { offset } }: Selecting): boolean {
  return offset !== undefined && offset.text !== '0s';
}

function requireSelecting(operand: Expression, modifier: string): Selecting {
  if (operand.kind === 'vector' || operand.kind === 'matrix' || operand.kind === 'subquery') return operand;
  throw new Refusal(`${modifier} may only follow a metric selector or a subquery`, operand.from);
}
