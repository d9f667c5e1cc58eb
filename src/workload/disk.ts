/**
 * A disk that outlives the workload's restarts and replacements.
 */
export interface Disk {
  /** Where the workload finds it. */
  readonly mountPath: string;
  /** Size, such as `50GB` (powers of 1024). */
  readonly size: string;
}
