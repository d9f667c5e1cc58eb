import { Manifest } from './manifest';
import { Naming } from './naming';
import { NetworkPeer } from './network-peer';
import { NetworkRules } from './network-rules';
import { platformEgress } from './platform-egress';
import { compact, Json } from '../../core';
import { Description } from '../../model';
import { Flow, FlowPeer, Placement, Workload } from '../../workload';

/**
 * What NetworkPolicies are made from.
 *
 * @internal
 */
export interface NetworkSource {
  readonly naming: Naming;
  readonly description: Description;
  readonly workloads: readonly Workload[];
  readonly flows: readonly Flow[];
  /** Where receivers are. */
  readonly receiverCidrs: readonly string[];
  /** Where the cluster's machines are; none stands for anywhere (Cilium matches no machine by an ipBlock, not even by one of all addresses). */
  readonly nodeCidrs: readonly string[];
  /** Who else talks to a workload, by its name. */
  readonly from: (workload: string) => readonly NetworkPeer[];
  /** Whom else a workload talks to, by its name. */
  readonly to: (workload: string) => readonly NetworkPeer[];
}

/**
 * One NetworkPolicy for each workload: it is closed in both directions but for the flows of the plan, name resolution,
 * and what the platform itself asks for. Pods in the network of their machine are beyond any NetworkPolicy.
 *
 * @internal
 */
export function networkPolicies(source: NetworkSource): Manifest[] {
  const { naming } = source;
  return source.workloads.filter((workload) => !isOnNode(workload)).map((workload) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: naming.metadata(workload) as Manifest['metadata'],
    // A direction without rules is closed. An empty list says the same, but the API server drops it, and GitOps tools see a difference for ever.
    spec: compact({
      podSelector: { matchLabels: naming.selector(workload.name) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: ingressOf(workload, source),
      egress: egressOf(workload, source),
    }),
  }));
}

function ingressOf(workload: Workload, source: NetworkSource): Json[] {
  const rules = new NetworkRules('from');
  for (const flow of source.flows.filter(({ to }) => to.workload === workload.name)) {
    rules.open(peersOf(flow.from, workload, source), flow.port, flow.protocol);
  }
  for (const peer of source.from(workload.name)) rules.open([podsOf(peer, source.naming)], peer.port ?? workload.ports[0].number);
  return rules.toJson();
}

function egressOf(workload: Workload, source: NetworkSource): Json[] {
  const rules = new NetworkRules('to');
  for (const flow of source.flows.filter(({ from }) => from.workload === workload.name)) {
    // The pod itself: always open, and its traffic leaves it for nobody.
    const outside = flow.to.workload === undefined;
    // Receivers are outside the cluster. Everything else that has a name may be a Service, whose pods no ipBlock covers on all networks.
    const peers = outside && workload.name === 'alertmanager' && addressOf(flow.to.host) === undefined
      ? source.receiverCidrs.map(ipBlock)
      : peersOf(flow.to, workload, source);
    rules.open(peers, flow.port, flow.protocol);
  }
  for (const peer of source.to(workload.name)) rules.open([podsOf(peer, source.naming)], peer.port ?? 0);
  platformEgress(workload, source.description, rules);
  return rules.toJson();
}

/** None stands for anybody: a NetworkPolicy knows pods and addresses, but no names. */
function peersOf(peer: FlowPeer, other: Workload, source: NetworkSource): Json[] {
  if (peer.workload !== undefined) {
    const workload = source.workloads.find(({ name }) => name === peer.workload);
    if (workload === undefined) return [];
    return isOnNode(workload) ? source.nodeCidrs.map(ipBlock) : [pods(workload, other, source.naming)];
  }
  const address = addressOf(peer.host);
  return address === undefined ? [] : [ipBlock(address)];
}

function pods(workload: Workload, other: Workload, naming: Naming): Json {
  const podSelector = { matchLabels: naming.selector(workload.name) };
  const namespace = naming.namespaceOf(workload);
  return namespace === naming.namespaceOf(other) ? { podSelector } : { namespaceSelector: namespaceNamed(namespace), podSelector };
}

function podsOf(peer: NetworkPeer, naming: Naming): Json {
  return {
    ...(peer.namespace === undefined || peer.namespace === naming.namespace ? {} : { namespaceSelector: namespaceNamed(peer.namespace) }),
    podSelector: peer.podLabels === undefined ? {} : { matchLabels: { ...peer.podLabels } },
  };
}

/**
 * Selects a namespace by its name.
 *
 * @internal
 */
export function namespaceNamed(name: string): Json {
  return { matchLabels: { 'kubernetes.io/metadata.name': name } };
}

function ipBlock(cidr: string): Json {
  return { ipBlock: { cidr } };
}

/** The address as CIDR, if the host is one and not a name. */
function addressOf(host: string | undefined): string | undefined {
  if (host === undefined) return undefined;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return `${host}/32`;
  const v6 = /^\[?([0-9a-fA-F:]*:[0-9a-fA-F:]*)\]?$/.exec(host)?.[1];
  return v6 === undefined ? undefined : `${v6}/128`;
}

function isOnNode(workload: Workload): boolean {
  return workload.placement === Placement.EACH_NODE;
}
