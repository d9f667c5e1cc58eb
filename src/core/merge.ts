/** @internal */
export interface Json {
  [key: string]: any;
}

/**
 * The object with the user's verbatim fields merged last: nested objects are merged, all else replaces,
 * and `null` removes a field.
 *
 * @internal
 */
export function mergeOverrides(generated: Json, overrides?: { readonly [key: string]: any }): Json {
  const result: Json = { ...generated };
  for (const [key, value] of Object.entries(overrides ?? {})) {
    if (value === null) delete result[key];
    else if (isPlain(value) && isPlain(result[key])) result[key] = mergeOverrides(result[key], value);
    else result[key] = value;
  }
  return result;
}

/**
 * The object without fields that have no value, and without empty lists and objects.
 *
 * @internal
 */
export function compact(object: Json): Json {
  return Object.fromEntries(Object.entries(object).filter(([, value]) =>
    value !== undefined && !(Array.isArray(value) && value.length === 0) && !(isPlain(value) && Object.keys(value).length === 0)));
}

/**
 * Orders by a key, stably and in the same way on every machine (no locale).
 *
 * @internal
 */
export function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function isPlain(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
