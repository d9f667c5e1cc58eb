import { ConfigFolder } from './config-maps';
import { container } from './container';
import { Naming } from './naming';
import { reloader } from './reloader';
import { apart } from './replicas';
import { restartHash } from './restart-hash';
import { secretVolume } from './secret-volume';
import { compact, Json, SecretRef } from '../../core';
import { ConfigFile, Permission, Placement, Workload } from '../../workload';

/** What a pod may write to folders that need not be kept; more than that evicts it. */
const SCRATCH_LIMIT = '256Mi';

/**
 * What the pod of a workload is made from.
 *
 * @internal
 */
export interface PodSource {
  readonly workload: Workload;
  readonly naming: Naming;
  /** How many copies run. */
  readonly replicas: number;
  /** The files that it reads, and the folders that bring them. */
  readonly files: readonly ConfigFile[];
  readonly folders: readonly ConfigFolder[];
  readonly bind: (secret: SecretRef) => SecretRef | undefined;
}

/**
 * The pod template of a workload.
 *
 * @param dataVolume the volume that is its disk, when the controller does not bring it
 * @internal
 */
export function podTemplate(source: PodSource, dataVolume?: object): Json {
  const { workload, naming, files, folders, bind } = source;
  const secrets = secretVolume(workload, bind);
  const onNode = workload.placement === Placement.EACH_NODE;
  const hash = restartHash(workload, files);
  const configMounts = folders.map((folder) => folder.mount);
  const mounts = [
    ...(workload.disk === undefined ? [] : [{ name: 'data', mountPath: workload.disk.mountPath }]),
    ...configMounts,
    ...(secrets === undefined ? [] : [secrets.mount]),
    ...workload.scratch.map((path, index) => ({ name: `scratch-${index + 1}`, mountPath: path })),
    ...(onNode ? [{ name: 'host', mountPath: '/host', readOnly: true, mountPropagation: 'HostToContainer' }] : []),
  ];
  return {
    metadata: compact({
      labels: naming.labels(workload.name),
      annotations: compact({ 'kubectl.kubernetes.io/default-container': workload.name, 'cdk-prometheus-stack/files-sha256': hash }),
    }),
    spec: compact({
      serviceAccountName: naming.object(workload.name),
      automountServiceAccountToken: workload.permissions.includes(Permission.DISCOVER_KUBERNETES),
      // Variables for each Service of the namespace could be mistaken for settings.
      enableServiceLinks: false,
      terminationGracePeriodSeconds: workload.stopSeconds,
      ...(onNode ? NODE_POD : {}),
      ...(source.replicas > 1 ? { affinity: apart(workload, naming) } : {}),
      securityContext: podSecurity(workload),
      containers: [container(workload, mounts), ...reloader(workload, configMounts)],
      volumes: [
        ...(dataVolume === undefined ? [] : [dataVolume]),
        ...folders.map((folder) => folder.volume),
        ...(secrets === undefined ? [] : [secrets.volume]),
        ...workload.scratch.map((_, index) => ({ name: `scratch-${index + 1}`, emptyDir: { sizeLimit: SCRATCH_LIMIT } })),
        ...(onNode ? [{ name: 'host', hostPath: { path: '/', type: 'Directory' } }] : []),
      ],
    }),
  };
}

/** Sees the machine's network, processes and files; still runs without root, capabilities or a writable file system. */
const NODE_POD = {
  hostNetwork: true,
  hostPID: true,
  dnsPolicy: 'ClusterFirstWithHostNet',
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  tolerations: [{ operator: 'Exists', effect: 'NoSchedule' }],
  // No machine stands behind these nodes.
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{
          matchExpressions: [
            { key: 'eks.amazonaws.com/compute-type', operator: 'NotIn', values: ['fargate'] },
            { key: 'type', operator: 'NotIn', values: ['virtual-kubelet'] },
          ],
        }],
      },
    },
  },
};

function podSecurity({ runAs }: Workload): Json {
  return {
    runAsNonRoot: true,
    runAsUser: runAs.user,
    runAsGroup: runAs.group,
    // Owns the volumes, hence may write to its disk and read its secrets.
    fsGroup: runAs.group === 0 ? runAs.user : runAs.group,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}
