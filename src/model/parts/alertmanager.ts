import { ExistingServer, requireServer, ServerOptions } from './part-options';
import { invalid, shown } from '../../core';

/**
 * Options of `Alertmanager.run`.
 */
export interface AlertmanagerOptions extends ServerOptions {
  /**
   * How many run, as one cluster: Prometheus sends each alert to all of them, they tell each other what was notified and
   * silenced, and each notification is sent once for as long as one of them runs. Two bear the loss of one, and updates
   * (https://prometheus.io/docs/alerting/latest/high_availability/). More than one needs several machines: Kubernetes.
   * @default 1
   */
  readonly replicas?: number;
}

/**
 * The Alertmanager of a monitoring: run by it, one that exists, or none.
 */
export class Alertmanager {
  /**
   * One that the monitoring runs, or a cluster of several.
   *
   * @throws if the number of replicas is none from 1 up
   */
  public static run(options: AlertmanagerOptions = {}): Alertmanager {
    const { replicas } = options;
    if (replicas !== undefined && (!Number.isInteger(replicas) || replicas < 1)) {
      throw invalid(`Alertmanager.run: replicas is ${shown(replicas)}, but must be a whole number from 1 up: 2 bear the loss of one`);
    }
    return new Alertmanager(options);
  }

  /**
   * One that somebody else runs and configures: alerts are sent there, receivers and routes are theirs.
   *
   * @throws if its address is not `host:port`
   */
  public static existing(server: ExistingServer): Alertmanager {
    return new Alertmanager(undefined, requireServer(server, 'Alertmanager.existing'));
  }

  /** None: alerts are seen in Prometheus and told to no one. */
  public static none(): Alertmanager {
    return new Alertmanager();
  }

  private constructor(
    /** How it is run, if it is. */
    public readonly options?: AlertmanagerOptions,
    /** Where it is, if somebody else runs it. */
    public readonly server?: ExistingServer,
  ) {}

  /** @internal */
  public get _replicas(): number {
    return this.options?.replicas ?? 1;
  }
}
