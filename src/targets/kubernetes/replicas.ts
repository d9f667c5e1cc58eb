import { Manifest } from './manifest';
import { Naming } from './naming';
import { Json } from '../../core';
import { Description } from '../../model';
import { Workload } from '../../workload';

/**
 * How many copies of a workload run, where it is not one on each machine.
 *
 * @internal
 */
export function replicasOf(workload: string, description: Description): number {
  return workload === 'alertmanager' ? description.alertmanager._replicas : 1;
}

/**
 * The host names of the copies, as pods of a StatefulSet have them; none, if there is only one.
 *
 * @internal
 */
export function replicaHosts(workload: string, description: Description, naming: Naming): string[] | undefined {
  const replicas = replicasOf(workload, description);
  const name = naming.object(workload);
  return replicas === 1 ? undefined : Array.from({ length: replicas }, (_, index) => `${name}-${index}.${name}`);
}

/**
 * Keeps all but one of the copies when machines are drained.
 *
 * @internal
 */
export function disruptionBudget(workload: Workload, naming: Naming): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: naming.metadata(workload) as Manifest['metadata'],
    spec: { maxUnavailable: 1, selector: { matchLabels: naming.selector(workload.name) } },
  };
}

/**
 * Copies on different machines where there are several.
 *
 * @internal
 */
export function apart(workload: Workload, naming: Naming): Json {
  const podAffinityTerm = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: naming.selector(workload.name) } };
  return { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }] } };
}
