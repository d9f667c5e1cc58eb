import { ACCEPTED } from './expressions';
import { Query } from '../../src/promql';

const print = (query: string, options = {}) => Query.parse(query, 'query', options).print();

test.each(ACCEPTED)('%s', (query, canonical) => {
  expect(print(query)).toBe(canonical);
});

test.each(ACCEPTED)('what is printed for %s is printed the same again', (_query, canonical) => {
  expect(print(canonical)).toBe(canonical);
});

test.each([
  ['a + fill(6) b', 'a + fill (6) b'],
  ['a + fill_left(-5m) fill_right(+2) b', 'a + fill_left (-300) fill_right (2) b'],
  ['a + fill_right(1) fill_left(2) b', 'a + fill_left (2) fill_right (1) b'],
  ['a / on(job) group_left() fill_right(0) b', 'a / on (job) group_left () fill_right (0) b'],
])('values for missing partners, which promtool cannot be told to accept: %s', (query, canonical) => {
  expect(print(query)).toBe(canonical);
  expect(print(canonical)).toBe(canonical);
});

test.each([
  ['info(up, { })', 'info(up, {})'],
  ['inf ^ 2 + Inf', 'Inf ^ 2 + +Inf'],
  ['sum by ("inf") (x)', 'sum by ("inf") (x)'],
])("where Prometheus' own form does not read back: %s", (query, canonical) => {
  expect(print(query)).toBe(canonical);
  expect(print(canonical)).toBe(canonical);
});

test('a length finer than a millisecond is not rounded away', () => {
  expect(print('x[0.0001]')).toBe('x[0.0001]');
});

describe('late values (CDK tokens)', () => {
  test('survive, with the quotes they stand in', () => {
    expect(print('up{instance="${Token[TOKEN.12]}:9187"}')).toBe('up{instance="${Token[TOKEN.12]}:9187"}');
    expect(print("up{ instance = '${Token[TOKEN.12]}' }")).toBe("up{instance='${Token[TOKEN.12]}'}");
    expect(print('up{instance=~`${Token[Db.Endpoint.7]}:\\d+`}')).toBe('up{instance=~`${Token[Db.Endpoint.7]}:\\d+`}');
    expect(print('label_replace(up,"db","${Token[TOKEN.1]}","","")')).toBe('label_replace(up, "db", "${Token[TOKEN.1]}", "", "")');
  });

  test('do not decide the order of matchers, because their numbers depend on when they were made', () => {
    expect(print('up{a="${Token[TOKEN.9]}",a="${Token[TOKEN.1]}"}')).toBe('up{a="${Token[TOKEN.9]}",a="${Token[TOKEN.1]}"}');
    expect(print('up{b="x",a="${Token[TOKEN.9]}"}')).toBe('up{a="${Token[TOKEN.9]}",b="x"}');
  });
});

test.each([
  ['sum(rate(x{job=~"$job"}[$__rate_interval]))by($label)', 'sum by ($label) (rate(x{job=~"$job"}[$__rate_interval]))'],
  ['increase(x[$__range])/$__range_s', 'increase(x[$__range]) / $__range_s'],
  ["x{job='${job:regex}'}", "x{job='${job:regex}'}"],
  ['topk($n, $metric{a="b"})', 'topk($n, $metric{a="b"})'],
  ['$agg by(job)(x)', '$agg by (job) (x)'],
  ['${fn}( x[[[window]]:$step] )', '${fn}(x[[[window]]:$step])'],
  ['x offset ${days}d', 'x offset ${days}d'],
  ['-$x - - $y', '-$x - -$y'],
  ['x @ ${__to:date:seconds}', 'x @ ${__to:date:seconds}'],
  ['x{$label="a", ${filter}, b=${value:doublequote}}', 'x{$label="a",${filter},b=${value:doublequote}}'],
  ['app_${service}_total + on($l) group_left($m) y', 'app_${service}_total + on ($l) group_left ($m) y'],
])('Grafana variables survive: %s', (query, canonical) => {
  expect(print(query, { grafana: true })).toBe(canonical);
  expect(print(canonical, { grafana: true })).toBe(canonical);
});
