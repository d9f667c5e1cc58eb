import { SecretRef } from '../../core';
import { Description } from '../../model';
import { Images, Paths, Reload, Workload } from '../../workload';

/**
 * The logical name of the password, which every target binds to one that its platform generates or holds.
 *
 * @internal
 */
export const ADMIN_PASSWORD = SecretRef.named('grafana-admin-password');

/**
 * Grafana, if the monitoring runs its own.
 *
 * @internal
 */
export function grafanaWorkload(description: Description): Workload[] {
  const options = description.grafana.options;
  if (options === undefined) return [];
  const password = options.adminPassword ?? ADMIN_PASSWORD;
  return [new Workload({
    name: 'grafana',
    image: options.image ?? Images.GRAFANA,
    args: [...options.extraArgs ?? []],
    environment: {
      GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
      GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
      GF_ANALYTICS_REPORTING_ENABLED: 'false',
      // Grafana would fetch apps and newer versions of its own data sources at each start, and lose a data source when that fails.
      GF_PLUGINS_PREINSTALL_AUTO_UPDATE: 'false',
      GF_PLUGINS_PREINSTALL_DISABLED: 'true',
      GF_PATHS_PROVISIONING: Paths.config('grafana/provisioning'),
      GF_SECURITY_ADMIN_PASSWORD__FILE: Paths.secret(password),
      GF_USERS_ALLOW_SIGN_UP: 'false',
      // Local disks only: SQLite's write-ahead log keeps readers from blocking the writer.
      GF_DATABASE_WAL: 'true',
      ...(options.externalUrl === undefined ? {} : { GF_SERVER_ROOT_URL: options.externalUrl }),
      ...options.environment,
    },
    ports: [{ name: 'http', number: 3000 }],
    configFolders: ['grafana'],
    secrets: [password],
    disk: { mountPath: '/var/lib/grafana', size: options.diskSize ?? '1GB' },
    scratch: ['/tmp', '/var/log/grafana'],
    // The image's own user; its group 0 gives no rights outside the container.
    runAs: { user: 472, group: 472 },
    resources: options.resources ?? { cpuMillis: 200, memoryMiB: 256, memoryLimitMiB: 512 },
    probes: {
      liveness: { path: '/api/health', port: 'http', periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 6 },
      readiness: { path: '/api/health', port: 'http', periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 },
      startup: { path: '/api/health', port: 'http', periodSeconds: 5, failureThreshold: 60 },
    },
    reload: Reload.WATCHES_FILES,
  })];
}
