import { Query } from '../../src/promql';

const error = (query: string, grafana = false) => Query.tryParse(query, { grafana }).error;

test('a selector of everything is refused with a remedy, unless the value is not known yet', () => {
  expect(error('{job=~".*"}')).toMatchObject({
    reason: 'the selector selects every series', remedy: 'give a metric name, or a matcher that a series without the label fails, such as {job="node"}',
  });
  expect(error('{job!~".+"}')).toBeDefined();
  expect(error('{job=""}')).toBeDefined();
  expect(error('{job!=""}')).toBeUndefined();
  expect(error('{job!~".*"}')).toBeUndefined();
  expect(error('{job=~"(?i)a"}')).toBeUndefined();
  expect(error('{job=~"$job"}', true)).toBeUndefined();
  expect(error('{job="${Token[TOKEN.1]}"}')).toBeUndefined();
  expect(error('info(up, {env=~".*"})')).toBeUndefined();
});

test('a regular expression is refused with what is wrong in it, unless its value is not known yet', () => {
  expect(error('up{job=~"a(b"}')).toMatchObject({ reason: 'the regular expression "a(b" is not valid', remedy: 'a "(" is never closed', position: 8 });
  expect(error('up{job!~"(?!a)b"}')).toMatchObject({ remedy: "it looks ahead or behind, which Prometheus' RE2 does not have" });
  expect(error('up{job="a(b"}')).toBeUndefined();
  expect(error('up{job=~"($job"}', true)).toBeUndefined();
});

test('a number that only deployment knows is refused', () => {
  expect(error('up > -1.8881545897087503e+289')).toMatchObject({
    reason: 'a number that only deployment knows (a CDK number token) may not stand in a query', position: 5,
  });
  expect(error('up > -Inf')).toBeUndefined();
  expect(error('up > 1e300')).toBeUndefined();
});

test('types and the number of arguments are not looked at here', () => {
  expect(error('rate(up)')).toBeUndefined();
  expect(error('sum(1, 2)')).toBeUndefined();
});
