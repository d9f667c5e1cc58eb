import { unitName } from './host-paths';
import { liveFolders, reloadRules } from './reload-rules';
import { Paths, Placement, Workload } from '../../workload';

/**
 * The programs in the images that read a configuration and say whether it is right.
 */
const CHECKS: { readonly [workload: string]: readonly string[] } = {
  prometheus: ['/bin/promtool', 'check', 'config', Paths.config('prometheus/prometheus.yml')],
  alertmanager: ['/bin/amtool', 'check-config', Paths.config('alertmanager/alertmanager.yml')],
};

/** A server without a probe for its start gets two minutes. */
const START_SECONDS = 120;

/**
 * What the apply program has to know of the workloads, as JSON.
 *
 * @internal
 */
export function hostManifest(monitoring: string, workloads: readonly Workload[]): string {
  const manifest = {
    name: monitoring,
    network: monitoring,
    workloads: workloads.map((workload) => ({
      name: workload.name,
      unit: unitName(workload.name),
      image: workload.image,
      user: workload.runAs.user,
      group: workload.runAs.group,
      hostNetwork: workload.placement === Placement.EACH_NODE,
      port: workload.ports[0].number,
      folders: workload.configFolders,
      liveFolders: liveFolders(workload),
      secrets: workload.secrets.map((secret) => secret.fileName).sort(),
      disk: workload.disk !== undefined,
      ...reloadRules(workload),
      ...(CHECKS[workload.name] === undefined ? {} : { check: CHECKS[workload.name] }),
      ...readiness(workload),
    })),
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** The first port is the one that is asked, which is where all probes of ours are. */
function readiness(workload: Workload): { ready?: { path: string; seconds: number } } {
  const { readiness: ready, startup } = workload.probes;
  if (ready === undefined) return {};
  const seconds = startup === undefined ? START_SECONDS : (startup.periodSeconds ?? 10) * (startup.failureThreshold ?? 3);
  return { ready: { path: ready.path, seconds: Math.max(START_SECONDS, seconds) } };
}
