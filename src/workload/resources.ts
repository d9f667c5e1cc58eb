/**
 * What a workload asks for and may use at most. Always stated, so that a machine can be sized.
 */
export interface Resources {
  /** CPU it asks for, in thousandths of a core. */
  readonly cpuMillis: number;
  /** Memory it asks for, in MiB. */
  readonly memoryMiB: number;
  /**
   * The most memory it may use, in MiB.
   * @default memoryMiB
   */
  readonly memoryLimitMiB?: number;
}
