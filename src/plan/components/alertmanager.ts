import { ROUTE_PREFIX, uniqueSecrets } from './prometheus';
import { Description } from '../../model';
import { Images, OWN_ADDRESS, Paths, Port, Reload, Workload } from '../../workload';

/**
 * Where replicas tell each other what was notified and silenced, by TCP and UDP
 * (https://prometheus.io/docs/alerting/latest/high_availability/).
 *
 * @internal
 */
export const GOSSIP_PORT = 9094;

/**
 * Alertmanager, if the monitoring runs its own.
 *
 * @param copies the host names of its replicas, if there is more than one
 * @internal
 */
export function alertmanagerWorkload(description: Description, copies: readonly string[] | undefined): Workload[] {
  const options = description.alertmanager.options;
  if (options === undefined) return [];
  return [new Workload({
    name: 'alertmanager',
    image: options.image ?? Images.ALERTMANAGER,
    args: [
      `--config.file=${Paths.config('alertmanager/alertmanager.yml')}`,
      '--storage.path=/alertmanager',
      // What a crash or a power cut takes of silences and of what was told (15m by default); they are a few kilobytes.
      '--data.maintenance-interval=1m',
      ...clusterArgs(description, copies),
      ...(options.externalUrl === undefined ? [] : [`--web.external-url=${options.externalUrl}`, ROUTE_PREFIX]),
      ...options.extraArgs ?? [],
    ],
    ports: [{ name: 'http', number: 9093 }, ...copies === undefined ? [] : [GOSSIP]],
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

/** UDP is in the flows only: `kubectl apply` mixes up two ports of one number (kubernetes/kubernetes#39188), and nobody reads the second. */
const GOSSIP: Port = { name: 'cluster', number: GOSSIP_PORT };

function clusterArgs(description: Description, copies: readonly string[] | undefined): string[] {
  // Alone: an empty address switches clustering off.
  if (copies === undefined) return ['--cluster.listen-address='];
  return [
    // Its own address and not any, from which it would derive a private one that not every network has. Brackets are for IPv6 and do no harm.
    `--cluster.listen-address=[${OWN_ADDRESS}]:${GOSSIP_PORT}`,
    // Its own name among them: all replicas have the same arguments, and it leaves itself out.
    ...copies.map((host) => `--cluster.peer=${host}:${GOSSIP_PORT}`),
    // An address that is given to another pod later does not join two clusters.
    `--cluster.label=${description.name}`,
    // A replaced pod has another address; the old one is not asked for hours (6h by default).
    '--cluster.reconnect-timeout=5m',
  ];
}
