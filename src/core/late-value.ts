import { invalid, shown } from './invalid';

/** How the AWS CDK and cdk8s mark a value that only deployment knows. */
const TEXT_TOKEN = /\$\{Token\[[^\]]*\]\}/g;
/** The CDK encodes number tokens as huge negative numbers (aws-cdk-lib, core/lib/private/encoding). */
const NUMBER_TOKEN_IN_TEXT = /-1\.888154589\d*e\+289/;

/**
 * The late values (CDK tokens) in a text, in their order, each as often as it occurs.
 *
 * @internal
 */
export function lateValuesIn(text: string): string[] {
  return text.match(TEXT_TOKEN) ?? [];
}

/** @internal */
export function hasLateValue(text: string): boolean {
  return text.search(TEXT_TOKEN) >= 0;
}

/**
 * The text with each late value replaced by what `replace` makes of it.
 *
 * @internal
 */
export function replaceLateValues(text: string, replace: (lateValue: string) => string): string {
  return text.replace(TEXT_TOKEN, replace);
}

/** @internal */
export function isLateNumber(value: number): boolean {
  return value < -1e280;
}

/**
 * Refuses a number token that was formatted into a text: nothing can find it there again.
 *
 * @internal
 */
export function requireNoLateNumber(text: string, what: string): void {
  if (NUMBER_TOKEN_IN_TEXT.test(text)) {
    throw invalid(`${what} ${shown(text)} contains a number that only deployment knows (a CDK number token): `
      + 'a number token in a text cannot be resolved; write the number itself, or Tokenization.stringifyNumber(value) where a text may be late');
  }
}
