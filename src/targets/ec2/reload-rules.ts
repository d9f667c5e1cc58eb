import { Reload, Workload } from '../../workload';

/**
 * What the apply program does with a workload whose files or secrets changed.
 *
 * - `restart`: restart the container
 * - `signal`: send SIGHUP
 * - `post`: `POST /-/reload`
 * - `nothing`: it sees the change itself
 *
 * @internal
 */
export interface ReloadRules {
  readonly onFiles: 'restart' | 'signal' | 'post' | 'nothing';
  readonly onSecrets: 'restart' | 'post' | 'nothing';
  /** Files below these paths are only read at the start. */
  readonly restartOn: readonly string[];
}

/**
 * How a workload takes over changes on a host.
 *
 * @internal
 */
export function reloadRules(workload: Workload): ReloadRules {
  switch (workload.reload) {
    case Reload.HTTP_POST: return { onFiles: 'post', onSecrets: 'post', restartOn: [] };
    case Reload.RESTART: return { onFiles: 'restart', onSecrets: 'restart', restartOn: [] };
    case Reload.WATCHES_FILES: return workload.name === 'prometheus'
      // It would see the change within seconds; the signal makes it now. Files of credentials are read at each use.
      ? { onFiles: 'signal', onSecrets: 'nothing', restartOn: [] }
      : { onFiles: 'nothing', onSecrets: 'restart', restartOn: ['grafana/provisioning/'] };
  }
}

/**
 * Folders that are updated in place instead of being swapped. Grafana follows the link and knows a dashboard by the
 * path behind it: with each release it would delete all dashboards, with their stars and permissions, and import them again.
 *
 * @internal
 */
export function liveFolders(workload: Workload): string[] {
  return workload.name === 'grafana' ? workload.configFolders : [];
}
