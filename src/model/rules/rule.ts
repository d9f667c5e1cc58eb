/** @internal */
export interface RuleFields {
  readonly name: string;
  readonly labels?: { readonly [label: string]: string };
  readonly overrides?: { readonly [key: string]: any };
}

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

  /** @internal */
  protected constructor(fields: RuleFields) {
    this.name = fields.name;
    this.labels = { ...fields.labels };
    this._overrides = fields.overrides;
  }
}
