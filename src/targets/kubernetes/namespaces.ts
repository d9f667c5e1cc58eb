import { Manifest } from './manifest';
import { Naming } from './naming';

/** Levels of https://kubernetes.io/docs/concepts/security/pod-security-standards/. */
type PodSecurityLevel = 'restricted' | 'privileged';

/**
 * A namespace whose pods are held to a level of Pod Security.
 *
 * @internal
 */
export function namespace(name: string, level: PodSecurityLevel, naming: Naming): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        ...naming.labels(),
        'pod-security.kubernetes.io/enforce': level,
        'pod-security.kubernetes.io/audit': level,
        'pod-security.kubernetes.io/warn': level,
      },
    },
  };
}
