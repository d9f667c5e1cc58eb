import { Description } from '../model';

/** Upper end of "1-2 bytes per sample" (https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects). */
const BYTES_PER_SAMPLE = 2;
/** Write-ahead log, head chunks, blocks that wait for deletion. */
const OVERHEAD = 1.2;
/** Head memory of a series, with its labels (Robust Perception, "Why does Prometheus use so much RAM?"). */
const BYTES_PER_SERIES = 3_000;

/**
 * How much a description will bring, from what its jobs expect.
 *
 * @internal
 */
export interface SampleEstimate {
  readonly series: number;
  readonly samplesPerSecond: number;
  readonly bytesOnDisk: number;
  readonly headBytes: number;
}

/** @internal */
export function estimateSamples(description: Description): SampleEstimate {
  let series = 0;
  let samplesPerSecond = 0;
  for (const job of description.jobs) {
    const { expectedSeries, expectedTargets, targets, discovery } = job._props;
    const known = (targets ?? []).length + (discovery ?? []).filter((d) => d.kind === 'workload').length;
    const jobSeries = (expectedSeries ?? 1_000) * (expectedTargets ?? Math.max(1, known));
    series += jobSeries;
    const { intervalMs } = job._timing({ intervalMs: description.scrapeIntervalMs, timeoutMs: description.scrapeTimeoutMs });
    samplesPerSecond += jobSeries / (intervalMs / 1_000);
  }
  return {
    series,
    samplesPerSecond,
    bytesOnDisk: (description.retentionMs / 1_000) * samplesPerSecond * BYTES_PER_SAMPLE * OVERHEAD,
    headBytes: series * BYTES_PER_SERIES,
  };
}
