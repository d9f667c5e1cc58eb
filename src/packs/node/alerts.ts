import { Runbooks } from './runbooks';
import { Severity } from '../../core';
import { AlertRule, RuleGroup, Unit } from '../../model';

/** @internal */
export function alertRules(job: string, window: string): RuleGroup[] {
  const where = `job="${job}"`;
  return [new RuleGroup({
    name: `${job}.alerts`,
    rules: [
      new AlertRule({
        alert: 'NodeDown',
        expr: `up{${where}} == 0`,
        for: '5m',
        severity: Severity.CRITICAL,
        summary: 'Machine {{ $labels.instance }} cannot be seen',
        description: 'Its node exporter does not answer: the machine, its network or the exporter is down.',
        runbook: Runbooks.NodeDown,
      }),
      new AlertRule({
        alert: 'HighCPUUsage',
        expr: `1 - avg by (job, instance) (rate(node_cpu_seconds_total{${where}, mode="idle"}[${window}])) > $threshold`,
        threshold: 0.9,
        thresholdUnit: Unit.RATIO,
        for: '15m',
        severity: Severity.WARNING,
        summary: 'The CPUs of {{ $labels.instance }} are busy',
        description: 'They are busy {{ $value | humanizePercentage }} of the time, more than $threshold.',
        runbook: Runbooks.HighCPUUsage,
      }),
      new AlertRule({
        alert: 'HighMemoryUsage',
        // Available, not free: Linux gives back what it caches.
        expr: `1 - node_memory_MemAvailable_bytes{${where}} / node_memory_MemTotal_bytes{${where}} > $threshold`,
        threshold: 0.85,
        thresholdUnit: Unit.RATIO,
        for: '10m',
        severity: Severity.WARNING,
        summary: 'The memory of {{ $labels.instance }} runs out',
        description: '{{ $value | humanizePercentage }} of it is in use, more than $threshold.',
        runbook: Runbooks.HighMemoryUsage,
      }),
      new AlertRule({
        alert: 'DiskAlmostFull',
        expr: `1 - node_filesystem_avail_bytes{${where}} / node_filesystem_size_bytes{${where}} > $threshold\n`
          + `and node_filesystem_readonly{${where}} == 0`,
        threshold: 0.9,
        thresholdUnit: Unit.RATIO,
        for: '10m',
        severity: Severity.WARNING,
        summary: '{{ $labels.mountpoint }} on {{ $labels.instance }} is almost full',
        description: '{{ $value | humanizePercentage }} of {{ $labels.device }} at {{ $labels.mountpoint }} is in use, more than $threshold.',
        runbook: Runbooks.DiskAlmostFull,
      }),
      new AlertRule({
        alert: 'DiskFillsUp',
        // Six hours of history smooth out nightly jobs; a disk that is mostly empty can wait for a longer history.
        expr: `predict_linear(node_filesystem_avail_bytes{${where}}[6h], $threshold * 3600) < 0\n`
          + `and node_filesystem_avail_bytes{${where}} / node_filesystem_size_bytes{${where}} < 0.5\n`
          + `and node_filesystem_readonly{${where}} == 0`,
        threshold: 24,
        thresholdUnit: Unit.of('suffix: hours'),
        for: '1h',
        severity: Severity.WARNING,
        summary: '{{ $labels.mountpoint }} on {{ $labels.instance }} fills up',
        description: 'At the pace of the last 6 hours {{ $labels.device }} at {{ $labels.mountpoint }} is full in less than $threshold.',
        runbook: Runbooks.DiskFillsUp,
      }),
    ],
  })];
}
