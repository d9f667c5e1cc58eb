import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { exporter, RedisServer } from './exporter';
import { METRICS } from './metrics';
import { RedisPackProps } from './props';
import { ruleTests } from './rule-tests';
import { scrapeJob } from './scrape';
import { invalid, requireSecretRef, shown } from '../../core';
import { Pack, PackContext, PackContribution, requireExporterAlone } from '../../model';
import { parseAddress } from '../../workload';

/**
 * One Redis or Valkey server: availability, memory, clients and hits, by redis_exporter
 * (https://github.com/oliver006/redis_exporter).
 */
export class RedisPack extends Pack {
  /** What the exporter asks; nothing, if somebody else runs one. */
  private readonly server?: RedisServer;
  private readonly exporterAddress?: string;

  /**
   * @throws on an address that is none, a scheme other than `redis` and `rediss`, a port that only deployment knows,
   * a literal where the password belongs, or a user without a password
   */
  public constructor(props: RedisPackProps) {
    super(props.name ?? 'redis');
    const of = `RedisPack ${shown(this.name)}`;
    requireExporterAlone(of, props);
    this.exporterAddress = props.exporterAddress;
    this.server = props.exporterAddress === undefined ? serverOf(props, of) : undefined;
  }

  public contribute(context: PackContext): PackContribution {
    return {
      workloads: this.server === undefined ? [] : [exporter(this.name, this.server)],
      jobs: [scrapeJob(this.name, this.exporterAddress)],
      metrics: METRICS,
      ruleGroups: alertRules(this.name, context.rateWindow),
      dashboards: [dashboard(this.name)],
      ruleTests: ruleTests(this.name),
    };
  }
}

function serverOf(props: RedisPackProps, of: string): RedisServer {
  if (typeof props.address !== 'string') throw invalid(`address of ${of} is ${shown(props.address)}, but must be "host", "host:port" or "rediss://host:port"`);
  const [, scheme, rest] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?(.*)$/.exec(props.address) ?? [];
  if (scheme !== undefined && scheme !== 'redis' && scheme !== 'rediss') {
    throw invalid(`address of ${of} ${shown(props.address)} has the scheme ${shown(scheme)}: allowed are "redis" and, for TLS, "rediss"`);
  }
  if (props.username !== undefined && props.password === undefined) throw invalid(`${of} has a username without a password: give password, as a SecretRef`);
  return {
    scheme: scheme ?? 'redis',
    ...parseAddress(rest, `address of ${of}`, 6379),
    username: props.username,
    password: props.password === undefined ? undefined : requireSecretRef(props.password, `password of ${of}`),
  };
}
