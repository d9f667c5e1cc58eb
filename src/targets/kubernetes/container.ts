import { escapeReferences } from './references';
import { compact, Json } from '../../core';
import { HttpProbe, OWN_ADDRESS, Protocol, Workload } from '../../workload';

/** In a pod's arguments, `$(POD_IP)`. */
const POD_IP = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };

/**
 * The container of a workload.
 *
 * @internal
 */
export function container(workload: Workload, volumeMounts: readonly object[]): Json {
  const { resources, probes } = workload;
  return compact({
    name: workload.name,
    image: workload.image,
    imagePullPolicy: 'IfNotPresent',
    command: workload.command.map(escapeReferences),
    args: workload.args.map((arg) => escapeReferences(arg).replaceAll(OWN_ADDRESS, '$(POD_IP)')),
    env: [
      ...(workload.args.some((arg) => arg.includes(OWN_ADDRESS)) ? [POD_IP] : []),
      ...Object.entries(workload.environment).map(([name, value]) => ({ name, value: escapeReferences(value) })),
    ],
    ports: workload.ports.map((port) => ({ name: port.name, containerPort: port.number, protocol: port.protocol ?? Protocol.TCP })),
    resources: {
      requests: { cpu: `${resources.cpuMillis}m`, memory: `${resources.memoryMiB}Mi` },
      // No limit of CPU: throttling makes scrapes and evaluations late, and helps nobody while the node is idle.
      limits: { memory: `${resources.memoryLimitMiB ?? resources.memoryMiB}Mi` },
    },
    startupProbe: probe(probes.startup),
    livenessProbe: probe(probes.liveness),
    readinessProbe: probe(probes.readiness),
    securityContext: restrictedContainer(),
    volumeMounts: [...volumeMounts],
  });
}

/**
 * What the `restricted` Pod Security standard asks of a container
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/), and a read-only root file system.
 *
 * @internal
 */
export function restrictedContainer(): Json {
  return { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true };
}

function probe(http: HttpProbe | undefined): Json | undefined {
  return http === undefined ? undefined : {
    httpGet: { path: http.path, port: http.port },
    periodSeconds: http.periodSeconds ?? 10,
    timeoutSeconds: http.timeoutSeconds ?? 3,
    failureThreshold: http.failureThreshold ?? 3,
  };
}
