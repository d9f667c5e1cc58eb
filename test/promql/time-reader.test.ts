import { Expression, Query } from '../../src/promql';

const selector = (query: string, grafana = false) => Query.parse(query, 'query', { grafana }).expression as Expression & { kind: 'matrix' };

test.each([
  ['5m', 300_000, '5m'],
  ['90m', 5_400_000, '1h30m'],
  ['300', 300_000, '5m'],
  ['0.25', 250, '250ms'],
  ['+5m', 300_000, '5m'],
  ['0.0001', 0, '0.0001'],
  ['5m * 2', undefined, '5m * 2'],
  ['(5m)', undefined, '(5m)'],
  ['((5m + 60))', undefined, '(5m + 60)'],
  ['2 ^ -1', undefined, '2 ^ -1'],
  ['min_of(step(),range())', undefined, 'min_of(step(), range())'],
])('the range %s', (range, milliseconds, text) => {
  expect(selector(`up[${range}]`).range).toEqual({ from: 3, to: 3 + range.length, milliseconds, text });
});

test('an offset may be negative', () => {
  expect(selector('up offset -5m').modifiers.offset).toEqual({ from: 10, to: 13, milliseconds: -300_000, text: '-5m' });
  expect(selector('up offset -(5m)').modifiers.offset).toEqual({ from: 10, to: 15, text: '-(5m)' });
});

test('a Grafana variable has no milliseconds', () => {
  expect(selector('up[$__rate_interval]', true).range).toEqual({ from: 3, to: 19, milliseconds: undefined, text: '$__rate_interval' });
});
