/**
 * Where things are on a host, as far as units and the boot script know it; the rest is in host-program/settings.
 *
 * @internal
 */
export const HostPaths = {
  /** Mounted as /etc/monitoring: the parent of the link `config`, which is swapped. */
  CONFIG_ROOT: '/opt/monitoring',
  /** Configuration whose path must not change under a workload. */
  LIVE: '/var/lib/monitoring/live',
  /** A folder of secrets for each workload. */
  SECRETS: '/var/lib/monitoring/secrets',
  /** The data volume; a folder for each workload that keeps something. */
  DATA: '/data',
  /** What the boot script leaves behind, for the apply program to wait for. */
  BOOTED: '/var/lib/monitoring/booted',
  BOOT_FAILED: '/var/lib/monitoring/boot-failed',
} as const;

/**
 * The systemd unit of a workload. The prefix keeps a workload called `docker` from replacing the unit of that name.
 *
 * @internal
 */
export function unitName(workload: string): string {
  return `monitoring-${workload}.service`;
}
