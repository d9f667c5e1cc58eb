/**
 * A value from which on a panel looks different.
 */
export interface Threshold {
  /** From this value on. */
  readonly value: number;
  /** From here on; one of Grafana's colours (`green`, `yellow`, `orange`, `red`) or `#rrggbb`. */
  readonly color: string;
}
