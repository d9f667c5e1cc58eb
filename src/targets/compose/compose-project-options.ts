import { SecretRef } from '../../core';
import { ConfigFile } from '../../workload';

/**
 * Options of `ComposeProject`.
 */
export interface ComposeProjectOptions {
  /**
   * What the logical secrets of the description stand for, by name: `{ slack: SecretRef.file('/run/keys/slack') }`.
   * @default - the file `secrets/<name>` of the project; `grafana-admin-password` is generated at the first start
   */
  readonly secrets?: { readonly [name: string]: SecretRef };
  /** Where Grafana is found on this machine: `http://localhost:<port>`. @default 3001 */
  readonly grafanaPort?: number;
  /** Where Prometheus is found on this machine. @default 9090 */
  readonly prometheusPort?: number;
  /** Where Alertmanager is found on this machine. @default 9093 */
  readonly alertmanagerPort?: number;
  /**
   * Networks of other compose projects, such as `osool_default`, that Prometheus and the exporters join, so that they reach
   * `backend:8000` and `postgres:5432` there. They must exist when the project starts; `docker network ls` lists them.
   * @default - none
   */
  readonly networks?: string[];
  /** Verbatim fields of services, merged last, by the name of the service: `{ grafana: { mem_limit: '1g' } }`. @default - none */
  readonly services?: { readonly [service: string]: any };
  /**
   * Services of your own in the same project, verbatim, by name: what is monitored, or a proxy in front. They reach the servers
   * by their names, and are reached by theirs; a service with `profiles: ['demo']` starts only with `--profile demo`.
   * @default - none
   */
  readonly additionalServices?: { readonly [service: string]: any };
  /** Files of your own that the project brings along, such as what `additionalServices` mount; readable by all. @default - none */
  readonly additionalFiles?: ConfigFile[];
  /** Verbatim fields of compose.yaml, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}
