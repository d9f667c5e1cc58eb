import { SecretRef } from '../../core';
import { Upstream } from '../../workload';

/**
 * One way a receiver is told, in Alertmanager's words
 * (https://prometheus.io/docs/alerting/latest/configuration/#receiver-integration-settings).
 */
export interface Integration {
  /** The name in front of `_configs`, such as `slack`. */
  readonly kind: string;
  /** The fields that are no secret. */
  readonly settings: { readonly [key: string]: any };
  /** The secrets, by field: `url` is rendered as `url_file`, `http_config.basic_auth.password` within those. @default - none */
  readonly secrets?: { readonly [field: string]: SecretRef };
  /** Whom Alertmanager calls for it. @default - any host, port 443 */
  readonly upstream?: Upstream;
}
