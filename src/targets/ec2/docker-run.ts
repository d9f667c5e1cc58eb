import { HostPaths } from './host-paths';
import { liveFolders } from './reload-rules';
import { Paths, Placement, Workload } from '../../workload';

/** The host as containers call it: what listens in the host's network, such as node-exporter, is reached there. */
export const HOST_ALIAS = 'host.docker.internal';

/**
 * Everything behind `docker run` for a workload, in lines that belong together.
 *
 * The output of the container goes through the attached client to the journal of its unit, so docker keeps no log.
 *
 * @param network the network that containers share
 * @param extra further options of `docker run`
 * @internal
 */
export function dockerRun(workload: Workload, network: string, extra: readonly string[]): string[][] {
  return [
    ['--rm', '--name', workload.name, '--log-driver', 'none'],
    networking(workload, network),
    hardening(workload),
    limits(workload),
    ...mounts(workload).map((mount) => ['--volume', mount]),
    ...workload.scratch.map((folder) => ['--tmpfs', folder]),
    ...Object.keys(workload.environment).sort().map((name) => ['--env', `${name}=${workload.environment[name]}`]),
    ...(extra.length > 0 ? [[...extra]] : []),
    ...(workload.command.length > 0 ? [['--entrypoint', workload.command[0]]] : []),
    [workload.image],
    ...[...workload.command.slice(1), ...workload.args].map((argument) => [argument]),
  ];
}

function networking(workload: Workload, network: string): string[] {
  if (workload.placement === Placement.EACH_NODE) return ['--network', 'host', '--pid', 'host'];
  // People reach Grafana through a Session Manager tunnel, which ends on the host; nothing else is published.
  const published = workload.name === 'grafana' ? ['--publish', `127.0.0.1:3000:${workload.ports[0].number}`] : [];
  return ['--network', network, '--add-host', `${HOST_ALIAS}:host-gateway`, ...published];
}

function hardening(workload: Workload): string[] {
  const { user, group } = workload.runAs;
  return ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', `${user}:${group}`];
}

/** No swap beyond the memory, and shares instead of a quota of CPU: throttling makes scrapes late while the machine idles. */
function limits(workload: Workload): string[] {
  const memory = `${workload.resources.memoryLimitMiB ?? workload.resources.memoryMiB}m`;
  const shares = Math.max(2, Math.round((workload.resources.cpuMillis * 1024) / 1000));
  return ['--memory', memory, '--memory-swap', memory, '--cpu-shares', `${shares}`, '--stop-timeout', `${workload.stopSeconds}`];
}

function mounts(workload: Workload): string[] {
  const live = liveFolders(workload);
  const swapped = workload.configFolders.some((folder) => !live.includes(folder));
  return [
    ...(swapped ? [`${HostPaths.CONFIG_ROOT}:/etc/monitoring:ro`] : []),
    ...live.map((folder) => `${HostPaths.LIVE}/${folder}:${Paths.config(folder)}:ro`),
    ...(workload.secrets.length > 0 ? [`${HostPaths.SECRETS}/${workload.name}:${Paths.SECRETS}:ro`] : []),
    ...(workload.disk === undefined ? [] : [`${HostPaths.DATA}/${workload.name}:${workload.disk.mountPath}`]),
    ...(workload.placement === Placement.EACH_NODE ? ['/:/host:ro,rslave'] : []),
  ];
}
