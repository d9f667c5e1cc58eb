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
  /** What tells its series apart, where the host name says nothing to people: the `instance` label. */
  readonly instance?: string;
}

/**
 * Where a target puts workloads, by their names.
 *
 * @internal
 */
export type Addresses = (workload: string) => WorkloadAddress;
