import { Images, Placement, Workload } from '../../workload';

/** @internal */
export const PORT = 9100;

/** Container runtimes mount one of these for each container: they are parts of file systems that are counted already. */
const MOUNT_POINTS = '^/(dev|proc|sys|run/(containerd|credentials|docker|user)/.+|var/lib/(docker|containerd|containers/storage|kubelet/pods)/.+)($|/)';
/** Kernel interfaces, images that are full by nature, and memory. */
const FILE_SYSTEMS = '^(autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|efivarfs|erofs|fusectl|fuse.lxcfs|hugetlbfs|iso9660|mqueue|nsfs|overlay'
  + '|proc|procfs|pstore|ramfs|rpc_pipefs|securityfs|selinuxfs|squashfs|sysfs|tmpfs|tracefs)$';
/** The host's ends of containers' network cables: they come and go, each with new series. */
const NETWORK_DEVICES = '^(veth|cali|cni|eni|lxc|br-)[0-9a-z]+$';

/**
 * node_exporter as it has to run on a machine: the target mounts the machine's root at /host.
 *
 * @internal
 */
export function exporter(pack: string): Workload {
  return new Workload({
    name: `${pack}-exporter`,
    image: Images.NODE_EXPORTER,
    args: [
      '--path.procfs=/host/proc',
      '--path.sysfs=/host/sys',
      '--path.rootfs=/host',
      `--web.listen-address=:${PORT}`,
      // Series about the exporter itself, which no rule or panel reads.
      '--web.disable-exporter-metrics',
      `--collector.filesystem.mount-points-exclude=${MOUNT_POINTS}`,
      `--collector.filesystem.fs-types-exclude=${FILE_SYSTEMS}`,
      `--collector.netclass.ignored-devices=${NETWORK_DEVICES}`,
      `--collector.netdev.device-exclude=${NETWORK_DEVICES}`,
    ],
    ports: [{ name: 'metrics', number: PORT }],
    // nobody, as in the image.
    runAs: { user: 65534, group: 65534 },
    resources: { cpuMillis: 40, memoryMiB: 64, memoryLimitMiB: 96 },
    // It has no health page; this one is constant, while /metrics would collect.
    probes: { liveness: { path: '/', port: 'metrics' }, readiness: { path: '/', port: 'metrics' } },
    placement: Placement.EACH_NODE,
  });
}
