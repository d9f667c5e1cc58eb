/**
 * As whom a workload runs. Everything else is fixed: no privileges to gain, all capabilities dropped,
 * a read-only root file system, the runtime's default seccomp profile.
 */
export interface RunAs {
  /** Numeric user id, not 0. */
  readonly user: number;
  /** Numeric group id. */
  readonly group: number;
}
