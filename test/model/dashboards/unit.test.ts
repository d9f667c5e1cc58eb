import { Unit } from '../../../src/model';

test.each([
  [Unit.RATIO, 0.05, '5%'], [Unit.RATIO, 0.123, '12.3%'], [Unit.SECONDS, 2, '2s'], [Unit.SECONDS, 0.5, '0.5s'], [Unit.SECONDS, 1800, '30m'],
  [Unit.USD, 100, '100 USD'], [Unit.SHORT, 40, '40'], [Unit.of('suffix: EGP'), 7, '7 EGP'], [Unit.REQUESTS_PER_SECOND, 0.1, '0.1 requests/s'],
])('a threshold in words: %#', (unit, value, words) => expect(unit._format(value)).toBe(words));
