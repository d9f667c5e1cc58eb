import { queryError } from '../../src/promql/query-error';
import { Refusal } from '../../src/promql/refusal';

test('the message says what, where and the remedy, and shows the line', () => {
  expect(queryError('up\n\t= 2', new Refusal('unexpected "="', 4, 'to compare values write "=="'))).toEqual({
    reason: 'unexpected "="',
    remedy: 'to compare values write "=="',
    position: 4,
    line: 2,
    column: 2,
    certain: true,
    message: [
      'unexpected "=" at line 2, column 2: to compare values write "=="',
      '   = 2',
      '   ^',
    ].join('\n'),
  });
});

test('the end of the text is a place too', () => {
  expect(queryError('a +', new Refusal('unexpected end of the query', 3)).message).toBe('unexpected end of the query at line 1, column 4\n  a +\n     ^');
});

test('an empty line is not shown', () => {
  expect(queryError('  ', new Refusal('the query is empty', 0)).message).toBe('the query is empty at line 1, column 1');
});

test.each([
  [0, `  ${'x'.repeat(110)}…`, `  ${' '.repeat(0)}^`],
  [150, `  …${'x'.repeat(110)}…`, `  ${' '.repeat(56)}^`],
  [299, `  …${'x'.repeat(110)}`, `  ${' '.repeat(110)}^`],
])('of a long line the surroundings of offset %d are shown', (position, shown, caret) => {
  expect(queryError('x'.repeat(300), new Refusal('no', position)).message.split('\n').slice(1)).toEqual([shown, caret]);
});
