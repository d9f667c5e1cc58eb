import { Query } from '../../src/promql';

const read = (query: string, grafana = false) => Query.parse(query, 'query', { grafana }).expression;

test('a selector with all its modifiers, in any order', () => {
  const modifiers = { at: '5.000', edges: 'smoothed', offset: { text: '1m' } };
  expect(read('up{job="x"} @ 5 smoothed offset 1m')).toMatchObject({ kind: 'vector', from: 0, to: 34, name: { name: 'up' }, modifiers });
  expect(read('up offset 1m smoothed @ 5')).toMatchObject({ kind: 'vector', to: 25, modifiers });
  expect(read('up smoothed [5m] @ 5 offset 1m')).toMatchObject({ kind: 'matrix', to: 30, vector: { kind: 'vector', to: 11, modifiers: {} }, modifiers });
});

test('a subquery', () => {
  expect(read('up[1h:5m] @ end() offset 1m')).toMatchObject({
    kind: 'subquery', to: 27, operand: { kind: 'vector' }, range: { text: '1h' }, step: { text: '5m' }, modifiers: { at: 'end()', offset: { text: '1m' } },
  });
  expect(read('up[1h:]')).toMatchObject({ kind: 'subquery', step: undefined });
});

test('an aggregation, whatever side its modifier is on', () => {
  const expected = {
    kind: 'aggregation', operator: 'topk', grouping: { without: false, labels: [{ name: 'a' }, { name: 'b.c' }] }, args: [{ kind: 'number' }, { kind: 'vector' }],
  };
  expect(read('topk by (a, "b.c") (3, x)')).toMatchObject(expected);
  expect(read('TOPK(3, x) BY (a, "b.c",)')).toMatchObject(expected);
  expect(read('sum(x)')).toMatchObject({ kind: 'aggregation', grouping: undefined });
  expect(read('sum without () (x)')).toMatchObject({ grouping: { without: true, labels: [] } });
});

test('a call', () => {
  expect(read('clamp (x, 0, 1)')).toMatchObject({ kind: 'call', name: 'clamp', args: [{ kind: 'vector' }, { kind: 'number' }, { kind: 'number' }] });
  expect(read('$fn(x)', true)).toMatchObject({ kind: 'call', name: '$fn' });
  expect(read('$agg(x) by (a)', true)).toMatchObject({ kind: 'aggregation', operator: '$agg', grouping: { labels: [{ name: 'a' }] } });
});

test('how two sides are matched', () => {
  expect(read('a > bool ignoring(x, y) group_left(z) b')).toMatchObject({
    kind: 'binary',
    left: { kind: 'vector' },
    operator: { from: 2, to: 3, symbol: '>', bool: true, matching: { on: false, labels: [{ name: 'x' }, { name: 'y' }], group: 'left', include: [{ name: 'z' }] } },
    right: { kind: 'vector' },
  });
  expect(read('a * on() group_right b')).toMatchObject({ operator: { bool: false, matching: { on: true, labels: [], group: 'right', include: [] } } });
  expect(read('a or b')).toMatchObject({ operator: { symbol: 'or', matching: undefined } });
  expect(read('a + fill_left(0) fill_right(1m) b')).toMatchObject({ operator: { fillLeft: '0', fillRight: '60' } });
});
