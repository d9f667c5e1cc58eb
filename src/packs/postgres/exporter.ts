import { SecretRef } from '../../core';
import { Images, Paths, Workload } from '../../workload';

/** @internal */
export const PORT = 9187;

/**
 * The server that the exporter asks. The user is either known or a secret.
 *
 * @internal
 */
export interface PostgresServer {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly username?: string;
  readonly usernameSecret?: SecretRef;
  readonly password: SecretRef;
  readonly sslMode: string;
  readonly sslRootCertificate?: SecretRef;
}

/**
 * postgres_exporter for one server. It reads user and password from files and encodes them for the URL itself.
 *
 * @internal
 */
export function exporter(pack: string, server: PostgresServer): Workload {
  const { usernameSecret, password, sslRootCertificate } = server;
  const verify = sslRootCertificate ? `&sslrootcert=${Paths.secret(sslRootCertificate)}` : '';
  return new Workload({
    name: `${pack}-exporter`,
    image: Images.POSTGRES_EXPORTER,
    args: [`--web.listen-address=:${PORT}`],
    environment: {
      DATA_SOURCE_URI: `${server.host}:${server.port}/${server.database}?sslmode=${server.sslMode}${verify}`,
      ...(usernameSecret ? { DATA_SOURCE_USER_FILE: Paths.secret(usernameSecret) } : { DATA_SOURCE_USER: server.username! }),
      DATA_SOURCE_PASS_FILE: Paths.secret(password),
    },
    ports: [{ name: 'metrics', number: PORT }],
    secrets: [usernameSecret, password, sslRootCertificate].filter((secret): secret is SecretRef => secret !== undefined),
    // nobody, as in the image.
    runAs: { user: 65534, group: 65534 },
    resources: { cpuMillis: 40, memoryMiB: 64, memoryLimitMiB: 96 },
    // It has no health page; this one asks nothing of the database, so a database that is down does not restart the exporter.
    probes: { liveness: { path: '/', port: 'metrics' }, readiness: { path: '/', port: 'metrics' } },
    upstreams: [{ host: server.host, port: server.port, reason: `read the statistics of ${pack}` }],
  });
}
