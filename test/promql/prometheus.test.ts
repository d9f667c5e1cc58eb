import { ACCEPTED, REFUSED } from './expressions';
import { formatAll } from './promtool';
import { Query } from '../../src/promql';

// The real Prometheus is the judge of the table that the other tests rely on.

test('Prometheus formats each accepted query as we print it', async () => {
  const queries = ACCEPTED.map(([query]) => query);
  const formatted = await formatAll(queries);
  // Prometheus breaks what is longer than 100 characters; ours is one line.
  expect(formatted.map((text) => text?.replace(/\(\n\s*/g, '(').replace(/\n\s*\)/g, ')').replace(/\n\s*/g, ' '))).toEqual(
    queries.map((query) => Query.parse(query, 'query').print()));
});

test('Prometheus refuses each query that we refuse', async () => {
  const formatted = await formatAll(REFUSED.map(([query]) => query));
  expect(REFUSED.filter((_, i) => formatted[i] !== undefined).map(([query]) => query)).toEqual([]);
});
