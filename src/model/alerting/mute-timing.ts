import { invalid, Names, requireName, shown } from '../../core';

/**
 * Properties of `MuteTiming`.
 */
export interface MuteTimingProps {
  /** By what routes refer to it; unique. */
  readonly name: string;
  /**
   * Alertmanager's time intervals, verbatim: `[{ weekdays: ['saturday:sunday'], location: 'Africa/Cairo' }]`
   * (https://prometheus.io/docs/alerting/latest/configuration/#time_interval).
   */
  readonly timeIntervals: { readonly [key: string]: any }[];
}

/**
 * When nobody is told, by name; routes refer to it.
 */
export class MuteTiming {
  /** By what routes refer to it. */
  public readonly name: string;
  /** @internal */
  public readonly _intervals: { readonly [key: string]: any }[];

  /**
   * @throws on an illegal name, or if there is no interval
   */
  public constructor(props: MuteTimingProps) {
    this.name = requireName(Names.RECEIVER, props.name, 'mute timing');
    if (props.timeIntervals.length === 0) throw invalid(`mute timing ${shown(props.name)} has no time intervals: give at least one`);
    this._intervals = [...props.timeIntervals];
  }
}
