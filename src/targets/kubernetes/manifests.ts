import { ConfigFolder, configFolder, mountedFolders } from './config-maps';
import { controllers } from './controllers';
import { GrafanaIngress, ingress } from './ingress';
import { Manifest, manifestKey } from './manifest';
import { namespace } from './namespaces';
import { Naming } from './naming';
import { networkPolicies, NetworkSource } from './network-policies';
import { disruptionBudget, replicasOf } from './replicas';
import { serviceAccount } from './service-accounts';
import { service } from './services';
import { Plan } from '../../plan';
import { Workload } from '../../workload';

/**
 * What the cluster's owner decides, beside the plan.
 *
 * @internal
 */
export interface ClusterSettings extends Pick<NetworkSource, 'naming' | 'receiverCidrs' | 'nodeCidrs' | 'from' | 'to'> {
  readonly createNamespace: boolean;
  readonly createNodeNamespace: boolean;
  readonly storageClassName?: string;
  readonly serviceAccountAnnotations: { readonly [workload: string]: { readonly [annotation: string]: string } };
  readonly ingress?: GrafanaIngress;
}

/**
 * An object, and the workload that it belongs to, if it is one's alone.
 *
 * @internal
 */
export interface OwnedManifest {
  readonly manifest: Manifest;
  readonly workload?: string;
}

/**
 * All objects of a plan, in the order in which they should be applied.
 *
 * @internal
 */
export function manifestsOf(plan: Plan, settings: ClusterSettings): OwnedManifest[] {
  const { naming } = settings;
  const replicas = (workload: Workload) => replicasOf(workload.name, plan.description);
  const folders = new Map(plan.workloads.map((workload) => [workload.name, foldersOf(plan, workload, naming)]));
  const owned = (make: (workload: Workload) => Manifest[]) => plan.workloads
    .flatMap((workload) => make(workload).map((manifest) => ({ manifest, workload: workload.name })));
  const shared = (manifests: Manifest[]) => manifests.map((manifest) => ({ manifest }));
  const policies = networkPolicies({ ...settings, description: plan.description, workloads: plan.workloads, flows: plan.flows });
  return distinct([
    ...shared(namespacesOf(plan, settings)),
    ...owned((workload) => serviceAccount(workload, naming, plan.description, settings.serviceAccountAnnotations[workload.name])),
    ...shared([...folders.values()].flat().flatMap((folder) => [...folder.configMaps])),
    ...owned((workload) => policies.filter(({ metadata }) => metadata.name === naming.object(workload.name))),
    ...owned((workload) => [service(workload, naming)]),
    ...owned((workload) => (replicas(workload) > 1 ? [disruptionBudget(workload, naming)] : [])),
    ...owned((workload) => controllers(
      {
        workload,
        naming,
        replicas: replicas(workload),
        files: plan.filesOf(workload),
        folders: folders.get(workload.name)!,
        bind: (secret) => plan.bind(secret),
      },
      settings.storageClassName,
    )),
    ...owned((workload) => (workload.name === 'grafana' && settings.ingress !== undefined ? [ingress(workload, settings.ingress, naming)] : [])),
  ]);
}

function foldersOf(plan: Plan, workload: Workload, naming: Naming): ConfigFolder[] {
  const files = plan.filesOf(workload);
  return mountedFolders(files).map((folder) => configFolder(folder, files, naming, naming.namespaceOf(workload)));
}

function namespacesOf(plan: Plan, { naming, createNamespace, createNodeNamespace }: ClusterSettings): Manifest[] {
  const used = new Set(plan.workloads.map((workload) => naming.namespaceOf(workload)));
  return [
    ...(createNamespace && used.has(naming.namespace) ? [namespace(naming.namespace, 'restricted', naming)] : []),
    ...(createNodeNamespace && used.has(naming.nodeNamespace) ? [namespace(naming.nodeNamespace, 'privileged', naming)] : []),
  ];
}

/** Two workloads may read one folder: its ConfigMaps are made once. */
function distinct(manifests: OwnedManifest[]): OwnedManifest[] {
  const seen = new Set<string>();
  return manifests.filter(({ manifest }) => {
    const id = `${manifestKey(manifest)}|${manifest.metadata.namespace ?? ''}|${JSON.stringify(manifest)}`;
    return seen.has(id) ? false : (seen.add(id), true);
  });
}
