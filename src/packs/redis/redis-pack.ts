import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { exporter, RedisServer } from './exporter';
import { METRICS } from './metrics';
import { ruleTests } from './rule-tests';
import { scrapeJob } from './scrape';
import { invalid, requireSecretRef, SecretRef, shown } from '../../core';
import { Pack, PackContext, PackContribution } from '../../model';
import { parseAddress } from '../../workload';

/**
 * Properties of `RedisPack`.
 */
export interface RedisPackProps {
  /** Name of the pack and of its scrape job; the exporter is `<name>-exporter`. @default 'redis' */
  readonly name?: string;
  /**
   * `host`, `host:port`, or with a scheme: `rediss://host:port` for TLS, as ElastiCache with encryption in transit needs it.
   * The host may be a late value. @default - port 6379, no TLS
   */
  readonly address: string;
  /** The user (Redis ACL), which needs `+@connection +info +latency +slowlog +client|list`. @default - the server's default user */
  readonly username?: string;
  /** The user's password, or the AUTH token of ElastiCache. @default - none */
  readonly password?: SecretRef;
}

/**
 * One Redis or Valkey server: availability, memory, clients and hits, by redis_exporter
 * (https://github.com/oliver006/redis_exporter).
 */
export class RedisPack extends Pack {
  private readonly server: RedisServer;

  /**
   * @throws on an address that is none, a scheme other than `redis` and `rediss`, a port that only deployment knows,
   * a literal where the password belongs, or a user without a password
   */
  public constructor(props: RedisPackProps) {
    super(props.name ?? 'redis');
    const of = `RedisPack ${shown(this.name)}`;
    const [, scheme, rest] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?(.*)$/.exec(props.address) ?? [];
    if (scheme !== undefined && scheme !== 'redis' && scheme !== 'rediss') {
      throw invalid(`address of ${of} ${shown(props.address)} has the scheme ${shown(scheme)}: allowed are "redis" and, for TLS, "rediss"`);
    }
    if (props.username !== undefined && props.password === undefined) throw invalid(`${of} has a username without a password: give password, as a SecretRef`);
    this.server = {
      scheme: scheme ?? 'redis',
      ...parseAddress(rest, `address of ${of}`, 6379),
      username: props.username,
      password: props.password === undefined ? undefined : requireSecretRef(props.password, `password of ${of}`),
    };
  }

  public contribute(context: PackContext): PackContribution {
    return {
      workloads: [exporter(this.name, this.server)],
      jobs: [scrapeJob(this.name)],
      metrics: METRICS,
      ruleGroups: alertRules(this.name, context.rateWindow),
      dashboards: [dashboard(this.name)],
      ruleTests: ruleTests(this.name),
    };
  }
}
