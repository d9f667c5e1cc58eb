import { corpus } from './corpus';
import { Answer, PrometheusServer } from './prometheus-server';
import { Expression, Query, QueryResult, analyse, operandsOf } from '../../src/promql';

// A real Prometheus is the judge of more than 10,000 expressions.

const FEATURES = ['promql-experimental-functions', 'promql-binop-fill-modifiers'];
const EXPRESSIONS = corpus();

let server: PrometheusServer;
let results: QueryResult[];
let parsed: Answer[];
let accepted: Query[];
let trees: any[];
beforeAll(async () => {
  server = await PrometheusServer.start(FEATURES);
  results = EXPRESSIONS.map((text) => Query.tryParse(text));
  parsed = await server.askAll('parse_query', EXPRESSIONS.map((query) => ({ query })));
  trees = results.flatMap(({ query }, i) => query && parsed[i].status === 'success' ? [parsed[i].data] : []);
  accepted = results.flatMap(({ query }, i) => query && parsed[i].status === 'success' ? [query] : []);
}, 180_000);
afterAll(() => server?.stop());

test('the corpus is large, and much of it is wrong in types only', () => {
  expect(EXPRESSIONS.length).toBeGreaterThan(12_000);
  expect(accepted.length).toBeGreaterThan(4_000);
  expect(results.filter(({ query }) => query && analyse(query).problems.length > 0).length).toBeGreaterThan(1_200);
});

test('what Prometheus refuses is refused, what it accepts is accepted', () => {
  const differing = EXPRESSIONS.flatMap((text, i) => {
    const { query, error } = results[i];
    // A refusal that is no proof becomes a warning.
    if (error && !error.certain) return [];
    const ours = error?.reason ?? analyse(query!).problems[0]?.message;
    const theirs = parsed[i].status === 'success' ? undefined : parsed[i].error;
    return (ours === undefined) === (theirs === undefined) ? [] : [{ text, ours, theirs }];
  });
  expect(differing).toEqual([]);
});

test('refusals that are no proof are few', () => {
  const doubtful = results.flatMap(({ error }, i) => error && !error.certain ? [EXPRESSIONS[i]] : []);
  expect(doubtful.length).toBeLessThan(100);
});

test('every problem has a place inside the query, a message and a remedy', () => {
  for (const { query } of results) {
    for (const { from, to, message, remedy, certain } of query ? analyse(query).problems : []) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThan(from);
      expect(to).toBeLessThanOrEqual(query!.text.length);
      expect([message, remedy].every((text) => text !== '' && !text.includes('\n'))).toBe(true);
      expect(certain).toBe(true);
    }
  }
});

/** How an expression is nested, without its leaves' contents. */
function shape(expression: Expression): string {
  const inner = expression.kind === 'matrix' ? '' : operandsOf(expression).map(shape).join(' ');
  switch (expression.kind) {
    case 'binary': return `(${expression.operator.symbol} ${inner})`;
    case 'call': return `(${expression.name} ${inner})`;
    case 'aggregation': return `(${expression.operator} ${inner})`;
    case 'unary': return `(${expression.sign} ${inner})`;
    case 'subquery':
    case 'parenthesized': return `(${expression.kind} ${inner})`;
    default: return expression.kind;
  }
}

/** The same of Prometheus' own tree. */
function theirShape(node: any): string {
  switch (node.type) {
    case 'binaryExpr': return `(${node.op} ${theirShape(node.lhs)} ${theirShape(node.rhs)})`;
    case 'call': return `(${node.func.name} ${node.args.map(theirShape).join(' ')})`;
    case 'aggregation': return `(${node.op} ${[node.param, node.expr].filter((operand) => operand).map(theirShape).join(' ')})`;
    case 'unaryExpr': return `(${node.op} ${theirShape(node.expr)})`;
    case 'subquery': return `(subquery ${theirShape(node.expr)})`;
    case 'parenExpr': return `(parenthesized ${theirShape(node.expr)})`;
    default: return node.type.replace(/Selector|Literal/, '');
  }
}

test('expressions are nested as Prometheus nests them', () => {
  expect(accepted.flatMap((query, i) => {
    const [ours, theirs] = [shape(query.expression), theirShape(trees[i])];
    return ours === theirs ? [] : [{ text: query.text, ours, theirs }];
  })).toEqual([]);
});

test('the type is the one that Prometheus answers with', async () => {
  const answers = await server.askAll('query', accepted.map((query) => ({ query: query.text, time: '1000' })));
  // Some cannot be evaluated, such as a label_replace() with a wrong label name.
  const evaluated = accepted.flatMap((query, i) => answers[i].status === 'success' ? [{ query, type: answers[i].data.resultType }] : []);
  expect(evaluated.length).toBeGreaterThan(accepted.length * 0.8);
  expect(evaluated.flatMap(({ query, type }) => {
    const ours = analyse(query).typeOf(query.expression);
    return ours === type ? [] : [{ text: query.text, ours, theirs: type }];
  })).toEqual([]);
}, 120_000);

test('what is printed is printed the same again', () => {
  expect(accepted.flatMap((query) => {
    const printed = query.print();
    const again = Query.tryParse(printed).query?.print();
    return again === printed ? [] : [{ text: query.text, printed, again }];
  })).toEqual([]);
});

test('Prometheus formats what is printed as it formats the query', async () => {
  const original = await server.askAll('format_query', accepted.map((query) => ({ query: query.text })));
  const printed = await server.askAll('format_query', accepted.map((query) => ({ query: query.print() })));
  expect(accepted.flatMap((query, i) => original[i].data === printed[i].data ? [] : [
    { text: query.text, printed: query.print(), original: original[i].data, again: printed[i].data ?? printed[i].error },
  ])).toEqual([]);
}, 120_000);
