import { Matcher } from '../../../src/model';

const matches = (regex: string, value: string) => Matcher.regex('env', regex)._matches({ env: value });

test('the whole value counts, a missing label is empty', () => {
  expect(matches('prod|stage', 'prod')).toBe(true);
  expect(matches('prod', 'production')).toBe(false);
  expect(Matcher.equal('env', '')._matches({})).toBe(true);
  expect(Matcher.notRegex('env', 'prod')._matches({})).toBe(true);
});

test('takes what RE2 has and JavaScript writes otherwise', () => {
  expect(matches('(?i)prod', 'PROD')).toBe(true);
  expect(matches('(?P<tier>a|b)1', 'b1')).toBe(true);
});

test.each([['(', 'a "(" is never closed'], ['(?!prod).*', "it looks ahead or behind, which Prometheus' RE2 does not have"], ['*', 'nothing stands before']])('refuses %s', (regex, why) => {
  expect(() => Matcher.regex('env', regex)).toThrow(`is not a regular expression: ${why}`);
});

test('quotes what Alertmanager would read otherwise', () => {
  expect(Matcher.equal('a', 'x"y\\z\n').toString()).toBe('a="x\\"y\\\\z\\n"');
});
