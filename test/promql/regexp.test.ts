import { PrometheusServer } from './prometheus-server';
import { Random } from './random';
import { matchesEmpty, regexpMistake } from '../../src/promql/regexp';

test.each([
  '', 'a|b', '5..', 'api/v[0-9]+', '^(/dev/.*|rootfs)$', '(?i:error).*', '(?i)x', '(?-s).', '(?P<name>a)', '(?<name>a)', '(?:a)', '(?P<n>a)(?P<n>b)',
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
  ['a**', 'a repetition is repeated'],
  ['a{2,1}', '{2,1} is no count from small to large, up to 1000'],
  ['(a{100}){100}', 'it repeats more than 1000 times'],
  ['[z-a]', 'the range z-a runs backwards'],
  ['[[:foo:]]', '[:foo:] is no class of characters'],
  ['\\p{Foo}', '\\p{Foo} is no class of characters that Unicode knows'],
  ['\\h', "\\h means nothing to Prometheus' RE2"],
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

test.each([
  ['(?i)', true], ['(?i)a', false], ['\\pL*', true], ['[[:alpha:]]*', true], ['[]a]{0,2}', true], ['a{0}', true], ['(?:a?b*)+', true], ['^$', true], ['\\b', false],
  ['\\B', true], ['\\Q\\E', true], ['\\Qa\\E', false], ['(?P<n>a|)', true],
])('whether %s matches the empty string: %s', (pattern, expected) => {
  expect(matchesEmpty(pattern)).toBe(expected);
});

test('nothing is said of what is no pattern', () => {
  expect(matchesEmpty('(')).toBeUndefined();
});

test('Prometheus says the same of generated patterns', async () => {
  const pieces = [
    'a', 'b', '.', '*', '+', '?', '|', '(', ')', '(?:', '(?i)', '(?i:', '(?P<n>', '(?P<n>a)', '(?<n>b)', '(?-', '[', ']', '[^', '[a-z]', '[z-a]', '[]', '-', '^', '$', '{2}', '{1,}', '{,3}',
    '{2,1}', '{0}', '{600}', '{1001}', '{', '}', '\\', '\\d', '\\b', '\\B', '\\A', '\\z', '\\Z', '\\C', '\\Q', '\\E', '\\pL', '\\p{Greek}', '\\p{^Lu}', '\\p{Nope}', '\\PN',
    '\\x41', '\\x{1F600}', '\\x', '\\0', '\\12', '\\1', '\\8', '\\.', '\\-', '\\_', '\\n', '\\e', '[[:alpha:]]', '[[:^digit:]x]', '[[:nope:]]', '[:', ':]', 'é', '🚀', '\\é', ' ',
  ];
  const random = new Random(3);
  const patterns = [...new Set(Array.from({ length: 2_500 }, () => Array.from({ length: 1 + random.below(5) }, () => random.pick(random.chance(0.4) ? pieces.slice(0, 8) : pieces)).join('')))];
  const server = await PrometheusServer.start([]);
  try {
    const ask = (prefix: string) => server.askAll('parse_query', patterns.map((pattern) => ({ query: `${prefix}{p=~${JSON.stringify(pattern)}}` })));
    const [named, alone] = [await ask('up'), await ask('')];
    const theirs = patterns.map((_, i) => named[i].status === 'error' ? undefined : alone[i].status === 'error');
    const ours = patterns.map((pattern) => matchesEmpty(pattern));
    const verdicts = patterns.map((pattern, i) => ({ pattern, ours: ours[i], theirs: theirs[i], error: named[i].error }));
    expect(verdicts.filter((verdict) => verdict.ours !== verdict.theirs)).toEqual([]);
    expect(theirs.filter((empty) => empty !== undefined).length).toBeGreaterThan(400);
  } finally {
    await server.stop();
  }
});
