import { SecretRef, sortedBy } from '../../core';
import { Description } from '../../model';
import { Images, Paths, Permission, Reload, Workload } from '../../workload';

/**
 * An external URL with a path moves everything under that path; probes, scrapes and Grafana stay where they are.
 *
 * @internal
 */
export const ROUTE_PREFIX = '--web.route-prefix=/';

/** uid and gid of `nobody` in the image. */
const NOBODY = { user: 65534, group: 65534 };

/**
 * The Prometheus server, if the monitoring runs its own.
 *
 * It watches its configuration itself (`--config.auto-reload`, stable since 3.12), so nobody has to reach an endpoint
 * that could also stop it.
 *
 * @internal
 */
export function prometheusWorkload(description: Description): Workload[] {
  const options = description.prometheus.options;
  if (options === undefined) return [];
  return [new Workload({
    name: 'prometheus',
    image: options.image ?? Images.PROMETHEUS,
    args: [
      `--config.file=${Paths.config('prometheus/prometheus.yml')}`,
      '--storage.tsdb.path=/prometheus',
      '--config.auto-reload',
      '--config.auto-reload-interval=15s',
      ...(options.externalUrl === undefined ? [] : [`--web.external-url=${options.externalUrl}`, ROUTE_PREFIX]),
      // 20 queries of 50 million samples, the defaults, are more memory than a small machine has.
      '--query.max-concurrency=8',
      '--query.max-samples=20000000',
      ...options.extraArgs ?? [],
    ],
    ports: [{ name: 'http', number: 9090 }],
    configFolders: ['prometheus'],
    secrets: uniqueSecrets([
      ...description.jobs.flatMap((job) => [job._props.auth?.secret, job._props.tls?.ca, job._props.tls?.cert, job._props.tls?.key]),
      ...description.remoteWrites.map((write) => write.auth?.secret),
    ]),
    disk: { mountPath: '/prometheus', size: description.prometheus._diskSize },
    runAs: NOBODY,
    resources: options.resources ?? { cpuMillis: 500, memoryMiB: 1024, memoryLimitMiB: 2048 },
    probes: {
      liveness: { path: '/-/healthy', port: 'http', periodSeconds: 10, failureThreshold: 6 },
      readiness: { path: '/-/ready', port: 'http', periodSeconds: 5, failureThreshold: 3 },
      // The write-ahead log is replayed before it is ready: up to 15 minutes (prometheus-operator allows the same).
      startup: { path: '/-/ready', port: 'http', periodSeconds: 15, failureThreshold: 60 },
    },
    permissions: unique([
      ...description.jobs.flatMap((job) => (job._props.discovery ?? []).map((discovery) => discovery.permission)),
      ...description.remoteWrites.map((write) => write.permission),
    ]),
    reload: Reload.WATCHES_FILES,
    // Time to write the head block (prometheus-operator: 600 s).
    stopSeconds: 300,
  })];
}

/**
 * Secrets, each once, by file name; two that would be one file are left for the plan to refuse.
 *
 * @internal
 */
export function uniqueSecrets(secrets: readonly (SecretRef | undefined)[]): SecretRef[] {
  const byKey = new Map(secrets.filter((secret): secret is SecretRef => secret !== undefined).map((secret) => [secret._key, secret]));
  return sortedBy([...byKey.values()], (secret) => secret.fileName);
}

function unique(permissions: readonly (Permission | undefined)[]): Permission[] {
  const byId = new Map(permissions.filter((permission): permission is Permission => permission !== undefined).map((p) => [p.permissionId, p]));
  return [...byId.keys()].sort().map((id) => byId.get(id)!);
}
