import { formatPrometheusSize, formatSize, parseSize } from '../../src/core';

test.each([['50GB', 53_687_091_200], ['512MB', 536_870_912], ['1B', 1], ['2TB', 2_199_023_255_552]])('reads %s', (text, bytes) => expect(parseSize(text, 'disk')).toBe(bytes));

test.each(['', '50', '50G', '0GB', '-1GB', '1.5GB', '50 GB', '50gb'])('refuses %p', (text) => {
  expect(() => parseSize(text, 'the disk size')).toThrow(`the disk size ${JSON.stringify(text)} is not a size`);
});

test('writes sizes for people', () => {
  expect(formatSize(53_687_091_200)).toBe('50 GB');
  expect(formatSize(1_610_612_736)).toBe('1.5 GB');
  expect(formatSize(900)).toBe('900 B');
});

test('writes sizes for Prometheus, in whole units', () => {
  expect(formatPrometheusSize(42_949_672_960)).toBe('40GB');
  expect(formatPrometheusSize(1_610_612_736)).toBe('1536MB');
});
