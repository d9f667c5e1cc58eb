import { readYaml, SourceFile, textOffset } from '../../src/source';

function problems(text: string): string[] {
  const file = new SourceFile(text, 'a.yml');
  readYaml(file);
  return file.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const bomb = (levels: number) => ['a0: &a0 [x, x, x, x, x, x, x, x, x]', ...Array.from({ length: levels }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`)].join('\n');

test.each([
  ['a binary file', 'a: \0', '1:4 it is no text'],
  ['invalid UTF-8', 'a: \ufffd', '1:4 it holds a character that is no UTF-8'],
  ['half of a character', 'a: \ud800', '1:4 it holds a character that is no UTF-8'],
  ['aliases that explode', bomb(12), 'its aliases stand for more than 400000 values'],
  ['an alias inside of itself', 'a: &a [*a]', '1:8 the alias *a stands inside of what it names'],
  ['deep nesting in lines', Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'it is nested deeper than 100 levels'],
  ['deep nesting in brackets', '['.repeat(20_000), ''],
  ['a list as a key', '? [a]\n: b', '1:3 a key is no text'],
  ['a huge file', 'a'.repeat(21 * 1024 ** 2), '1:1 it has 21 MB, more than 20 MB'],
])('%s is a problem, soon', (_, text, message) => {
  const start = process.hrtime.bigint();
  expect(problems(text)).toEqual([expect.stringContaining(message)]);
  expect(Number(process.hrtime.bigint() - start) / 1e9).toBeLessThan(10);
});

test('an empty file, and one of comments, has no value and no problem', () => {
  for (const text of ['', '\n', '# nothing\n', '---\n']) expect(problems(text)).toEqual([]);
});

test('aliases of moderate size are filled in', () => {
  expect(problems(bomb(3))).toEqual([]);
});

test.each([
  ['plain', 'a: sum(up) > 1', '> 1'],
  ['quoted', 'a: \'sum(up) == "it\'\'s" > 1\'', '> 1'],
  ['escaped', 'a: "up{a=\\"b\\"} > 1"', '> 1'],
  ['a block', 'a: |\n  sum(up)\n    > 1', '> 1'],
  ['folded', 'a: >-\n  sum(up)\n  > 1', '> 1'],
])('a place in a text that is %s is found in the file', (_, text, part) => {
  const file = new SourceFile(text, 'a.yml');
  const root = readYaml(file);
  const value = root?.kind === 'map' ? root.entries[0].value : undefined;
  if (value?.kind !== 'scalar') throw new Error('no text');
  expect(text.slice(textOffset(text, value, value.text.indexOf(part)))).toMatch(/^> 1/);
});
