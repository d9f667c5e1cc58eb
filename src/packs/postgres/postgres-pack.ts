import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { exporter, PostgresServer } from './exporter';
import { METRICS } from './metrics';
import { PostgresPackProps, PostgresSslMode } from './props';
import { ruleTests } from './rule-tests';
import { scrapeJob } from './scrape';
import { invalid, requireSecretRef, shown } from '../../core';
import { Pack, PackContext, PackContribution, requireExporterAlone } from '../../model';
import { parseAddress } from '../../workload';

/**
 * One PostgreSQL server: availability, connections, transactions, locks and replication, by postgres_exporter
 * (https://github.com/prometheus-community/postgres_exporter).
 *
 * The user needs no more than: `CREATE USER postgres_exporter PASSWORD '...'; GRANT pg_monitor TO postgres_exporter;`
 */
export class PostgresPack extends Pack {
  /** What the exporter asks; nothing, if somebody else runs one. */
  private readonly server?: PostgresServer;
  private readonly exporterAddress?: string;

  /**
   * @throws on an address that is not `host` or `host:port`, a port that only deployment knows, missing or doubled credentials,
   * a literal where a secret belongs, or a verifying `sslMode` without `sslRootCertificate`
   */
  public constructor(props: PostgresPackProps) {
    super(props.name ?? 'postgres');
    const of = `PostgresPack ${shown(this.name)}`;
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

function serverOf(props: PostgresPackProps, of: string): PostgresServer {
  const sslMode = props.sslMode ?? PostgresSslMode.REQUIRE;
  const verifies = sslMode === PostgresSslMode.VERIFY_CA || sslMode === PostgresSslMode.VERIFY_FULL;
  if (verifies && !props.sslRootCertificate) throw invalid(`${of}: sslMode ${shown(sslMode)} needs an authority to verify against: give sslRootCertificate`);
  const database = props.database ?? 'postgres';
  if (!/^[A-Za-z0-9_-]{1,63}$/.test(database)) throw invalid(`${of}: illegal database ${shown(database)}: allowed are letters, digits, "_" and "-", at most 63 characters`);
  return {
    ...parseAddress(requireAddress(props.address, of), `address of ${of}`, 5432),
    ...credentialsOf(props, of),
    database,
    sslMode,
    sslRootCertificate: props.sslRootCertificate && requireSecretRef(props.sslRootCertificate, `sslRootCertificate of ${of}`),
  };
}

function requireAddress(address: string | undefined, of: string): string {
  if (address === undefined) throw invalid(`${of} has no address: give address: the server that the exporter asks, or exporterAddress`);
  return address;
}

function credentialsOf(props: PostgresPackProps, of: string): Pick<PostgresServer, 'username' | 'usernameSecret' | 'password'> {
  if (props.credentials !== undefined) {
    if (props.username !== undefined || props.password !== undefined) throw invalid(`${of} has credentials and also username or password: give one or the other`);
    const credentials = requireSecretRef(props.credentials, `credentials of ${of}`);
    return { usernameSecret: credentials.field('username'), password: credentials.field('password') };
  }
  if (props.username === undefined) {
    throw invalid(`${of} has no credentials: give credentials: a secret with the fields username and password, such as SecretRef.named('postgres'), `
      + 'or username and password');
  }
  return { username: props.username, password: requireSecretRef(props.password, `password of ${of}`) };
}
