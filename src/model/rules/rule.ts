import { Origin } from '../import/file-position';

/**
 * A rule of a rule group: an `AlertRule` or a `RecordingRule`.
 */
export abstract class Rule {
  /** The alert's name, or the name of the recorded metric. */
  public readonly name: string;
  /** Labels that the rule adds. */
  public readonly labels: { readonly [label: string]: string };
  /** The query, complete. */
  public abstract readonly expr: string;
  /** @internal */
  public readonly _overrides?: { readonly [key: string]: any };
  /** Of a rule that was read from a file: where it stands. @internal */
  public readonly _origin?: Origin;

  /** @internal */
  protected constructor(name: string, labels?: { readonly [label: string]: string }, overrides?: { readonly [key: string]: any }) {
    this.name = name;
    this.labels = { ...labels };
    this._overrides = overrides;
  }
}
