/**
 * A finding that somebody looked at and accepts.
 */
export interface Acknowledgement {
  /** The id of the check, such as `alerts/routed`. */
  readonly id: string;
  /** What the finding is about, as it says itself; `*` at the end stands for anything. */
  readonly where: string;
  /** Why it is accepted. */
  readonly reason: string;
}
