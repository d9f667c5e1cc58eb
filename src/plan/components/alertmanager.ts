import { ROUTE_PREFIX, uniqueSecrets } from './prometheus';
import { Description } from '../../model';
import { Images, Paths, Reload, Workload } from '../../workload';

/**
 * Alertmanager, if the monitoring runs its own.
 *
 * @internal
 */
export function alertmanagerWorkload(description: Description): Workload[] {
  const options = description.alertmanager.options;
  if (options === undefined) return [];
  return [new Workload({
    name: 'alertmanager',
    image: options.image ?? Images.ALERTMANAGER,
    args: [
      `--config.file=${Paths.config('alertmanager/alertmanager.yml')}`,
      '--storage.path=/alertmanager',
      // Alone: an empty address switches clustering off (https://prometheus.io/docs/alerting/latest/high_availability/).
      '--cluster.listen-address=',
      ...(options.externalUrl === undefined ? [] : [`--web.external-url=${options.externalUrl}`, ROUTE_PREFIX]),
      ...options.extraArgs ?? [],
    ],
    ports: [{ name: 'http', number: 9093 }],
    configFolders: ['alertmanager'],
    secrets: uniqueSecrets(description.receivers.flatMap((receiver) => receiver.integrations)
      .flatMap((integration) => Object.values(integration.secrets ?? {}))),
    // Silences and what was told already.
    disk: { mountPath: '/alertmanager', size: '1GB' },
    runAs: { user: 65534, group: 65534 },
    resources: options.resources ?? { cpuMillis: 50, memoryMiB: 64, memoryLimitMiB: 128 },
    probes: {
      liveness: { path: '/-/healthy', port: 'http', periodSeconds: 10, failureThreshold: 6 },
      readiness: { path: '/-/ready', port: 'http', periodSeconds: 5, failureThreshold: 3 },
    },
    reload: Reload.HTTP_POST,
  })];
}
