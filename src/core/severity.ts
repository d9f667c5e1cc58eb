import { invalid, shown } from './invalid';

/**
 * How urgent an alert is: the value of its `severity` label, by which it is routed.
 */
export class Severity {
  /** Somebody must act now, day or night. */
  public static readonly CRITICAL = new Severity('critical');
  /** Somebody must look within the working day. */
  public static readonly WARNING = new Severity('warning');
  /** Worth knowing; nobody has to act. */
  public static readonly INFO = new Severity('info');

  /**
   * A severity of your own, such as `page` or `ticket`.
   *
   * @throws if the value is not a lower-case word
   */
  public static of(value: string): Severity {
    if (!/^[a-z][a-z0-9_-]{0,31}$/.test(value)) {
      throw invalid(`illegal severity ${shown(value)}: allowed are lower-case letters, digits, "_" and "-", at most 32 characters`);
    }
    return new Severity(value);
  }

  /**
   * As it stands in a file, whatever its case; empty if an alert has none.
   *
   * @internal
   */
  public static _imported(value: string): Severity {
    return new Severity(value);
  }

  private constructor(
    /** The value of the `severity` label. */
    public readonly value: string,
  ) {}
}
