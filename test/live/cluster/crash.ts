import { exec } from './kubectl';

/**
 * Ends all processes of containers as the kernel does when memory is short: SIGKILL, from the node, because a container's first
 * process is not ended from inside. The pod `foreign` of the platform may see the node's processes.
 *
 * @param containerIds as a pod's status has them, such as `containerd://..`
 */
export async function killContainers(platformNamespace: string, containerIds: readonly string[]): Promise<void> {
  const ids = containerIds.map((id) => id.replace(/^.*:\/\//, '')).join('\\|');
  await exec(platformNamespace, 'foreign', 'foreign', `for p in $(grep -l '${ids}' /proc/[0-9]*/cgroup 2>/dev/null); do p=\${p#/proc/}; kill -9 \${p%/cgroup}; done`);
}
