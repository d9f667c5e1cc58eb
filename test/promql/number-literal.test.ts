import { formatNumber, formatSeconds, readNumber } from '../../src/promql/number-literal';

test.each([
  ['5', 5, false], ['.5', 0.5, false], ['1_000.5', 1000.5, false], ['1e3', 1000, false], ['2E-3', 0.002, false],
  ['0x1F', 31, false], ['0x1d', 29, false], ['010', 8, false], ['08', 8, false], ['0', 0, false],
  ['Inf', Infinity, false], ['NaN', NaN, false],
  ['5m', 300, true], ['1h30m', 5400, true], ['100ms', 0.1, true], ['1d', 86400, true],
])('%s is %d', (text, value, isDuration) => {
  expect(readNumber(text)).toEqual({ value, isDuration });
});

test.each([
  [0, '0'], [-0, '-0'], [31, '31'], [0.5, '0.5'], [-2.25, '-2.25'], [1e-7, '0.0000001'], [1.25e-9, '0.00000000125'],
  [1e21, '1000000000000000000000'], [-1.5e22, '-15000000000000000000000'], [Infinity, '+Inf'], [-Infinity, '-Inf'], [NaN, 'NaN'],
])('%d is printed as %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([
  [0, '0s'], [0.1, '100ms'], [1.5, '1s500ms'], [90, '1m30s'], [5400, '1h30m'], [86400, '1d'], [129600, '1d12h'],
  [7 * 86400, '1w'], [14 * 86400, '2w'], [30 * 86400, '30d'], [365 * 86400, '1y'], [-300, '-5m'],
])('%d seconds are printed as %s', (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});
