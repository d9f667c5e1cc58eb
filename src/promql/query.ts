import { invalid } from '../core';
import { Expression } from './expression';
import { parseTree } from './grammar';
import { bridgeDifferences } from './grammar-differences';
import { prepareQuery } from './macros';
import { printExpression } from './printer';
import { QueryError, queryError } from './query-error';
import { Refusal } from './refusal';
import { Selector, selectorsOf } from './selectors';
import { explainSyntax } from './syntax-error';
import { TreeReader } from './tree-reader';
import { requireWellFormed } from './well-formed';

/** Queries that are remembered: more than any monitoring has, and little memory. */
const REMEMBERED = 4096;

/**
 * How a query is read.
 *
 * @internal
 */
export interface QueryOptions {
  /**
   * Whether Grafana sends the query, so that its macros and dashboard variables may stand in it.
   *
   * @default false - the query is Prometheus' own, as in a rule
   */
  readonly grafana?: boolean;
}

/**
 * A query or what is wrong with it: exactly one is set.
 *
 * @internal
 */
export interface QueryResult {
  readonly query?: Query;
  readonly error?: QueryError;
}

/**
 * A PromQL query that parses. Late values (CDK tokens) may stand inside its strings; they stay what they are.
 *
 * @internal
 */
export class Query {
  /**
   * Reads a query.
   *
   * @param what what the query is for, as the message says it, such as `expr of alert HighErrorRate`
   * @throws when it does not parse, with the place
   */
  public static parse(text: string, what: string, options: QueryOptions = {}): Query {
    const { query, error } = Query.tryParse(text, options);
    if (query) return query;
    throw invalid(`${what} is not a PromQL query: ${error!.message}`);
  }

  /** Reads a query, or says why it cannot be read. */
  public static tryParse(text: string, options: QueryOptions = {}): QueryResult {
    const key = `${options.grafana ? 'grafana' : 'prometheus'}|${text}`;
    const known = Query.known.get(key);
    if (known) return known;
    const result = Query.readOrRefuse(text, options.grafana ?? false);
    if (Query.known.size >= REMEMBERED) Query.known.clear();
    Query.known.set(key, result);
    return result;
  }

  /** Packs are asked more than once and make their rules and panels anew; a query is the same however often it is read. */
  private static readonly known = new Map<string, QueryResult>();

  private static readOrRefuse(text: string, grafana: boolean): QueryResult {
    try {
      return { query: new Query(text, Query.read(text, grafana)) };
    } catch (refusal) {
      if (refusal instanceof Refusal) return { error: queryError(text, refusal) };
      // The stack is full.
      if (refusal instanceof RangeError) return { error: queryError(text, new Refusal('the query is nested too deeply', 0, 'record a part of it by a rule', false)) };
      throw refusal;
    }
  }

  private static read(text: string, grafana: boolean): Expression {
    if (typeof text !== 'string') throw invalid(`a query must be a text, not ${JSON.stringify(text)}`);
    let source = prepareQuery(text, grafana);
    if (isBlank(text)) throw new Refusal('the query is empty', 0);
    let { root, error } = parseTree(source.promql);
    if (error) {
      const sources = bridgeDifferences(source).filter(({ promql }, i, all) => promql !== (i === 0 ? source : all[i - 1]).promql);
      const found = sources.map((bridged) => ({ bridged, tree: parseTree(bridged.promql) })).find(({ tree }) => !tree.error);
      if (!found) throw explainSyntax(source, error);
      source = found.bridged;
      root = found.tree.root;
    }
    const expression = new TreeReader(source).read(root.children[0]);
    requireWellFormed(expression);
    return expression;
  }

  private constructor(
    /** As the user wrote it. */
    public readonly text: string,
    /** What Prometheus understands by it. */
    public readonly expression: Expression,
  ) {}

  /** Every place where the query reads series, in the order of the text. */
  public selectors(): Selector[] {
    return selectorsOf(this.expression);
  }

  /** The query in its canonical form, in one line. */
  public print(): string {
    return printExpression(this.expression);
  }
}

function isBlank(text: string): boolean {
  return !/^\s*[^\s#]/.test(text) && text.replace(/#.*/g, '').trim() === '';
}
