import { RegexpMistake } from './regexp-class';
import { readRegexp } from './regexp-reader';

/** Patterns of which neither the syntax nor what they match needs a look. */
const PLAIN = /^[\w-]+$/;

/**
 * Why Prometheus refuses a regular expression, or undefined when it does not.
 *
 * @internal
 */
export function regexpMistake(pattern: string): string | undefined {
  const result = PLAIN.test(pattern) ? false : readOrExplain(pattern);
  return typeof result === 'string' ? result : undefined;
}

/**
 * Whether the whole-string pattern matches the empty string; undefined when Prometheus refuses it.
 *
 * @internal
 */
export function matchesEmpty(pattern: string): boolean | undefined {
  const result = PLAIN.test(pattern) ? false : readOrExplain(pattern);
  return typeof result === 'boolean' ? result : undefined;
}

function readOrExplain(pattern: string): boolean | string {
  try {
    return readRegexp(pattern);
  } catch (mistake) {
    if (mistake instanceof RegexpMistake) return mistake.message;
    throw mistake;
  }
}
