import { ExistingServer, requireServer, ServerOptions } from './part-options';

/**
 * The Alertmanager of a monitoring: run by it, one that exists, or none.
 */
export class Alertmanager {
  /** One that the monitoring runs. */
  public static run(options: ServerOptions = {}): Alertmanager {
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
    public readonly options?: ServerOptions,
    /** Where it is, if somebody else runs it. */
    public readonly server?: ExistingServer,
  ) {}
}
