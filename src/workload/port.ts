/**
 * A port that a workload listens on.
 */
export interface Port {
  /** What it serves, such as `http` or `metrics`: lower-case, at most 15 characters (a Kubernetes port name). */
  readonly name: string;
  /** 1 to 65535. */
  readonly number: number;
  /**
   * The transport.
   * @default Protocol.TCP
   */
  readonly protocol?: Protocol;
}

/**
 * The transport of a port or a flow.
 */
export enum Protocol {
  TCP = 'TCP',
  UDP = 'UDP',
}
