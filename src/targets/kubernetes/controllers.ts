import { Manifest } from './manifest';
import { PodSource, podTemplate } from './pod';
import { compact, Json, parseSize } from '../../core';
import { Placement, Workload } from '../../workload';

/** Servers with an identity of their own; other workloads with a disk are Deployments with one claim. */
const STATEFUL = ['alertmanager', 'prometheus'];

/**
 * The kind of object that runs a workload.
 *
 * @internal
 */
export function controllerKind(workload: Workload): string {
  if (workload.placement === Placement.EACH_NODE) return 'DaemonSet';
  return workload.disk !== undefined && STATEFUL.includes(workload.name) ? 'StatefulSet' : 'Deployment';
}

/**
 * What runs a workload, and the claim of its disk.
 *
 * @internal
 */
export function controllers(source: PodSource, storageClassName: string | undefined): Manifest[] {
  switch (controllerKind(source.workload)) {
    case 'DaemonSet': return [daemonSet(source)];
    case 'StatefulSet': return [statefulSet(source, storageClassName)];
    default: return deployment(source, storageClassName);
  }
}

function controller(kind: string, { workload, naming }: PodSource, spec: Json): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: naming.metadata(workload) as Manifest['metadata'],
    spec: { selector: { matchLabels: naming.selector(workload.name) }, revisionHistoryLimit: 3, ...spec },
  };
}

function statefulSet(source: PodSource, storageClassName: string | undefined): Manifest {
  const { workload, naming, replicas } = source;
  return controller('StatefulSet', source, compact({
    replicas,
    // One after the other: a new copy gets the time to hear from the others before the next one goes.
    minReadySeconds: replicas > 1 ? 15 : undefined,
    serviceName: naming.object(workload.name),
    // A pod that never gets ready must not block its own repair.
    podManagementPolicy: 'Parallel',
    template: podTemplate(source),
    volumeClaimTemplates: [{
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data', labels: naming.labels(workload.name) },
      spec: claimSpec(workload, storageClassName),
    }],
  }));
}

function deployment(source: PodSource, storageClassName: string | undefined): Manifest[] {
  const { workload, naming } = source;
  if (workload.disk === undefined) return [controller('Deployment', source, { replicas: 1, template: podTemplate(source) })];
  const name = naming.object(workload.name);
  return [
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: naming.metadata(workload) as Manifest['metadata'], spec: claimSpec(workload, storageClassName) },
    controller('Deployment', source, {
      replicas: 1,
      // Two copies would write to one disk.
      strategy: { type: 'Recreate' },
      template: podTemplate(source, { name: 'data', persistentVolumeClaim: { claimName: name } }),
    }),
  ];
}

function daemonSet(source: PodSource): Manifest {
  return controller('DaemonSet', source, { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } }, template: podTemplate(source) });
}

function claimSpec(workload: Workload, storageClassName: string | undefined): Json {
  const mebibytes = Math.ceil(parseSize(workload.disk!.size, `the disk of ${workload.name}`) / 1024 ** 2);
  const storage = mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
  return compact({ accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage } } });
}
