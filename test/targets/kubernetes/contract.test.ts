import { Objects } from './objects';
import { SecretRef } from '../../../src/core';
import { CONTRACT_SECRETS, DeliveredWorkload, OpenFlow, targetContract } from '../contract';

targetContract('Kubernetes', {
  deliver: (monitoring) => {
    const secrets = Object.fromEntries(CONTRACT_SECRETS.map((name) => [name, SecretRef.kubernetes('vault', `${name}-key`)]));
    const objects = Objects.of(monitoring, { secrets });
    const controllers = objects.all.filter(({ kind }) => ['StatefulSet', 'Deployment', 'DaemonSet'].includes(kind));
    return {
      plan: objects.target._plan(),
      output: objects.all.map((object) => JSON.stringify(object)),
      workloads: Object.fromEntries(controllers.map((controller) => [controller.metadata.labels['app.kubernetes.io/name'], delivered(controller, objects)])),
      flows: [...policyFlows(objects), ...hostNetworkFlows(objects)],
      closes: 'all',
    };
  },
});

/** What the kubelet makes of `$(NAME)` and `$$` when no such name is defined. */
function expanded(text: string): string {
  return text.replace(/\$\$/g, '$');
}

function delivered(controller: any, objects: Objects): DeliveredWorkload {
  const pod = controller.spec.template.spec;
  const container = pod.containers[0];
  const volumes = new Map<string, any>(pod.volumes.map((volume: any) => [volume.name, volume]));
  const claims: any[] = controller.spec.volumeClaimTemplates ?? [];
  const files: { [path: string]: string } = {};
  const secrets: { [path: string]: string } = {};
  const writable: string[] = [];
  for (const mount of container.volumeMounts) {
    const volume = volumes.get(mount.name);
    for (const source of volume?.projected?.sources ?? []) {
      const data = source.configMap && objects.get('ConfigMap', source.configMap.name).data;
      for (const item of (source.configMap ?? source.secret).items ?? Object.keys(data).map((key) => ({ key, path: key }))) {
        const path = `${mount.mountPath}/${item.path}`;
        if (source.configMap) files[path] = data[item.key];
        else secrets[path] = `${source.secret.name}/${item.key}`;
      }
    }
    const isClaim = volume?.persistentVolumeClaim !== undefined || claims.some(({ metadata }) => metadata.name === mount.name);
    if (volume?.emptyDir || isClaim) writable.push(mount.mountPath);
    else expect(mount.readOnly).toBe(true);
  }
  const ports = new Map<string, number>(container.ports.map((port: any) => [port.name, port.containerPort]));
  const probe = (field: string) => container[field] && { port: ports.get(container[field].httpGet.port)!, path: container[field].httpGet.path };
  return {
    image: container.image,
    command: container.command?.map(expanded),
    args: container.args?.map(expanded),
    environment: Object.fromEntries((container.env ?? []).map(({ name, value }: any) => [name, expanded(value)])),
    files,
    secrets,
    user: pod.securityContext.runAsUser,
    group: pod.securityContext.runAsGroup,
    memoryLimitMiB: Number(/^(\d+)Mi$/.exec(container.resources.limits.memory)![1]),
    cpuMillis: Number(/^(\d+)m$/.exec(container.resources.requests.cpu)![1]),
    readOnlyRoot: container.securityContext.readOnlyRootFilesystem,
    droppedCapabilities: container.securityContext.capabilities.drop,
    mayGainPrivileges: container.securityContext.allowPrivilegeEscalation,
    writable,
    stopSeconds: pod.terminationGracePeriodSeconds,
    probes: { liveness: probe('livenessProbe'), readiness: probe('readinessProbe'), startup: probe('startupProbe') },
    knownProbes: ['liveness', 'readiness', 'startup'],
  };
}

/** A flow is open when the caller may send and the called may receive. */
function policyFlows(objects: Objects): OpenFlow[] {
  const policies = objects.kind('NetworkPolicy');
  const nameOf = (peer: any) => peer.podSelector?.matchLabels['app.kubernetes.io/name'];
  const admits = (rule: any, from: string, port: number) => rule.from.some((peer: any) => nameOf(peer) === from)
    && rule.ports.some((open: any) => open.port === port);
  const accepts = (to: string, from: string, port: number) => policies
    .filter(({ spec }) => spec.podSelector.matchLabels['app.kubernetes.io/name'] === to)
    .some(({ spec }) => (spec.ingress ?? []).some((rule: any) => admits(rule, from, port)));
  return policies.flatMap(({ spec }): OpenFlow[] => {
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    const from = spec.podSelector.matchLabels['app.kubernetes.io/name'];
    const rules: any[] = spec.egress ?? [];
    return rules.flatMap((rule) => rule.ports.flatMap(({ port, protocol }: any) => (rule.to ?? [{}]).flatMap((peer: any): OpenFlow[] => {
      if (port === 53) return []; // name resolution
      const to = nameOf(peer);
      if (to !== undefined) return accepts(to, from, port) ? [{ from, to, port, protocol }] : [];
      const cidr: string | undefined = peer.ipBlock?.cidr;
      const anywhere = cidr === undefined || cidr === '0.0.0.0/0' || cidr === '::/0';
      // The machines' own addresses, which no selector matches.
      if (port === 9100) return [{ from, to: 'machine-exporter', port, protocol }];
      return [{ from, to: anywhere ? 'anywhere' : cidr.replace(/\/32$/, ''), port, protocol }];
    })));
  });
}

/** Pods in the network of their machine are beyond any policy: what they call is open, and here they call nobody. */
function hostNetworkFlows(objects: Objects): OpenFlow[] {
  expect(objects.kind('DaemonSet').map(({ spec }) => spec.template.spec.hostNetwork)).toEqual([true]);
  return [];
}
