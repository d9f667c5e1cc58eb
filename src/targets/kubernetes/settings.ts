import { GrafanaIngress } from './ingress';
import { KubernetesMonitoringProps } from './kubernetes-monitoring-props';
import { ClusterSettings } from './manifests';
import { Naming } from './naming';
import { NetworkPeer } from './network-peer';
import { invalid, Names, requireName, requireSecretRef, SecretRef, shown } from '../../core';

/** Every address, in IPv4 and IPv6. */
const ANYWHERE = ['0.0.0.0/0', '::/0'];

/**
 * The properties with their defaults filled in.
 *
 * @param chartNamespace the namespace of the chart, if it names one
 * @throws on what cannot be right whatever the description gets
 * @internal
 */
export function settingsOf(of: string, props: KubernetesMonitoringProps, chartNamespace: string | undefined, network: AllowedPeers): ClusterSettings {
  const { name } = props.monitoring;
  const given = props.namespace ?? chartNamespace;
  const namespace = requireName(Names.WORKLOAD, given ?? name, `${of}: namespace`);
  const nodeNamespace = requireName(Names.WORKLOAD, props.nodeNamespace ?? `${name}-node`, `${of}: nodeNamespace`);
  if (props.ingress !== undefined) requireHost(of, props.ingress);
  return {
    naming: new Naming(name, namespace, nodeNamespace),
    createNamespace: given === undefined,
    createNodeNamespace: props.nodeNamespace === undefined,
    storageClassName: props.storageClassName,
    serviceAccountAnnotations: props.serviceAccountAnnotations ?? {},
    receiverCidrs: props.receiverEgress === undefined ? ANYWHERE : cidrs(props.receiverEgress, `${of}: receiverEgress`),
    nodeCidrs: props.nodeCidrs === undefined ? [] : cidrs(props.nodeCidrs, `${of}: nodeCidrs`),
    ingress: props.ingress,
    from: (workload) => [
      ...network.from.get(workload) ?? [],
      ...(workload === 'grafana' && props.ingress !== undefined ? [{ namespace: props.ingress.controllerNamespace ?? 'ingress-nginx' }] : []),
    ],
    to: (workload) => network.to.get(workload) ?? [],
  };
}

/**
 * Whom parts talk to beside each other, by workload.
 *
 * @internal
 */
export interface AllowedPeers {
  readonly from: ReadonlyMap<string, readonly NetworkPeer[]>;
  readonly to: ReadonlyMap<string, readonly NetworkPeer[]>;
}

/**
 * What logical secrets stand for.
 *
 * @throws if one is no SecretRef
 * @internal
 */
export function secretsOf(of: string, props: KubernetesMonitoringProps): { readonly [name: string]: SecretRef } {
  const given = props.secrets ?? {};
  for (const name of Object.keys(given)) requireSecretRef(given[name], `${of}: secrets[${shown(name)}]`);
  return { 'grafana-admin-password': SecretRef.kubernetes(`${props.monitoring.name}-grafana`, 'admin-password'), ...given };
}

function cidrs(given: string[], what: string): string[] {
  for (const cidr of given) {
    if (!/^(\d{1,3}(\.\d{1,3}){3}\/([12]?\d|3[0-2])|[0-9a-fA-F:]*:[0-9a-fA-F:]*\/\d{1,3})$/.test(cidr)) {
      throw invalid(`${what} ${shown(cidr)} is not a CIDR: write an address and the length of its prefix, such as "10.0.0.0/8" or "203.0.113.7/32"`);
    }
  }
  if (given.length === 0) throw invalid(`${what} is empty, which a NetworkPolicy reads as any address: give at least one CIDR`);
  return [...given].sort();
}

function requireHost(of: string, { host }: GrafanaIngress): void {
  if (!/^(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host)) {
    throw invalid(`${of}: the host of the ingress is ${shown(host)}, but must be a DNS name in lower case, without scheme, port or path, such as "grafana.example.com"`);
  }
}
