import { formatDuration, parseDuration, parsePositiveDuration } from '../../src/core';

test.each([
  ['15s', 15_000], ['1h30m', 5_400_000], ['30d', 2_592_000_000], ['1y', 31_536_000_000], ['2w', 1_209_600_000], ['250ms', 250], ['1d12h', 129_600_000], ['0', 0], ['0s', 0],
])('reads %s', (text, ms) => expect(parseDuration(text, 'interval')).toBe(ms));

test.each(['', '30', '1.5h', '-5m', '5 m', '5M', '30m1h', '1h1h', 'fast', '${Token[TOKEN.3]}'])('refuses %p', (text) => {
  expect(() => parseDuration(text, 'scrape interval')).toThrow(`scrape interval ${JSON.stringify(text)} is not a duration`);
});

test('refuses what Prometheus cannot hold', () => {
  expect(() => parseDuration('293y', 'retention')).toThrow('retention "293y" is longer than Prometheus can hold: at most 292y');
  expect(parseDuration('292y', 'retention')).toBe(292 * 31_536_000_000);
});

test('refuses zero where time must pass', () => {
  expect(() => parsePositiveDuration('0s', 'scrape interval')).toThrow('scrape interval is "0s", but must be longer than zero');
});

test.each([[15_000, '15s'], [5_400_000, '1h30m'], [2_592_000_000, '30d'], [250, '250ms'], [0, '0s'], [90_061_001, '1d1h1m1s1ms']])('writes %d ms as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
