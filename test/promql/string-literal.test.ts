import { hasByteEscape, quoted, unquote } from '../../src/promql/string-literal';

test.each([
  ['"plain"', 'plain'],
  ["'it\\'s'", "it's"],
  ['"say \\"hi\\""', 'say "hi"'],
  ['`\\d "x"`', '\\d "x"'],
  ['"\\a\\b\\f\\n\\r\\t\\v\\\\"', '\x07\b\f\n\r\t\v\\'],
  ['"\\x41\\101\\u00e9\\U0001F680"', 'AAé🚀'],
  ['"\\xc3\\xa9"', 'é'],
  ['""', ''],
])('%s contains %j', (literal, content) => {
  expect(unquote(literal, 0)).toBe(content);
});

test.each([
  ['"\\d"', '\\d', 11],
  ['"ab\\."', '\\.', 13],
  ['"\\\'"', "\\'", 11],
  ["'\\\"'", '\\"', 11],
  ['"\\xZZ"', '\\x', 11],
  ['"\\u00"', '\\u', 11],
  ['"\\777"', '\\777', 11],
  ['"\\udfff"', '\\udfff', 11],
  ['"\\U00110000"', '\\U00110000', 11],
])('the escape in %s is refused where it stands', (literal, escape, position) => {
  expect(() => unquote(literal, 10)).toThrow(expect.objectContaining({
    reason: `unknown escape sequence ${escape}`, position, remedy: 'write \\\\ for a backslash, or put the string between backticks',
  }));
});

test.each([
  ['plain', '"plain"'],
  ['say "hi" \\', '"say \\"hi\\" \\\\"'],
  ['\x07\b\f\n\r\t\v', '"\\a\\b\\f\\n\\r\\t\\v"'],
  ['\x00\x7f', '"\\x00\\x7f"'],
  ['é🚀 ½', '"é🚀 ½"'],
  ['\u00a0\u200b\u{e0001}', '"\\u00a0\\u200b\\U000e0001"'],
])('%j is quoted as %s', (content, literal) => {
  expect(quoted(content)).toBe(literal);
  expect(unquote(literal, 0)).toBe(content);
});

test('a literal of bytes is known', () => {
  expect(hasByteEscape('"\\xff"')).toBe(true);
  expect(hasByteEscape('"\\\\\\377"')).toBe(true);
  expect(hasByteEscape('"\\x41 \\101"')).toBe(false);
  expect(hasByteEscape('"\\\\xff"')).toBe(false);
  expect(hasByteEscape('`\\xff`')).toBe(false);
});
