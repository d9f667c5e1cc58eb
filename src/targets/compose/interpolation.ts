import { Json } from '../../core';

/**
 * Compose replaces `$NAME` and `${NAME}` in every value, and reads `$$` as one dollar sign
 * (https://docs.docker.com/reference/compose-file/interpolation/). Texts of a workload mean what they say.
 *
 * @internal
 */
export function literal(text: string): string {
  return text.replace(/\$/g, '$$$$');
}

/** @internal */
export function literalValues(values: { readonly [key: string]: string }): Json {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, literal(value)]));
}
