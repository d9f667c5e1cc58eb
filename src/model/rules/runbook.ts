/**
 * What to do when an alert fires: the four questions somebody woken up at night has.
 */
export interface Runbook {
  /** What the alert says about the world. */
  readonly meaning: string;
  /** What users notice. */
  readonly impact: string;
  /** How to find the cause. */
  readonly diagnosis: string;
  /** How to make it stop. */
  readonly mitigation: string;
}
