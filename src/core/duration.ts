import { invalid, shown } from './invalid';

/** Prometheus' units, largest first, in milliseconds (github.com/prometheus/common/model, ParseDuration). */
const UNITS: ReadonlyArray<readonly [string, number]> = [
  ['y', 365 * 86_400_000], ['w', 7 * 86_400_000], ['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1_000], ['ms', 1],
];
/** Go holds a duration in nanoseconds, in 64 bits. */
const LONGEST_MS = 2 ** 63 / 1e6;
const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * Milliseconds of a Prometheus duration such as `15s`, `1h30m` or `30d`.
 *
 * @param what what the duration is for, as the message says it
 * @internal
 */
export function parseDuration(text: string, what: string): number {
  const match = typeof text === 'string' && text !== '' && text !== '0' ? DURATION.exec(text) : null;
  if (text === '0') return 0;
  if (!match) {
    throw invalid(`${what} ${shown(text)} is not a duration: write whole numbers with units from large to small, such as "15s", "1h30m" or "30d" `
      + '(units y, w, d, h, m, s, ms; no sign, no fraction, no bare number)');
  }
  const total = UNITS.reduce((sum, [, ms], i) => sum + Number(match[i + 1] ?? 0) * ms, 0);
  if (total >= LONGEST_MS) throw invalid(`${what} ${shown(text)} is longer than Prometheus can hold: at most 292y`);
  return total;
}

/**
 * As `parseDuration`, but zero is refused too.
 *
 * @internal
 */
export function parsePositiveDuration(text: string, what: string): number {
  const ms = parseDuration(text, what);
  if (ms === 0) throw invalid(`${what} is ${shown(text)}, but must be longer than zero, such as "15s"`);
  return ms;
}

/**
 * The shortest text of a duration: `90000` is `1m30s`.
 *
 * @internal
 */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  let rest = ms;
  let text = '';
  // Years and weeks are left out: `30d` is what people write and read, `4w2d` is not.
  for (const [unit, size] of UNITS.slice(2)) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}
