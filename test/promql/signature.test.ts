import { readSignature } from '../../src/promql/signature';

test.each([
  ['time() scalar', [], 0, 0],
  ['abs(vector) vector', ['vector'], 1, 1],
  ['round(vector, scalar?) vector', ['vector', 'scalar'], 1, 2],
  ['label_join(vector, string, string, string*) vector', ['vector', 'string', 'string', 'string'], 3, undefined],
  ['histogram_quantiles(vector, string, scalar, scalar{0,9}) vector', ['vector', 'string', 'scalar', 'scalar'], 3, 12],
])('%s', (text, argumentTypes, minimum, maximum) => {
  const [name, returns] = [text.slice(0, text.indexOf('(')), text.slice(text.lastIndexOf(' ') + 1)];
  expect(readSignature(text)).toEqual({ name, argumentTypes, minimum, maximum, returns, text });
});
