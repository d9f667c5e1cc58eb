import { parse } from 'yaml';
import { toYaml } from '../../src/render';

test.each(['on', 'no', 'yes', 'null', '0755', '1e3', '12:30:45', '~', '', '- x', '# x', 'a: b', "it's", '*x', '&x', '%x', '@x', '${Token[TOKEN.12]}:5432'])('a text stays a text: %p', (text) => {
  // Read back as YAML 1.1 and 1.2: Go's, Kubernetes' and Python's readers differ.
  for (const version of ['1.1', '1.2'] as const) expect(parse(toYaml({ key: text }), { version }).key).toBe(text);
});

test('long lines are not folded, repeated objects are not aliased', () => {
  const shared = { a: 1 };
  expect(toYaml({ one: shared, two: shared, long: 'word '.repeat(60).trim() })).toBe(`one:\n  a: 1\ntwo:\n  a: 1\nlong: ${'word '.repeat(60).trim()}\n`);
});

test('late values are in double quotes, where any character can be escaped', () => {
  const late = '${Token[TOKEN.12]}';
  expect(toYaml({ [late]: `at ${late}: it's # up`, lines: `up{host="${late}"}\n  > 1` })).toBe(`"${late}": "at ${late}: it's # up"\nlines: "up{host=\\"${late}\\"}\\n  > 1"\n`);
});
