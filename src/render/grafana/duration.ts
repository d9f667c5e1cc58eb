import { parsePositiveDuration } from '../../core';

/** Grafana's units, largest first, in milliseconds. */
const UNITS = [['d', 86_400_000], ['h', 3_600_000], ['m', 60_000], ['s', 1_000]] as const;

/**
 * A duration as Grafana reads it, where one unit is all there may be: `1h30m` is `90m`.
 *
 * @internal
 */
export function grafanaDuration(text: string, what: string): string {
  if (/^[1-9]\d*[dhms]$/.test(text)) return text;
  const ms = parsePositiveDuration(text, what);
  const unit = UNITS.find(([, size]) => ms % size === 0);
  return unit ? `${ms / unit[1]}${unit[0]}` : `${Math.ceil(ms / 1_000)}s`;
}
