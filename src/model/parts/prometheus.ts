import { ExistingServer, requireServer, ServerOptions } from './part-options';
import { parseSize } from '../../core';

/**
 * How much of a disk samples may take: "at most 80-85%"
 * (https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects).
 *
 * @internal
 */
export const SAMPLES_SHARE_OF_DISK = 0.8;

/**
 * Options of `Prometheus.run`.
 */
export interface PrometheusOptions extends ServerOptions {
  /** Size of the disk for samples; powers of 1024. @default '50GB' */
  readonly diskSize?: string;
}

/**
 * The Prometheus of a monitoring: run by it, or one that exists.
 */
export class Prometheus {
  /** One that the monitoring runs. */
  public static run(options: PrometheusOptions = {}): Prometheus {
    const prometheus = new Prometheus(options);
    parseSize(prometheus._diskSize, 'the disk size of Prometheus');
    return prometheus;
  }

  /**
   * One that somebody else runs: it is not configured, only read by Grafana.
   *
   * @throws if its address is not `host:port`
   */
  public static existing(server: ExistingServer): Prometheus {
    return new Prometheus(undefined, requireServer(server, 'Prometheus.existing'));
  }

  private constructor(
    /** How it is run, if it is. */
    public readonly options?: PrometheusOptions,
    /** Where it is, if somebody else runs it. */
    public readonly server?: ExistingServer,
  ) {}

  /** @internal */
  public get _diskSize(): string {
    return this.options?.diskSize ?? '50GB';
  }

  /** @internal */
  public get _diskBytes(): number {
    return parseSize(this._diskSize, 'the disk size of Prometheus');
  }
}
