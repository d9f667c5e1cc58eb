import { Matcher } from './matcher';
import { Names, requireName, invalid } from '../../core';

/**
 * While an alert that matches `sources` fires, alerts that match `targets` and agree with it in the labels `equal` are not told
 * (https://prometheus.io/docs/alerting/latest/configuration/#inhibition-related-settings).
 */
export interface InhibitionProps {
  /** What an alert must match to silence others. */
  readonly sources: Matcher[];
  /** What an alert must match to be silenced. */
  readonly targets: Matcher[];
  /** Labels in which both must agree. */
  readonly equal: string[];
  /** Verbatim fields of the inhibit_rule, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * One alert that silences another.
 */
export class Inhibition {
  /** What an alert must match to silence others. */
  public readonly sources: Matcher[];
  /** What an alert must match to be silenced. */
  public readonly targets: Matcher[];
  /** Labels in which both must agree. */
  public readonly equal: string[];
  /** @internal */
  public readonly _overrides?: { readonly [key: string]: any };

  /**
   * @throws if a side has no matcher, or a label name is illegal
   */
  public constructor(props: InhibitionProps) {
    if (props.sources.length === 0 || props.targets.length === 0) {
      throw invalid('an inhibition needs a matcher on both sides: without one, every alert silences, or is silenced');
    }
    for (const label of props.equal) requireName(Names.LABEL, label, 'inhibition');
    this.sources = [...props.sources];
    this.targets = [...props.targets];
    this.equal = [...props.equal];
    this._overrides = props.overrides;
  }
}
