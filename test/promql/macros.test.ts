import { hasVariable, prepareQuery } from '../../src/promql/macros';

test.each([
  // In brackets and after offset: a duration, or the digits before its unit.
  ['rate(x[$__rate_interval])', 'rate(x[000000000000001m])'],
  ['x[$w:$s]', 'x[1m:1m]'],
  ['x[[[window]]]', 'x[000000001m]'],
  ['x[${n}m]', 'x[0001m]'],
  ['x[${n}${unit}]', 'x[0001000001m]'],
  ['x offset -$shift', 'x offset -00001m'],
  // In braces: the name of a label, a value, a whole matcher.
  ['x{$label="a"}', 'x{______="a"}'],
  ['x{a=${value:doublequote}}', 'x{a="__________________"}'],
  ['x{a="b",$filter}', 'x{a="b","_____"}'],
  // In lists of labels.
  ['sum by ($a, ${b:csv}) (x)', 'sum by (__, ________) (x)'],
  ['x and on($l) y', 'x and on(__) y'],
  // Metrics, and parts of their names.
  ['$metric{a="b"}', '_______{a="b"}'],
  ['rate([[metric]][5m])', 'rate(__________[5m])'],
  ['app_${service}_total', 'app____________total'],
  ['$metric offset 5m', '_______ offset 5m'],
  // Aggregations and functions.
  ['$agg by (a) (x)', 'sum  by (a) (x)'],
  ['${fn}(x)', 'sum  (x)'],
  ['$f(x)', 'ln(x)'],
  // Numbers elsewhere.
  ['x > $limit', 'x > 000001'],
  ['x / $__range_s', 'x / 0000000001'],
  ['topk($n, x)', 'topk(01, x)'],
  ['x @ ${__to:date:seconds}', 'x @ 00000000000000000001'],
])('%s is parsed as %s', (text, promql) => {
  expect(prepareQuery(text, true).promql).toBe(promql);
  expect(promql.length).toBe(text.length);
});

test('what is no variable stays', () => {
  const text = 'label_replace(x{a=~"^b$|$c"}, "d", "$1", "e", "(.*)") # $comment';
  const source = prepareQuery(text, true);
  expect(source.promql).toBe(text);
  expect(source.variables.map(({ from, to }) => text.slice(from, to))).toEqual(['$c']);
});

test('a stretch knows whether a variable is inside', () => {
  const source = prepareQuery('x{a="$b"} / $c', true);
  expect(hasVariable(source, { from: 4, to: 8 })).toBe(true);
  expect(hasVariable(source, { from: 0, to: 4 })).toBe(false);
  expect(hasVariable(source, { from: 12, to: 14 })).toBe(true);
});

test('a variable outside Grafana is refused where it stands, but not in a string or comment', () => {
  expect(() => prepareQuery('x / $c', false)).toThrow(expect.objectContaining({
    reason: '$c is a variable of Grafana and means nothing to Prometheus', position: 4, remedy: 'write its value',
  }));
  expect(prepareQuery('x{a="$b"} # $c', false)).toEqual({ text: 'x{a="$b"} # $c', promql: 'x{a="$b"} # $c', variables: [] });
});

test.each([false, true])('a late value outside quotes is refused where it stands (grafana: %s)', (grafana) => {
  expect(() => prepareQuery('x > ${Token[TOKEN.12]}', grafana)).toThrow(expect.objectContaining({
    reason: 'a value that only deployment knows (a CDK token) may not stand here',
    position: 4,
    remedy: 'it may stand between quotes only, as in {instance="…"}',
  }));
  expect(prepareQuery('x{a="${Token[TOKEN.12]}"}', grafana).variables).toEqual([]);
});
