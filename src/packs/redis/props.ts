import { SecretRef } from '../../core';

/**
 * Properties of `RedisPack`.
 */
export interface RedisPackProps {
  /** Name of the pack and of its scrape job; the exporter is `<name>-exporter`. @default 'redis' */
  readonly name?: string;
  /**
   * `host`, `host:port`, or with a scheme: `rediss://host:port` for TLS, as ElastiCache with encryption in transit needs it.
   * The host may be a late value. @default - port 6379, no TLS; required without `exporterAddress`
   */
  readonly address?: string;
  /** The user (Redis ACL), which needs `+@connection +info +latency +slowlog +client|list`. @default - the server's default user */
  readonly username?: string;
  /** The user's password, or the AUTH token of ElastiCache. @default - none */
  readonly password?: SecretRef;
  /**
   * `host:port` of an exporter that runs already, such as one beside its server in another stack: none is run, and what it asks is
   * its own business. @default - one is run for `address`
   */
  readonly exporterAddress?: string;
}
