import { parseDuration } from '../core';

/**
 * A number or a duration as the grammar accepts it, in its value (seconds for a duration).
 *
 * @internal
 */
export function readNumber(literal: string): { readonly value: number; readonly isDuration: boolean } {
  const text = literal.toLowerCase().replace(/_/g, '');
  if (text === 'inf') return { value: Infinity, isDuration: false };
  if (text === 'nan') return { value: NaN, isDuration: false };
  if (!text.startsWith('0x') && /[a-z]$/.test(text)) return { value: parseDuration(text, 'duration') / 1000, isDuration: true };
  // As in Go, a leading zero makes an octal number.
  return { value: /^0[0-7]+$/.test(text) ? parseInt(text, 8) : Number(text), isDuration: false };
}

/**
 * A number as Prometheus prints it: plain digits, never an exponent.
 *
 * @internal
 */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa, exponent = '0'] = String(Math.abs(value)).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  if (shift === 0) return sign + mantissa;
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
  return sign + whole + fraction.padEnd(shift, '0');
}

/** Prometheus' units in milliseconds; years and weeks are printed only when nothing remains (github.com/prometheus/common/model, Duration.String). */
const UNITS = [
  { unit: 'y', size: 31_536_000_000, exact: true },
  { unit: 'w', size: 604_800_000, exact: true },
  { unit: 'd', size: 86_400_000, exact: false },
  { unit: 'h', size: 3_600_000, exact: false },
  { unit: 'm', size: 60_000, exact: false },
  { unit: 's', size: 1_000, exact: false },
  { unit: 'ms', size: 1, exact: false },
];

/**
 * A duration as Prometheus prints it inside a query: `90m` is `1h30m`, `7d` is `1w`.
 *
 * @internal
 */
export function formatSeconds(seconds: number): string {
  let rest = Math.round(Math.abs(seconds) * 1000);
  if (rest === 0) return '0s';
  let text = seconds < 0 ? '-' : '';
  for (const { unit, size, exact } of UNITS) {
    const count = Math.floor(rest / size);
    if (count === 0 || (exact && rest % size !== 0)) continue;
    text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}
