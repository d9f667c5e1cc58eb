import { Finding, FindingLevel } from '../../core';
import { Plan } from '../../plan';
import { Permission } from '../../workload';

/** What a machine that is no part of a cloud or cluster does not give, and what to do instead. */
const NOT_HERE = [
  {
    permission: Permission.DISCOVER_KUBERNETES,
    level: FindingLevel.ERROR,
    message: 'it discovers Kubernetes objects, and there is no service account outside a cluster',
    remedy: 'use KubernetesMonitoring, or list the targets for docker compose',
  },
  {
    permission: Permission.DISCOVER_EC2_INSTANCES,
    level: FindingLevel.WARNING,
    message: 'it discovers EC2 instances, and docker compose brings no AWS credentials along',
    remedy: 'give the service a volume with credentials by services: { .. }, or list the targets for docker compose',
  },
  {
    permission: Permission.REMOTE_WRITE_AMP,
    level: FindingLevel.WARNING,
    message: 'it writes to Amazon Managed Prometheus, and docker compose brings no AWS credentials along',
    remedy: 'give the service a volume with credentials by services: { .. }, or leave the remote write out for docker compose',
  },
];

/**
 * What workloads ask of a platform that docker compose is not.
 *
 * @internal
 */
export function unsupportedPermissions(plan: Plan): Finding[] {
  return plan.workloads.flatMap((workload) => NOT_HERE.filter(({ permission }) => workload.permissions.includes(permission))
    .map(({ level, message, remedy }) => ({ id: 'target/unsupported', level, where: `workload ${workload.name}`, message, remedy })));
}
