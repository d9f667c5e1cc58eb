import { FindingLevel, formatDuration, formatSize } from '../../core';
import { Check } from '../check';
import { estimateSamples } from '../estimate';

/** "at most 80-85% of the volume" (https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects). */
const USABLE = 0.8;

/**
 * What is scraped fits the disk for as long as it is to be kept.
 *
 * @internal
 */
export const disk: Check = {
  id: 'capacity/disk',
  level: FindingLevel.ERROR,
  find: ({ description, diskBytes }) => {
    if (description.prometheus.options === undefined) return [];
    const needed = estimateSamples(description).bytesOnDisk;
    const usable = diskBytes * USABLE;
    if (needed <= usable) return [];
    const fits = Math.max(3_600_000, Math.floor((description.retentionMs * usable) / needed / 3_600_000) * 3_600_000);
    return [{
      where: `monitoring ${description.name}`,
      message: `${formatDuration(description.retentionMs)} of samples need about ${formatSize(needed)}, but the disk of ${formatSize(diskBytes)} can hold ${formatSize(usable)} of them`,
      remedy: `enlarge it to ${formatSize(Math.ceil(needed / USABLE / 1024 ** 3) * 1024 ** 3)} with Prometheus.run({ diskSize }), keep ${formatDuration(fits)}, or scrape less often`,
    }];
  },
};
