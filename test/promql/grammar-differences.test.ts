import { formatAll } from './promtool';
import { Query } from '../../src/promql';
import { firstError, parseTree } from '../../src/promql/grammar';

// What Prometheus reads and the grammar does not. When a newer grammar reads one of these, the first test says so: remove its bridge.
const BRIDGED: ReadonlyArray<readonly [query: string, canonical: string]> = [
  ['5.', '5'],
  ['up @ 3. + 1./6.', 'up @ 3.000 + 1 / 6'],
  ['0X1f', '31'],
  ['max_of(3, 5)', 'max_of(3, 5)'],
  ['min_of (up, 5)', 'min_of(up, 5)'],
  ['integral(up[1h])', 'integral(up[1h])'],
  ['rate(up[MAX_OF(Step(), 5m)])', 'rate(up[max_of(step(), 5m)])'],
  ['up offset -RANGE()', 'up offset -range()'],
  ['sum by (foo:bar, job) (up)', 'sum by ("foo:bar", job) (up)'],
];
const NOT_BRIDGED = ['offset', 'a / offset'];

test.each([...BRIDGED.map(([query]) => query), ...NOT_BRIDGED])('the grammar alone refuses %s', (query) => {
  expect(firstError(parseTree(query))).toBeDefined();
});

test.each(BRIDGED)('%s is read all the same', (query, canonical) => {
  expect(Query.parse(query, 'query').print()).toBe(canonical);
  expect(Query.parse(canonical, 'query').print()).toBe(canonical);
});

test('what looks alike inside a string stays', () => {
  expect(Query.parse('up{a="5. max_of(0X1, by (b:c))"} / 5.', 'query').print()).toBe('up{a="5. max_of(0X1, by (b:c))"} / 5');
});

test.each(NOT_BRIDGED)('%s is refused', (query) => {
  expect(Query.tryParse(query).error?.reason).toBe('unexpected "offset"');
});

test('Prometheus does read them', async () => {
  // Calls of max_of, min_of and integral with one vector have types that Prometheus refuses: only their names matter here.
  const queries = [...BRIDGED.map(([query]) => query), ...NOT_BRIDGED].filter((query) => !query.startsWith('min_of'));
  const formatted = await formatAll(queries);
  expect(queries.filter((_, i) => formatted[i] === undefined)).toEqual([]);
});
