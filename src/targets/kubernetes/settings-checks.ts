import { ClusterSettings } from './manifests';
import { Finding, FindingLevel, shown } from '../../core';
import { Plan } from '../../plan';

/**
 * Settings that do not fit the plan.
 *
 * @internal
 */
export function unfitSettings(plan: Plan, settings: ClusterSettings): Finding[] {
  return [...unknownWorkloads(plan, settings), ...secretsWithoutKey(plan), ...ingressToNothing(plan, settings)];
}

function unknownWorkloads(plan: Plan, settings: ClusterSettings): Finding[] {
  const names = plan.workloads.map((workload) => workload.name);
  return Object.keys(settings.serviceAccountAnnotations).filter((name) => !names.includes(name)).sort()
    .map((name) => error('serviceAccountAnnotations', `there is no workload ${shown(name)}`, `the workloads are ${names.join(', ')}`));
}

function secretsWithoutKey(plan: Plan): Finding[] {
  const secrets = new Map(plan.workloads.flatMap((workload) => workload.secrets).map((secret) => [secret.fileName, secret]));
  return [...secrets.keys()].sort().flatMap((fileName) => {
    const bound = plan.bind(secrets.get(fileName)!);
    return bound === undefined || bound.fieldName !== undefined ? [] : [error(
      `secret ${fileName}`,
      `it is bound to the whole Secret ${shown(bound.id)}, but a file holds one of its keys`,
      `name the key: SecretRef.kubernetes(${shown(bound.id)}, '<key>')`,
    )];
  });
}

function ingressToNothing(plan: Plan, settings: ClusterSettings): Finding[] {
  return settings.ingress === undefined || plan.workloads.some((workload) => workload.name === 'grafana')
    ? []
    : [error('ingress', 'it leads to Grafana, which the monitoring does not run', 'leave out ingress, or Grafana.none()')];
}

function error(where: string, message: string, remedy: string): Finding {
  return { id: 'target/unsupported', level: FindingLevel.ERROR, where, message, remedy };
}
