import { Query } from '../../src/promql';

test('a query keeps its text and prints itself', () => {
  const query = Query.parse(' sum(up)  by(job) ', 'expr');
  expect(query.text).toBe(' sum(up)  by(job) ');
  expect(query.print()).toBe('sum by (job) (up)');
  expect(query.selectors().map(({ metric }) => metric)).toEqual(['up']);
  expect(query.expression.kind).toBe('aggregation');
});

test('what does not parse throws, in the words of who asked', () => {
  expect(() => Query.parse('sum(rate(http_requests_total[5m))', 'expr of alert HighErrorRate')).toThrow(new Error([
    'expr of alert HighErrorRate is not a PromQL query: unexpected ")" at line 1, column 32: "[" is not closed yet',
    '  sum(rate(http_requests_total[5m))',
    '                                 ^',
  ].join('\n')));
});

test('a result has a query or an error', () => {
  expect(Query.tryParse('up')).toEqual({ query: expect.any(Query) });
  expect(Query.tryParse('up up')).toEqual({ error: expect.objectContaining({ position: 3, line: 1, column: 4 }) });
});

test('Grafana variables are for Grafana only', () => {
  const text = 'rate(x[$__rate_interval])';
  expect(Query.parse(text, 'target', { grafana: true }).print()).toBe(text);
  expect(() => Query.parse(text, 'expr')).toThrow(
    'expr is not a PromQL query: $__rate_interval is a variable of Grafana and means nothing to Prometheus at line 1, column 8: write its value');
});

test('what is no text is refused as such', () => {
  expect(() => Query.tryParse(undefined as unknown as string)).toThrow('a query must be a text, not undefined');
  expect(() => Query.parse(5 as unknown as string, 'expr')).toThrow('a query must be a text, not 5');
});
