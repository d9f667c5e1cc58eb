import { REFUSED } from './expressions';
import { Query } from '../../src/promql';

test.each(REFUSED)('%j is refused: %s', (query, reason, line, column) => {
  const { error } = Query.tryParse(query);
  expect(error).toMatchObject({ reason, line, column });
});

test.each([
  ['1 = 2', 'to compare values write "=="'],
  ['a =~ "b"', 'a pattern may only stand in braces, as in {job=~"api.*"}'],
  ['a || b', 'write "or"'],
  ['a; b', 'a query is one expression'],
  ['rate(foo[5m)', '"[" is not closed yet'],
  ['foo[1.5h]', 'write whole units from large to small, such as 1h30m'],
])('the remedy for %s', (query, remedy) => {
  expect(Query.tryParse(query).error?.remedy).toBe(remedy);
});

test('a Grafana variable is named as the user wrote it', () => {
  expect(Query.tryParse('a $op b', { grafana: true }).error).toMatchObject({ reason: 'unexpected $op', position: 2 });
  expect(Query.tryParse('rate(x[$__rate_interval)', { grafana: true }).error).toMatchObject({ reason: 'unexpected ")"', position: 23 });
});
