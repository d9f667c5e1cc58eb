import { ServerOptions } from './part-options';
import { parseSize, requireSecretRef, SecretRef } from '../../core';

/**
 * Options of `Grafana.run`.
 */
export interface GrafanaOptions extends ServerOptions {
  /** Password of the user `admin`. @default - generated where the monitoring runs */
  readonly adminPassword?: SecretRef;
  /** Grafana's settings as `GF_<SECTION>_<KEY>`, merged last; never secrets. @default - none */
  readonly environment?: { readonly [name: string]: string };
  /** Size of the disk for users and preferences; powers of 1024. @default '1GB' */
  readonly diskSize?: string;
}

/**
 * The Grafana of a monitoring: run by it, or none.
 */
export class Grafana {
  /**
   * One that the monitoring runs.
   *
   * @throws if the disk size is none, or the password is a literal
   */
  public static run(options: GrafanaOptions = {}): Grafana {
    if (options.diskSize !== undefined) parseSize(options.diskSize, 'the disk size of Grafana');
    if (options.adminPassword !== undefined) requireSecretRef(options.adminPassword, 'the adminPassword of Grafana');
    return new Grafana(options);
  }

  /** None: dashboards are not written. */
  public static none(): Grafana {
    return new Grafana();
  }

  private constructor(
    /** How it is run, if it is. */
    public readonly options?: GrafanaOptions,
  ) {}
}
