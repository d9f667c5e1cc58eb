/**
 * How to see that a workload is alive, ready or has started, by HTTP GET on one of its ports.
 */
export interface HttpProbe {
  /** The path that answers 2xx. */
  readonly path: string;
  /** The name of the port. */
  readonly port: string;
  /**
   * Seconds between two probes.
   * @default 10
   */
  readonly periodSeconds?: number;
  /**
   * Seconds a probe may take.
   * @default 3
   */
  readonly timeoutSeconds?: number;
  /**
   * How many failures in a row count.
   * @default 3
   */
  readonly failureThreshold?: number;
}

/**
 * The probes of a workload. A target without the notion (systemd) uses `readiness` to know that a start succeeded.
 */
export interface Probes {
  /** Restart the workload when this fails. @default - never restarted for not answering */
  readonly liveness?: HttpProbe;
  /** Send it requests only while this succeeds. @default - ready when running */
  readonly readiness?: HttpProbe;
  /** Hold the other two back until this succeeds once, such as while a log is replayed. @default - started when running */
  readonly startup?: HttpProbe;
}
