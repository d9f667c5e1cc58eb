import { Expression, Query, namesLabelsOnly, operandsOf, walk } from '../../src/promql';

const expression = (query: string) => Query.parse(query, 'query').expression;

test('the operands of each kind', () => {
  const kinds = (query: string) => operandsOf(expression(query)).map(({ kind }) => kind);
  expect(kinds('1')).toEqual([]);
  expect(kinds('"a"')).toEqual([]);
  expect(kinds('up')).toEqual([]);
  expect(kinds('up[5m]')).toEqual(['vector']);
  expect(kinds('rate(up[5m])[1h:]')).toEqual(['call']);
  expect(kinds('-up')).toEqual(['vector']);
  expect(kinds('(1 + 2)')).toEqual(['binary']);
  expect(kinds('topk(3, up)')).toEqual(['number', 'vector']);
  expect(kinds('clamp(up, 0, 1)')).toEqual(['vector', 'number', 'number']);
  expect(kinds('sum(up) > -up')).toEqual(['aggregation', 'unary']);
});

test('a walk visits outer before inner, left before right, and tells what each is inside of', () => {
  const visited: Array<[string, string | undefined]> = [];
  walk(expression('sum(rate(a[5m])) / 2'), ({ kind }, parent) => visited.push([kind, parent?.kind]));
  expect(visited).toEqual([
    ['binary', undefined], ['aggregation', 'binary'], ['call', 'aggregation'], ['matrix', 'call'], ['vector', 'matrix'], ['number', 'binary'],
  ]);
});

test('only the second argument of info() names labels', () => {
  const info = expression('info(up, {env="prod"})') as Expression & { kind: 'call' };
  const [series, labels] = info.args as Array<Expression & { kind: 'vector' }>;
  expect(namesLabelsOnly(labels, info)).toBe(true);
  expect(namesLabelsOnly(series, info)).toBe(false);
  expect(namesLabelsOnly(labels, undefined)).toBe(false);
});
