/**
 * What an expression gives: one number, a series each with one value, a series each with many, or a text.
 * Prometheus' documentation calls the two in the middle instant vector and range vector
 * (https://prometheus.io/docs/prometheus/latest/querying/basics/#expression-language-data-types).
 *
 * @internal
 */
export type ValueType = 'scalar' | 'vector' | 'matrix' | 'string';

const WORDS: Record<ValueType, string> = { scalar: 'a scalar', vector: 'an instant vector', matrix: 'a range vector', string: 'a string' };

/**
 * The words of Prometheus' documentation, with their article.
 *
 * @internal
 */
export function typeInWords(type: ValueType): string {
  return WORDS[type];
}
