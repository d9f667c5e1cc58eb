import { Finding, FindingLevel, shown } from '../../core';
import { Plan } from '../../plan';
import { Permission } from '../../workload';

/**
 * What a description asks for that EC2 cannot give.
 *
 * @internal
 */
export function unsupportedOnEc2(plan: Plan, dockerArgs: { readonly [workload: string]: readonly string[] }): Finding[] {
  const names = plan.workloads.map((workload) => workload.name);
  return [
    ...plan.workloads
      .filter((workload) => workload.permissions.some(({ permissionId }) => permissionId === Permission.DISCOVER_KUBERNETES.permissionId))
      .map((workload) => unsupported(`workload ${workload.name}`, 'it discovers targets on Kubernetes, which an EC2 host has no account for',
        'list the targets, use Discovery.ec2(..) or Discovery.dns(..), or deploy with KubernetesMonitoring')),
    ...Object.keys(dockerArgs).filter((name) => !names.includes(name)).sort()
      .map((name) => unsupported(`dockerArgs of ${name}`, `there is no workload ${shown(name)}`, `there are ${names.map(shown).join(', ')}`)),
  ];
}

function unsupported(where: string, message: string, remedy: string): Finding {
  return { id: 'target/unsupported', level: FindingLevel.ERROR, where, message, remedy };
}
