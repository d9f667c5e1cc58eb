import { invalid, lateValuesIn, replaceLateValues, requireNoLateNumber, shown } from '../../core';

const PREFIX = '__LATE_VALUE_';

/**
 * Takes late values out of texts. Each gets the number of its first appearance, so that texts taken in the same order
 * get the same numbers, whatever the CDK calls its tokens in this run.
 *
 * @internal
 */
export class Placeholders {
  private readonly numbers = new Map<string, number>();

  /** The late values, by number. */
  public get values(): string[] {
    return [...this.numbers.keys()];
  }

  /**
   * The text with placeholders in place of late values.
   *
   * @param what what the text is, as messages say it
   * @throws if a late number or list is in it, which cannot be found again, or a text that looks like a placeholder
   */
  public take(text: string, what: string): string {
    if (text.includes(PREFIX)) throw invalid(`${what} contains ${shown(PREFIX)}, which stands for late values on the host: write it differently`);
    for (const line of text.split('\n')) requireNoLateNumber(line, `a line of ${what}`);
    const taken = replaceLateValues(text, (value) => `${PREFIX}${this.number(value)}__`);
    const left = taken.split('\n').find((line) => /\{Token\[/.test(line));
    if (left !== undefined || lateValuesIn(taken).length > 0) {
      throw invalid(`a line of ${what} contains a list that only deployment knows (a CDK list token): ${shown(left)}; pick its elements with Fn.select(index, list)`);
    }
    return taken;
  }

  private number(value: string): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.numbers.size);
    return this.numbers.size - 1;
  }
}
