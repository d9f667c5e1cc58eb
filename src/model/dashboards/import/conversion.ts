import { Json } from '../../../core';

/**
 * What happens to one panel while it is brought to today's form.
 *
 * @internal
 */
export interface Conversion {
  /** The panel, in today's form. */
  readonly panel: Json;
  /** What cannot be brought there, with what to do. */
  readonly refused?: readonly [message: string, remedy: string];
}

/** Fields that every panel has, whatever its kind. */
const COMMON = ['id', 'title', 'description', 'gridPos', 'datasource', 'targets', 'links', 'repeat', 'repeatDirection', 'maxPerRow', 'maxDataPoints', 'interval', 'timeFrom', 'timeShift',
  'hideTimeOverride', 'transparent', 'transformations', 'cacheTimeout'];

/** A panel of another kind with what all kinds have in common. @internal */
export function panelOf(type: string, old: Json, fieldConfig: Json, options: Json): Json {
  return {
    ...Object.fromEntries(COMMON.filter((field) => old[field] !== undefined && old[field] !== null).map((field) => [field, old[field]])),
    type,
    fieldConfig,
    options,
  };
}

/** A name, or `/expression/`. @internal */
export function matcherOf(pattern: string): Json {
  const expression = /^\/.*\/[a-z]*$/.test(pattern);
  return expression ? { id: 'byRegexp', options: pattern } : { id: 'byName', options: pattern };
}

/** Calculations by their older names. @internal */
export const CALCULATIONS: { readonly [name: string]: string } = {
  avg: 'mean', current: 'lastNotNull', last: 'lastNotNull', total: 'sum', min: 'min', max: 'max', first: 'firstNotNull', delta: 'delta', diff: 'diff', range: 'range', count: 'count', name: 'lastNotNull',
};

/** A number, also one that was written as a text. @internal */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Steps of colours from thresholds in the older form: `10,20` and three colours. @internal */
export function stepsOf(thresholds: unknown, colors: unknown): { readonly color: string; readonly value: number | null }[] {
  const values = (Array.isArray(thresholds) ? thresholds : String(thresholds ?? '').split(',')).map(numberIn).filter((value): value is number => value !== undefined);
  const palette = Array.isArray(colors) && colors.length > 0 ? colors.map(String) : ['green', 'orange', 'red'];
  return [null, ...values].map((value, i) => ({ color: palette[Math.min(i, palette.length - 1)], value }));
}

/** Values as texts, in the form that replaced two older ones. @internal */
export function mappingsOf({ valueMaps, rangeMaps, mappingType }: Json): Json[] {
  const values = (mappingType === 2 ? [] : valueMaps ?? []).filter((map: Json) => map?.value !== undefined && map.text !== undefined);
  const ranges = (mappingType === 2 ? rangeMaps ?? [] : []).filter((map: Json) => map?.text !== undefined);
  const byNull = values.filter((map: Json) => map.value === 'null');
  const byValue = values.filter((map: Json) => map.value !== 'null');
  return [
    ...(byValue.length > 0 ? [{ type: 'value', options: Object.fromEntries(byValue.map((map: Json) => [String(map.value), { text: String(map.text) }])) }] : []),
    ...byNull.map((map: Json) => ({ type: 'special', options: { match: 'null', result: { text: String(map.text) } } })),
    ...ranges.map((map: Json) => ({ type: 'range', options: { from: numberIn(map.from) ?? null, to: numberIn(map.to) ?? null, result: { text: String(map.text) } } })),
  ];
}
