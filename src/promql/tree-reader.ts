import {
  Aggregation, BinaryOperator, Expression, FunctionCall, MatrixSelector, Subquery, TimeModifiers, VectorMatching, VectorSelector,
} from './expression';
import { SyntaxNode, childrenOf } from './grammar';
import { readLabelMatcher, readLabelNames, readNumberLiteral, readStringLiteral, spanOf, unsigned } from './leaf-reader';
import { QuerySource, hasVariable } from './macros';
import { formatNumber } from './number-literal';
import { Term, arrangeOperators } from './operators';
import { Refusal } from './refusal';
import { readOffset, readRange } from './time-reader';

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
    const [first, second, ...rest] = childrenOf(node);
    switch (node.name) {
      case 'BinaryExpr':
        this.collect(first, terms);
        terms.push({ kind: 'operator', operator: this.readOperator(second, rest.slice(0, -1)) });
        this.collect(rest[rest.length - 1], terms);
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
          step: rest[0] && readRange(this.source, rest[0]),
          modifiers: {},
        }));
        return;
      case 'OffsetExpr':
        this.collect(first, terms);
        this.replaceLast(terms, (operand) => {
          const modified = requireSelecting(operand, 'offset');
          if (isShifted(modified)) throw new Refusal('offset must not be set twice', second.from);
          return { ...modified, to: node.to, modifiers: { ...modified.modifiers, offset: readOffset(this.source, rest[0]) } };
        });
        return;
      case 'StepInvariantExpr':
        this.collect(first, terms);
        this.replaceLast(terms, (operand) => {
          const modified = requireSelecting(operand, '@');
          if (modified.modifiers.at) throw new Refusal('@ must not be set twice', second.from);
          return { ...modified, to: node.to, modifiers: { ...modified.modifiers, at: this.readTime(rest[0]) } };
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
      case 'ParenExpr': return { ...spanOf(node), kind: 'parenthesized', operand: this.read(childrenOf(node)[0]) };
      case 'VectorSelector': return this.readVector(node);
      case 'FunctionCall': return this.readCall(node);
      case 'AggregateExpr': return this.readAggregation(node);
    }
    throw new Error(`the grammar has a node that this library does not know: ${node.name}`);
  }

  private readVector(node: SyntaxNode): VectorSelector {
    const children = childrenOf(node);
    const name = children.find((child) => child.name === 'Identifier');
    const matchers = children.find((child) => child.name === 'LabelMatchers');
    return {
      ...spanOf(node),
      kind: 'vector',
      name: name && { ...spanOf(name), name: this.textOf(name), isDynamic: hasVariable(this.source, name), text: this.textOf(name) },
      matchers: matchers ? childrenOf(matchers).map((matcher) => readLabelMatcher(this.source, matcher)) : [],
      modifiers: {},
    };
  }

  private readCall(node: SyntaxNode): FunctionCall {
    const [name, body] = childrenOf(node);
    return { ...spanOf(node), kind: 'call', name: this.nameOf(name, body), args: this.readArguments(body) };
  }

  private readAggregation(node: SyntaxNode): Aggregation | FunctionCall {
    const [operator, ...rest] = childrenOf(node);
    const modifier = rest.find(({ name }) => name === 'AggregateModifier');
    const args = this.readArguments(rest.find(({ name }) => name === 'FunctionCallBody')!);
    const isVariable = hasVariable(this.source, operator);
    const name = isVariable ? this.nameOf(operator, rest[0]) : this.wordOf(operator);
    // A variable may as well be the name of a function.
    if (isVariable && !modifier) return { ...spanOf(node), kind: 'call', name, args };
    const [keyword, labels] = modifier ? childrenOf(modifier) : [];
    const grouping = keyword && { without: keyword.name === 'Without', labels: readLabelNames(this.source, labels) };
    return { ...spanOf(node), kind: 'aggregation', operator: name, grouping, args };
  }

  private readArguments(body: SyntaxNode): Expression[] {
    return childrenOf(body).map((argument) => this.read(argument));
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
    const fills = modifiers.filter(({ name }) => name === 'FillModifier').flatMap(childrenOf);
    const fill = (side: string): string | undefined => {
      const clause = fills.find(({ name }) => name === 'FillClause' || name === side);
      if (!clause) return undefined;
      const { value, text } = readNumberLiteral(this.source, childrenOf(clause)[1]);
      return value === undefined ? text : formatNumber(value);
    };
    return {
      ...spanOf(symbol),
      symbol: this.wordOf(symbol),
      bool: modifiers.some(({ name }) => name === 'BoolModifier'),
      matching: this.readMatching(modifiers.find(({ name }) => name === 'MatchingModifierClause')),
      fillLeft: fill('FillLeftClause'),
      fillRight: fill('FillRightClause'),
    };
  }

  private readMatching(clause: SyntaxNode | undefined): VectorMatching | undefined {
    if (!clause) return undefined;
    const [keyword, labels, group, include] = childrenOf(clause);
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
