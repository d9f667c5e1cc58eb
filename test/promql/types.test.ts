import { Query, ValueType, analyse, operandsOf } from '../../src/promql';

const problems = (text: string, grafana = false) => analyse(Query.parse(text, 'query', { grafana })).problems;
/** The first problem as `place|message|remedy`, the place being the text it is about. */
const first = (text: string) => problems(text).slice(0, 1).map(({ from, to, message, remedy }) => `${text.slice(from, to)} | ${message} | ${remedy}`)[0];

test.each<[string, ValueType]>([
  ['up', 'vector'], ['up[5m]', 'matrix'], ['up[5m:]', 'matrix'], ['1', 'scalar'], ['5m', 'scalar'], ['"a"', 'string'], ['("a")', 'string'],
  ['-up', 'vector'], ['-time()', 'scalar'], ['1 + 2', 'scalar'], ['1 + up', 'vector'], ['1 == bool 2', 'scalar'], ['up == bool 2', 'vector'],
  ['scalar(up)', 'scalar'], ['vector(1)', 'vector'], ['sum(up)', 'vector'], ['hour()', 'vector'], ['rate(up[5m])', 'vector'], ['max_of(1, 2)', 'scalar'],
])('the type of %s is %s', (text, type) => {
  const query = Query.parse(text, 'query');
  const analysis = analyse(query);
  expect(analysis.problems).toEqual([]);
  expect(analysis.typeOf(query.expression)).toBe(type);
});

test('every expression inside has a type', () => {
  const query = Query.parse('histogram_quantile(0.9, rate(x[5m]))', 'query');
  const analysis = analyse(query);
  expect(operandsOf(query.expression).map((operand) => analysis.typeOf(operand))).toEqual(['scalar', 'vector']);
});

test.each([
  ['rate(up)', 'up | rate() as argument 1 takes a range vector, not an instant vector: up | add a range, such as [5m]'],
  ['rate(sum(up))', 'sum(up) | rate() as argument 1 takes a range vector, not an instant vector: sum(up) | '
    + 'make a subquery of it, such as (…)[30m:1m], or take the range inside, as in sum(rate(x[5m]))'],
  ['rate(5)', '5 | rate() as argument 1 takes a range vector, not a scalar: 5 | write a metric with a range, such as up[5m]'],
  ['abs(up[5m])', 'up[5m] | abs() as argument 1 takes an instant vector, not a range vector: up[5m] | '
    + 'remove the range, or aggregate it with a function such as rate() or max_over_time()'],
  ['abs(1)', '1 | abs() as argument 1 takes an instant vector, not a scalar: 1 | write a metric, or make an instant vector of the scalar with vector()'],
  ['clamp_max(up, sum(x))', 'sum(x) | clamp_max() as argument 2 takes a scalar, not an instant vector: sum(x) | '
    + 'write a number, or make a scalar of a single series with scalar()'],
  ['label_replace(up, job, "b", "c", "d")', 'job | label_replace() as argument 2 takes a string, not an instant vector: job | write a text between quotes'],
  ['sum("a")', '"a" | sum() takes an instant vector, not a string: "a" | a string may only be the argument of a function that asks for one: remove the quotes'],
  ['sum(rate(up[5m])[5m:])', 'rate(up[5m])[5m:] | sum() takes an instant vector, not a range vector: rate(up[5m])[5m:] | '
    + 'remove the range, or aggregate it with a function such as rate() or max_over_time()'],
  ['topk(x, up)', 'x | topk() as argument 1 (how many) takes a scalar, not an instant vector: x | write a number, or make a scalar of a single series with scalar()'],
  ['count_values(1, up)', '1 | count_values() as argument 1 (the name of the label for the values) takes a string, not a scalar: 1 | write a text between quotes'],
  ['quantile(up)', 'quantile(up) | quantile() takes 2 arguments, not 1 | write quantile(a scalar: the quantile, an instant vector)'],
  ['sum(up, x)', 'sum(up, x) | sum() takes 1 argument, not 2 | write sum(an instant vector)'],
  ['time(1)', 'time(1) | time() takes no argument, not 1 | write time()'],
  ['round()', 'round() | round() takes 1 to 2 arguments, not 0 | write round(an instant vector, a scalar?)'],
  ['label_join(up)', 'label_join(up) | label_join() takes at least 3 arguments, not 1 | write label_join(an instant vector, a string, a string, a string*)'],
  ['(1)[5m:]', '(1) | a subquery takes an instant vector, not a scalar: (1) | write a metric, or make an instant vector of the scalar with vector()'],
  ['-"a"', '"a" | "-" takes a scalar or an instant vector, not a string: "a" | a string may only be the argument of a function that asks for one: remove the quotes'],
  ['up + up[5m]', 'up[5m] | "+" takes a scalar or an instant vector, not a range vector: up[5m] | '
    + 'remove the range, or aggregate it with a function such as rate() or max_over_time()'],
  ['up and 1', '1 | "and" takes an instant vector, not a scalar: 1 | write a metric, or make an instant vector of the scalar with vector()'],
  ['1 > 2', '> | ">" between two scalars filters nothing and needs bool | write > bool'],
  ['up + on(job) 1', '+ | on may only stand between two instant vectors | remove it'],
  ['1 * ignoring(job) 1', '* | ignoring may only stand between two instant vectors | remove it'],
  ['up + fill(0) 1', '+ | fill may only stand between two instant vectors | remove it'],
  ['up or fill(0) x', 'or | fill may not follow the set operator "or" | remove it'],
  ['info(up, x)', 'x | info() takes label matchers as argument 2, not x | '
    + 'write matchers only, such as {version=~".+"}; a metric goes between the braces too, as {__name__="target_info"}'],
])('%s', (text, expected) => {
  expect(first(text)).toBe(expected);
});

test.each(['1 + on() 2', 'up > bool 1', 'up and on() x', 'info(up, {__name__="x"})', 'sort_by_label(up)', 'label_join(up, "a", "b")', 'sum(up) by (a)'])('%s is right', (text) => {
  expect(problems(text)).toEqual([]);
});

test('all problems are found, in the order of the text', () => {
  expect(problems('rate(up) + sum("a") > time(1)').map(({ from, kind }) => [from, kind])).toEqual([[5, 'type'], [15, 'type'], [22, 'arity']]);
});

test('a long expression is shown in part, in one line', () => {
  const [{ message }] = problems(`rate(\n  sum(${'x'.repeat(100)}))`);
  expect(message).toMatch(/not an instant vector: sum\(x{55}…$/);
});

describe('Grafana variables', () => {
  test.each(['rate($metric)', '$a > $b', '$a and up', 'abs($x)', '$fn(up[5m])', '$agg by (a) (x)', 'sum($x)[5m:]', '$x + on(a) up'])('%s may be right', (text) => {
    expect(problems(text, true)).toEqual([]);
  });

  test('may be more than one argument, so the number of arguments is not certain', () => {
    expect(problems('clamp(up, $range)', true)).toMatchObject([{ kind: 'arity', certain: false }]);
    expect(problems('topk($both)', true)).toMatchObject([{ kind: 'arity', certain: false }]);
    expect(problems('clamp(up, 1)', true)).toMatchObject([{ kind: 'arity', certain: true }]);
  });

  test('do not hide what is wrong anyway', () => {
    expect(problems('rate($x + up)', true)).toMatchObject([{ kind: 'type', from: 5, to: 12, certain: true }]);
  });
});
