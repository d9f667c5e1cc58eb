import { SecretRef } from '../core';

/**
 * Where every workload finds its files, on every target alike, so that one text of a configuration fits all of them.
 */
export class Paths {
  /** The root of the configuration. On EC2 the last part is a symbolic link that is swapped, so its parent is mounted. */
  public static readonly CONFIG = '/etc/monitoring/config';
  /** The folder of secrets; each is a file. */
  public static readonly SECRETS = '/etc/secrets';

  /** Where a file or folder of the configuration is found: `prometheus/prometheus.yml` is `/etc/monitoring/config/prometheus/prometheus.yml`. */
  public static config(path: string): string {
    return `${Paths.CONFIG}/${path}`;
  }

  /** Where a workload that has the secret among its `secrets` finds it. */
  public static secret(secret: SecretRef): string {
    return `${Paths.SECRETS}/${secret.fileName}`;
  }

  private constructor() {}
}
