import { Query } from '../../src/promql';

const read = (query: string, grafana = false) => Query.parse(query, 'query', { grafana }).expression;

test('a number', () => {
  expect(read(' 1e3')).toEqual({ kind: 'number', from: 1, to: 4, value: 1000, isDuration: false, text: '1000' });
  expect(read('-90m')).toEqual({ kind: 'number', from: 0, to: 4, value: -5400, isDuration: true, text: '-1h30m' });
  expect(read('$limit', true)).toEqual({ kind: 'number', from: 0, to: 6, value: undefined, isDuration: false, text: '$limit' });
});

test('a string', () => {
  expect(read("'a\\n'")).toEqual({ kind: 'string', from: 0, to: 5, value: 'a\n', isDynamic: false, text: '"a\\n"' });
  expect(read("'$a'", true)).toMatchObject({ value: '$a', isDynamic: true, text: "'$a'" });
  expect(read("'${Token[TOKEN.3]}'")).toMatchObject({ value: '${Token[TOKEN.3]}', isDynamic: true, text: "'${Token[TOKEN.3]}'" });
  expect(read('"\\xff"')).toMatchObject({ value: '\ufffd', isDynamic: false, text: '"\\xff"' });
});

test('a matcher', () => {
  expect(read('up{job=~`a.+`}')).toMatchObject({
    matchers: [{
      from: 3,
      to: 13,
      label: { from: 3, to: 6, name: 'job', isDynamic: false, text: 'job' },
      operator: '=~',
      value: { from: 8, to: 13, value: 'a.+', text: '"a.+"' },
      text: 'job=~"a.+"',
    }],
  });
});

test('a name in braces is short for a matcher of __name__', () => {
  expect(read('{"my.metric"}')).toMatchObject({
    name: undefined, matchers: [{ label: { name: '__name__' }, operator: '=', value: { value: 'my.metric' }, text: '__name__="my.metric"' }],
  });
});

test('a Grafana variable may stand for a label or for a whole matcher', () => {
  expect(read('up{$label="a",$filter}', true)).toMatchObject({
    matchers: [
      { label: { name: '$label', isDynamic: true }, value: { value: 'a' }, text: '$label="a"' },
      { label: { name: '$filter', isDynamic: true }, value: { value: '$filter', isDynamic: true }, text: '$filter' },
    ],
  });
});
