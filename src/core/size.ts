import { invalid, shown } from './invalid';

/** Powers of 1024, as Prometheus reads them (`storage.tsdb.retention.size`). */
const POWERS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/**
 * Bytes of a size such as `50GB` or `512MB`; units are powers of 1024, as Prometheus has them.
 *
 * @internal
 */
export function parseSize(text: string, what: string): number {
  const match = typeof text === 'string' ? /^(\d+)(B|KB|MB|GB|TB|PB|EB)$/.exec(text) : null;
  if (!match || Number(match[1]) === 0) {
    throw invalid(`${what} ${shown(text)} is not a size: write a whole number above zero and a unit, such as "50GB" or "512MB" (units ${POWERS.join(', ')})`);
  }
  return Number(match[1]) * 1024 ** POWERS.indexOf(match[2]);
}

/**
 * A size for people: `1.5 GB`, at most one digit after the point.
 *
 * @internal
 */
export function formatSize(bytes: number): string {
  let power = 0;
  while (bytes >= 1024 ** (power + 1) && power < POWERS.length - 1) power++;
  const value = bytes / 1024 ** power;
  return `${Math.round(value * 10) / 10} ${POWERS[power]}`;
}

/**
 * A size as Prometheus reads it: whole megabytes, rounded down.
 *
 * @internal
 */
export function formatPrometheusSize(bytes: number): string {
  const mb = Math.floor(bytes / 1024 ** 2);
  return mb % 1024 === 0 ? `${mb / 1024}GB` : `${mb}MB`;
}
