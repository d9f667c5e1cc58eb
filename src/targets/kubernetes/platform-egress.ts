import { NetworkRules } from './network-rules';
import { kubernetesDiscoveries, namespacesOf } from './service-accounts';
import { Json } from '../../core';
import { Description, KubernetesRole } from '../../model';
import { Permission, Workload } from '../../workload';

/** The cluster's DNS: kube-dns, CoreDNS, and NodeLocal DNSCache on its documented address. */
const DNS: Json[] = [
  { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } },
  { ipBlock: { cidr: '169.254.20.10/32' } },
];

/** Where EKS Pod Identity gives credentials (https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html). */
const POD_IDENTITY: Json[] = [{ ipBlock: { cidr: '169.254.170.23/32' } }, { ipBlock: { cidr: 'fd00:ec2::23/128' } }];

/**
 * What a workload calls because it runs on Kubernetes, beside the flows of the plan.
 *
 * @internal
 */
export function platformEgress(workload: Workload, description: Description, rules: NetworkRules): void {
  if (workload.permissions.includes(Permission.DISCOVER_KUBERNETES)) {
    // The API server is behind a Service whose address and port are judged after translation: 443 or 6443, on any address.
    rules.open([], 443);
    rules.open([], 6443);
    for (const discovery of kubernetesDiscoveries(description)) rules.open(discoveredBy(discovery._config.role, namespacesOf(discovery)), 0);
  }
  if (workload.permissions.includes(Permission.DISCOVER_EC2_INSTANCES) || workload.permissions.includes(Permission.REMOTE_WRITE_AMP)) {
    rules.open(POD_IDENTITY, 80);
    // STS, for IAM roles of service accounts.
    rules.open([], 443);
  }
  if (!rules.isEmpty) {
    rules.open(DNS, 53, 'UDP');
    rules.open(DNS, 53, 'TCP');
  }
}

/** Where the discovered targets are; which of their ports is scraped shows only when they are discovered. */
function discoveredBy(role: string, namespaces: readonly string[]): Json[] {
  // Machines, and what is outside the cluster, are no pods.
  if (role === KubernetesRole.NODE || role === KubernetesRole.INGRESS) return [];
  if (namespaces.length === 0) return [{ namespaceSelector: {} }];
  return [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: [...namespaces].sort() }] } }];
}
