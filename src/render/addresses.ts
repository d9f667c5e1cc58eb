/**
 * How a workload is reached by the others.
 *
 * @internal
 */
export interface WorkloadAddress {
  /** A host name, without the port. */
  readonly host: string;
  /** The name resolves to each copy of the workload, and each is a target of its own. */
  readonly eachCopy?: boolean;
  /**
   * The host name of each copy, where there is more than one: each is a target of its own, also while it is away, so that
   * its absence is seen. `host` is then any of them.
   */
  readonly copies?: readonly string[];
  /** What tells its series apart, where the host name says nothing to people: the `instance` label. */
  readonly instance?: string;
}

/**
 * Where a target puts workloads, by their names.
 *
 * @internal
 */
export type Addresses = (workload: string) => WorkloadAddress;

/**
 * The host names that stand for all copies of a workload.
 *
 * @internal
 */
export function hostsOf(address: WorkloadAddress): readonly string[] {
  return address.copies ?? [address.host];
}
