import { SecretRef } from '../../core';
import { Images, Paths, Workload } from '../../workload';

/** @internal */
export const PORT = 9121;

/** @internal */
export interface RedisServer {
  /** `redis` or `rediss`. */
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: SecretRef;
}

const ARGS = [
  `--web.listen-address=:${PORT}`,
  // CONFIG is forbidden on ElastiCache, and shows passwords elsewhere: what it tells is in INFO too.
  '--config-command=-',
  // The machine's memory, which is the limit of a server that has none of its own.
  '--include-system-metrics',
];

/**
 * redis_exporter for one server.
 *
 * The exporter's own REDIS_PASSWORD_FILE is no plain file but a JSON map by address. So, where there is a password, the image's
 * shell reads it into the exporter's environment at the start; it is in no manifest, argument or image.
 *
 * @internal
 */
export function exporter(pack: string, server: RedisServer): Workload {
  const { password } = server;
  return new Workload({
    name: `${pack}-exporter`,
    image: Images.REDIS_EXPORTER,
    ...(password ? { command: ['/bin/sh', '-c', withPassword(Paths.secret(password))] } : { args: ARGS }),
    environment: {
      REDIS_ADDR: `${server.scheme}://${server.host}:${server.port}`,
      ...(server.username === undefined ? {} : { REDIS_USER: server.username }),
    },
    ports: [{ name: 'metrics', number: PORT }],
    secrets: password ? [password] : [],
    // The user of the image without a shell.
    runAs: { user: 59000, group: 59000 },
    resources: { cpuMillis: 20, memoryMiB: 32, memoryLimitMiB: 64 },
    probes: { liveness: { path: '/health', port: 'metrics' }, readiness: { path: '/health', port: 'metrics' } },
    upstreams: [{ host: server.host, port: server.port, reason: `read the statistics of ${pack}` }],
  });
}

/** Written without `$`, which compose, Kubernetes and systemd each read in their own way. */
function withPassword(file: string): string {
  return `test -s ${file} || { echo "${file} is missing, empty or not readable" >&2; exit 1; }; `
    + `IFS= read -r REDIS_PASSWORD < ${file}; export REDIS_PASSWORD; exec /redis_exporter ${ARGS.join(' ')}`;
}
