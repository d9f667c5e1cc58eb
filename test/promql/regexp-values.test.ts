import { alternativesOf, groupsOf, matches } from '../../src/promql/regexp-values';

test.each([
  ['a', ['a']],
  ['a|b', ['a', 'b']],
  ['^(?:a|b)$', ['a', 'b']],
  ['(a|b|)', ['a', 'b', '']],
  ['', ['']],
  ['a\\.b|c\\+d', ['a.b', 'c+d']],
  ['ä|ö', ['ä', 'ö']],
  ['a.b', undefined],
  ['a|b*', undefined],
  ['(a)|b', undefined],
  ['(?i)a', undefined],
  ['(?i:a|b)', undefined],
  ['a\\d', undefined],
  ['[ab]', undefined],
  ['a\\$', undefined],
])('what %s matches is %j', (pattern, expected) => {
  expect(alternativesOf(pattern)).toEqual(expected);
});

test('a pattern matches whole texts, lines and all', () => {
  expect(matches('a.*', 'abc')).toBe(true);
  expect(matches('a', 'abc')).toBe(false);
  expect(matches('a.b', 'a\nb')).toBe(true);
  expect(matches('a|b', 'ab')).toBe(false);
});

test('nothing is said of what the two engines may read differently', () => {
  expect(matches('(?i)a', 'A')).toBeUndefined();
  expect(matches('[[:alpha:]]', 'a')).toBeUndefined();
  expect(matches('.', '🚀')).toBeUndefined();
  expect(matches('(', 'a')).toBeUndefined();
});

test('groups', () => {
  expect(groupsOf('(a)(b)?.*', 'ac')).toEqual(['ac', 'a', '']);
  expect(groupsOf('a', 'b')).toBe(false);
  expect(groupsOf('(a|b)*', 'ab')).toBeUndefined();
  expect(groupsOf('(?P<n>a)', 'a')).toBeUndefined();
});
