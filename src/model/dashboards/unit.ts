import { isGrafanaUnit } from './grafana-units';
import { formatDuration, invalid, shown } from '../../core';

/**
 * How a number is written: Grafana's unit of a panel, and the words of a threshold in a text.
 */
export class Unit {
  /** A plain number. */
  public static readonly SHORT = new Unit('short', 1, '');
  /** Seconds. */
  public static readonly SECONDS = new Unit('s', 1, 's');
  /** Milliseconds. */
  public static readonly MILLISECONDS = new Unit('ms', 1, 'ms');
  /** Bytes, shown in powers of 1024. */
  public static readonly BYTES = new Unit('bytes', 1, ' bytes');
  /** Bytes per second, in powers of 1024. */
  public static readonly BYTES_PER_SECOND = new Unit('binBps', 1, ' bytes/s');
  /** A percentage from 0 to 100. */
  public static readonly PERCENT = new Unit('percent', 1, '%');
  /** A ratio from 0 to 1, shown as a percentage. */
  public static readonly RATIO = new Unit('percentunit', 100, '%');
  /** Requests per second. */
  public static readonly REQUESTS_PER_SECOND = new Unit('reqps', 1, ' requests/s');
  /** Operations per second. */
  public static readonly OPERATIONS_PER_SECOND = new Unit('ops', 1, ' operations/s');
  /** US dollars. */
  public static readonly USD = new Unit('currencyUSD', 1, ' USD');
  /** An instant, in milliseconds since 1970, shown as the time since. */
  public static readonly TIMESTAMP = new Unit('dateTimeFromNow', 1, '');

  /**
   * Any of Grafana's units by its id, such as `celsius`, or one of your own: `suffix: EGP`, `prefix:EGP `, `currency:EGP`, `time:YYYY-MM-DD`
   * (https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/#unit).
   *
   * @throws if Grafana has no such unit: it would write the id behind the number
   */
  public static of(id: string): Unit {
    if (!isGrafanaUnit(id)) {
      throw invalid(`unknown unit ${shown(id)}: allowed are Grafana's unit ids, such as "s", "bytes", "percentunit" or "reqps", and own ones such as "suffix: EGP"`);
    }
    const own = /^(?:suffix|currency):(.+)$/.exec(id)?.[1];
    return new Unit(id, 1, own === undefined ? '' : ` ${own.trim()}`);
  }

  private constructor(
    /** Grafana's id of it. */
    public readonly id: string,
    private readonly factor: number,
    private readonly suffix: string,
  ) {}

  /**
   * A number in words: 0.05 is `5%`, 1800 seconds are `30m`.
   *
   * @internal
   */
  public _format(value: number): string {
    // Half an hour is read faster than 1800 seconds.
    if (this.id === 's' && Number.isInteger(value) && value >= 60) return formatDuration(value * 1_000);
    return `${Number((value * this.factor).toPrecision(12))}${this.suffix}`;
  }
}
