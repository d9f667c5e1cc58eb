import { codeOf, segmentsOf } from '../../src/promql/segments';

const cut = (text: string) => segmentsOf(text).map(({ kind, from, to }) => `${kind}: ${text.slice(from, to)}`);

test('a text is cut without gaps', () => {
  expect(cut('up{a="b"} # c')).toEqual(['code: up{a=', 'string: "b"', 'code: } ', 'comment: # c']);
  expect(cut('')).toEqual([]);
});

test('quotes, escapes and comments do not end one another', () => {
  expect(cut('"a\\"#" + \'b"\' + `c\\`')).toEqual(['string: "a\\"#"', 'code:  + ', 'string: \'b"\'', 'code:  + ', 'string: `c\\`']);
  expect(cut('# it\'s "\nup')).toEqual(['comment: # it\'s "', 'code: \nup']);
  expect(cut('`a\nb`')).toEqual(['string: `a\nb`']);
});

test.each([
  ['up{a="b', 5, 'the string is never closed on its line'],
  ['"a\nb"', 0, 'the string is never closed on its line'],
  ['"a\\\nb"', 0, 'the string is never closed on its line'],
  ['up + `a', 5, 'the string is never closed'],
])('%j is refused', (text, position, reason) => {
  expect(() => segmentsOf(text)).toThrow(expect.objectContaining({ reason, position }));
});

test('the code alone keeps its positions', () => {
  const text = 'a{b="(["} # )';
  expect(codeOf(text, segmentsOf(text))).toBe('a{b=    }    ');
});
