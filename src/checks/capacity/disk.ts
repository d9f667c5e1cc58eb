import { FindingLevel, formatDuration, formatSize } from '../../core';
import { SAMPLES_SHARE_OF_DISK } from '../../model';
import { Check } from '../check';
import { estimateSamples } from '../estimate';

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
    const usable = diskBytes * SAMPLES_SHARE_OF_DISK;
    if (needed <= usable) return [];
    const fits = Math.max(3_600_000, Math.floor((description.retentionMs * usable) / needed / 3_600_000) * 3_600_000);
    return [{
      where: `monitoring ${description.name}`,
      message: `${formatDuration(description.retentionMs)} of samples need about ${formatSize(needed)}, but the disk of ${formatSize(diskBytes)} can hold ${formatSize(usable)} of them`,
      remedy: `enlarge it to ${formatSize(Math.ceil(needed / SAMPLES_SHARE_OF_DISK / 1024 ** 3) * 1024 ** 3)} with Prometheus.run({ diskSize }), keep ${formatDuration(fits)}, or scrape less often`,
    }];
  },
};
