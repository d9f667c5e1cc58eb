import { bindSecret } from './bind-secret';
import { ADMIN_PASSWORD } from './components/grafana';
import { TargetProfile } from './target-profile';
import { runChecks, withoutAcknowledged } from '../checks';
import { Finding, FindingLevel, lateValuesIn, requireNoLateNumber, SecretRef, SecretStore } from '../core';
import { Description } from '../model';
import { ConfigFile, Workload } from '../workload';

/** What findings are about: a plan. */
interface Planned {
  readonly description: Description;
  readonly profile: TargetProfile;
  readonly workloads: readonly Workload[];
  readonly files: readonly ConfigFile[];
}

/**
 * What the checks say about a plan, without what was acknowledged.
 *
 * @internal
 */
export function findingsOf(plan: Planned): Finding[] {
  const findings = [
    ...runChecks({ description: plan.description, files: plan.files, workloads: plan.workloads, diskBytes: plan.description.prometheus._diskBytes }),
    ...notWritten(plan),
    ...unknownWorkloads(plan),
    ...unsupportedReplicas(plan),
    ...unreadableSecrets(plan),
    ...unusedBindings(plan),
    ...lateValues(plan),
  ];
  return withoutAcknowledged(findings, plan.description.acknowledgements);
}

/** What somebody else's server, or none, leaves out of the files; meant so, but seen nowhere else. */
function notWritten({ description }: Planned): Finding[] {
  const { prometheus, alertmanager, jobs, ruleFiles, routes, inhibitions } = description;
  const info = (where: string, message: string, remedy: string): Finding => ({ id: 'target/unsupported', level: FindingLevel.INFO, where, message, remedy });
  return [
    ...(prometheus.options === undefined && jobs.length + ruleFiles.length > 0
      ? [info('prometheus', `${jobs.length} scrape jobs and ${ruleFiles.length} rule files are not written: somebody else configures it`, 'bring them there too')] : []),
    ...(alertmanager.options === undefined && routes.length + inhibitions.length > 0
      ? [info('alertmanager', `${routes.length} routes and ${inhibitions.length} inhibitions are not written: the monitoring runs none`, 'bring them there too')] : []),
  ];
}

function unknownWorkloads({ description, workloads }: Planned): Finding[] {
  const names = workloads.map((workload) => workload.name);
  const asked = description.jobs.flatMap((job) => (job._props.discovery ?? []).map(({ workloadName }) => ({ job: job.name, workloadName })));
  return asked.filter(({ workloadName }) => workloadName !== undefined && !names.includes(workloadName)).map(({ job, workloadName }) =>
    unsupported(`scrape job ${job}`, `nobody brings the workload ${workloadName} that it asks`, `name one that runs: ${names.join(', ')}`));
}

function unsupportedReplicas({ description, profile }: Planned): Finding[] {
  const replicas = description.alertmanager._replicas;
  if (replicas === 1 || profile.addresses('alertmanager').copies !== undefined) return [];
  return [unsupported('alertmanager', `${profile.target} runs one Alertmanager, but ${replicas} replicas are asked for`,
    'leave out replicas, or run the monitoring on Kubernetes; where one description is for several targets, give replicas by target')];
}

/** Most often a name that was misspelt: the one that was meant is bound to nothing, or to its default. */
function unusedBindings({ workloads, profile }: Planned): Finding[] {
  const needed = workloads.flatMap((workload) => workload.secrets).filter(({ store }) => store === SecretStore.NAMED);
  const names = new Set(needed.flatMap(({ id, fileName }) => [id, fileName]));
  return Object.keys(profile.secrets).sort().filter((name) => !names.has(name) && name !== ADMIN_PASSWORD.id).map((name) => ({
    ...unsupported(`secret ${name}`, `it is bound on ${profile.target}, but nothing needs a secret of this name`, `needed are: ${[...names].sort().join(', ')}`),
    level: FindingLevel.WARNING,
  }));
}

function unreadableSecrets(plan: Planned): Finding[] {
  const seen = new Map<string, SecretRef>();
  for (const secret of plan.workloads.flatMap((workload) => workload.secrets)) seen.set(secret.fileName, secret);
  return [...seen.keys()].sort().flatMap((fileName) => {
    const { problem, remedy } = bindSecret(seen.get(fileName)!, plan.profile);
    return problem === undefined ? [] : [unsupported(`secret ${fileName}`, problem, remedy!)];
  });
}

/** In a target that cannot fill them in, `${Token[TOKEN.12]}` would reach a server's configuration. */
function lateValues(plan: Planned): Finding[] {
  for (const { path, content } of plan.files) content.split('\n').forEach((line, i) => requireNoLateNumber(line, `${path}:${i + 1}`));
  if (plan.profile.lateValues) return [];
  const inFiles = plan.files.filter((file) => lateValuesIn(file.content).length > 0).map((file) => file.path);
  const inWorkloads = plan.workloads
    .filter(({ image, command, args, environment, upstreams }) =>
      lateValuesIn(JSON.stringify([image, command, args, environment, upstreams])).length > 0)
    .map((workload) => `workload ${workload.name}`);
  return [...inFiles, ...inWorkloads].map((where) => unsupported(where,
    `it holds a value that only an AWS deployment knows (a CDK token), which ${plan.profile.target} cannot fill in`,
    'give the value as plain text for this target, or deploy the chart through an EKS cluster made by the CDK and say so with lateValues: true'));
}

function unsupported(where: string, message: string, remedy: string): Finding {
  return { id: 'target/unsupported', level: FindingLevel.ERROR, where, message, remedy };
}
