/**
 * How many copies of a workload run, and where.
 */
export enum Placement {
  /** One copy, anywhere. */
  ONE = 'one',
  /** One copy on each machine, seeing the machine itself: its processes, network and root file system, read-only. */
  EACH_NODE = 'each-node',
}
