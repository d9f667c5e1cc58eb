import { matchesEmpty, regexpMistake } from '../../src/promql/regexp';

test.each([
  '', 'a|b', '5..', 'api/v[0-9]+', '^(/dev/.*|rootfs)$', '(?i:error).*', '(?i)x', '(?-s).', '(?P<name>a)', '(?<name>a)', '(?:a)',
  '[]a]', '[^]a]', '[[:alpha:](]', '[\\]]', '\\(', '\\Q(\\E', 'a{2,3}', 'a{', '}', ']', 'a*?', '\\pL', '\\12', '|a', '()',
])('Prometheus accepts %s', (pattern) => {
  expect(regexpMistake(pattern)).toBeUndefined();
});

test.each([
  ['(a', 'a "(" is never closed'],
  ['a)', 'a ")" has no "("'],
  ['[a', 'a "[" is never closed'],
  ['[]', 'a "[" is never closed'],
  ['a\\', 'it ends with a lone backslash'],
  ['(a)\\1', "\\1 refers back to a group, which Prometheus' RE2 does not have"],
  ['a(?=b)', "it looks ahead or behind, which Prometheus' RE2 does not have"],
  ['(?<!a)b', "it looks ahead or behind, which Prometheus' RE2 does not have"],
  ['(?>a)', 'what follows a "(?" is not known'],
  ['*.log', 'nothing stands before a "*", "+" or "?"'],
  ['(+a)', 'nothing stands before a "*", "+" or "?"'],
])('Prometheus refuses %s', (pattern, mistake) => {
  expect(regexpMistake(pattern)).toBe(mistake);
});

test('whether the empty string matches', () => {
  expect(matchesEmpty('.*')).toBe(true);
  expect(matchesEmpty('a|')).toBe(true);
  expect(matchesEmpty('.+')).toBe(false);
  expect(matchesEmpty('a|b')).toBe(false);
});

test.each(['(?i)a', '\\pL*', '[[:alpha:]]*', '[]a]*', '('])('JavaScript cannot tell for %s', (pattern) => {
  expect(matchesEmpty(pattern)).toBeUndefined();
});
