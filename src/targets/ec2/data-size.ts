import { formatSize, invalid, parseSize } from '../../core';
import { Plan } from '../../plan';

const GIBIBYTE = 1024 ** 3;
/** The most that a gp3 volume holds. */
const MOST_GIBIBYTES = 16_384;

/**
 * The size of the data volume in GiB: that of Prometheus' disk, which samples fill to four fifths at most and the others share;
 * without Prometheus, the sum of the disks.
 *
 * @throws if no volume is that large
 * @internal
 */
export function dataSizeOf(plan: Plan): number {
  const bytesOf = (disk: { size: string } | undefined) => (disk === undefined ? 0 : parseSize(disk.size, 'disk size'));
  const prometheus = plan.workloads.find((workload) => workload.name === 'prometheus');
  const bytes = prometheus === undefined ? plan.workloads.reduce((sum, workload) => sum + bytesOf(workload.disk), 0) : bytesOf(prometheus.disk);
  const size = Math.max(1, Math.ceil(bytes / GIBIBYTE));
  if (size > MOST_GIBIBYTES) {
    throw invalid(`the disk of Prometheus is ${formatSize(bytes)}, but a gp3 volume holds at most ${formatSize(MOST_GIBIBYTES * GIBIBYTE)}: `
      + 'shorten the retention, or send samples on with RemoteWrite.amp(..)');
  }
  return size;
}
