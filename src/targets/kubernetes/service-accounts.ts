import { Manifest } from './manifest';
import { Naming } from './naming';
import { compact, Json, sortedBy } from '../../core';
import { Description, Discovery, KubernetesRole } from '../../model';
import { Permission, Workload } from '../../workload';

/**
 * The identity of a workload, with what it may list if it discovers targets. The token is mounted only then.
 *
 * @internal
 */
export function serviceAccount(
  workload: Workload, naming: Naming, description: Description, annotations?: { readonly [annotation: string]: string },
): Manifest[] {
  const account: Manifest = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: compact({ ...naming.metadata(workload), annotations }) as Manifest['metadata'],
    automountServiceAccountToken: false,
  };
  return workload.permissions.includes(Permission.DISCOVER_KUBERNETES) ? [account, ...grants(workload, naming, description)] : [account];
}

/** What Prometheus lists and watches for a role, by API group (prometheus, discovery/kubernetes). */
const LISTED: { readonly [role in KubernetesRole]: { readonly [apiGroup: string]: readonly string[] } } = {
  [KubernetesRole.NODE]: { '': ['nodes'] },
  [KubernetesRole.SERVICE]: { '': ['services'] },
  [KubernetesRole.POD]: { '': ['pods'] },
  [KubernetesRole.ENDPOINTSLICE]: { '': ['pods', 'services'], 'discovery.k8s.io': ['endpointslices'] },
  [KubernetesRole.INGRESS]: { 'networking.k8s.io': ['ingresses'] },
};

/** In the namespaces that are named; in the whole cluster for what names none, and for nodes, which are in none. */
function grants(workload: Workload, naming: Naming, description: Description): Manifest[] {
  const wanted = kubernetesDiscoveries(description);
  const isClusterWide = (discovery: Discovery) => namespacesOf(discovery).length === 0 || discovery._config.role === KubernetesRole.NODE;
  const clusterWide = wanted.filter(isClusterWide);
  const limited = wanted.filter((discovery) => !isClusterWide(discovery));
  const namespaces = [...new Set(limited.flatMap(namespacesOf))].sort();
  return [
    ...(clusterWide.length > 0 ? binding(workload, naming, clusterWide) : []),
    ...namespaces.flatMap((namespace) => binding(workload, naming, limited.filter((d) => namespacesOf(d).includes(namespace)), namespace)),
  ];
}

function binding(workload: Workload, naming: Naming, discoveries: readonly Discovery[], namespace?: string): Manifest[] {
  const scope = namespace === undefined ? 'Cluster' : '';
  const name = naming.clusterObject(workload.name);
  const metadata = compact({ name, namespace, labels: naming.labels(workload.name) }) as Manifest['metadata'];
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return [
    { apiVersion, kind: `${scope}Role`, metadata, rules: rules(discoveries) },
    {
      apiVersion,
      kind: `${scope}RoleBinding`,
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: `${scope}Role`, name },
      subjects: [{ kind: 'ServiceAccount', name: naming.object(workload.name), namespace: naming.namespaceOf(workload) }],
    },
  ];
}

function rules(discoveries: readonly Discovery[]): Json[] {
  const byGroup = new Map<string, Set<string>>();
  const add = (apiGroup: string, resources: readonly string[]) => byGroup.set(apiGroup, new Set([...byGroup.get(apiGroup) ?? [], ...resources]));
  for (const discovery of discoveries) {
    for (const [apiGroup, resources] of Object.entries(LISTED[discovery._config.role as KubernetesRole] ?? {})) add(apiGroup, resources);
    // Its labels are wanted beside those of the pods.
    if (discovery._config.attach_metadata?.node) add('', ['nodes']);
  }
  return sortedBy([...byGroup.entries()], ([apiGroup]) => apiGroup)
    .map(([apiGroup, resources]) => ({ apiGroups: [apiGroup], resources: [...resources].sort(), verbs: ['get', 'list', 'watch'] }));
}

/**
 * How jobs discover Kubernetes objects.
 *
 * @internal
 */
export function kubernetesDiscoveries(description: Description): Discovery[] {
  return description.jobs.flatMap((job) => job._props.discovery ?? []).filter((discovery) => discovery.permission === Permission.DISCOVER_KUBERNETES);
}

/**
 * The namespaces that a discovery is limited to; none, if it is not.
 *
 * @internal
 */
export function namespacesOf(discovery: Discovery): string[] {
  return discovery._config.namespaces?.names ?? [];
}
