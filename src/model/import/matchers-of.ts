import { Carrier } from './carrier';
import { matcherOf, parseMatchers } from './matcher-text';
import { Json } from '../../core';
import { Matcher } from '../alerting/matcher';

/**
 * The conditions of one side, in the newer form and the older ones.
 *
 * @returns nothing if a label has a name that cannot be written without quotes; that was told
 * @internal
 */
export function matchersOf(matchers: string[] | undefined, match: Json | undefined, matchRe: Json | undefined, place: string,
  carrier: Carrier): Matcher[] | undefined {
  try {
    return [
      ...Object.entries(match ?? {}).map(([label, value]) => matcherOf({ label, operator: '=', value })),
      ...Object.entries(matchRe ?? {}).map(([label, value]) => matcherOf({ label, operator: '=~', value })),
      ...(matchers ?? []).flatMap((text) => parseMatchers(text).map(matcherOf)),
    ];
  } catch {
    carrier.refuse(place, 'it matches a label whose name has characters other than letters, digits and "_"', 'rename the label where it is made');
    return undefined;
  }
}
