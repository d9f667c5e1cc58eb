import { Query } from '../../src/promql';

const selectors = (query: string, grafana = false) => Query.parse(query, 'query', { grafana }).selectors();

test('each place that reads series, in the order of the text', () => {
  expect(selectors('sum(rate(http_requests_total{status=~"5..",job="api"}[5m] offset 1h)) / up')).toEqual([
    {
      from: 9,
      to: 53,
      metric: 'http_requests_total',
      matchers: [
        { label: 'status', operator: '=~', value: '5..', isDynamic: false },
        { label: 'job', operator: '=', value: 'api', isDynamic: false },
      ],
      range: { text: '5m', milliseconds: 300_000 },
      offset: { text: '1h', milliseconds: 3_600_000 },
    },
    { from: 72, to: 74, metric: 'up', matchers: [], range: undefined, offset: undefined },
  ]);
});

test.each([
  ['{__name__="up", job="x"}', 'up', ['job']],
  ['{"my.metric", job="x"}', 'my.metric', ['job']],
  ['{__name__=~"up|down"}', undefined, ['__name__']],
  ['{job="x"}', undefined, ['job']],
  ['{__name__="a", __name__="b"}', 'a', ['__name__']],
])('the metric of %s is %s', (query, metric, labels) => {
  const [selector] = selectors(query);
  expect(selector.metric).toBe(metric);
  expect(selector.matchers.map(({ label }) => label)).toEqual(labels);
});

test('values come without their quotes and escapes', () => {
  expect(selectors('up{a="\\\\d", b=`\\d`, c=\'"\'}')[0].matchers.map(({ value }) => value)).toEqual(['\\d', '\\d', '"']);
});

test('what Grafana or the deployment fills in is told apart', () => {
  expect(selectors('rate(${metric}_total{job="$job",a="${Token[TOKEN.4]}",$label="x"}[$__rate_interval])', true)).toEqual([{
    from: 5,
    to: 65,
    metric: undefined,
    matchers: [
      { label: 'job', operator: '=', value: '$job', isDynamic: true },
      { label: 'a', operator: '=', value: '${Token[TOKEN.4]}', isDynamic: true },
      { label: '$label', operator: '=', value: 'x', isDynamic: true },
    ],
    range: { text: '$__rate_interval', milliseconds: undefined },
    offset: undefined,
  }]);
  expect(selectors('{"$metric"}', true)[0].metric).toBeUndefined();
});

test('inside subqueries too, but not the labels of info()', () => {
  expect(selectors('max_over_time(a[1h:5m]) + info(b, {c="d"})').map(({ metric, range }) => [metric, range])).toEqual([['a', undefined], ['b', undefined]]);
});

test('a query without series has none', () => {
  expect(selectors('time() + vector(1)')).toEqual([]);
});
