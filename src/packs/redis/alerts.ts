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
        alert: 'RedisDown',
        expr: `redis_up{${where}} == 0 or up{${where}} == 0`,
        for: '1m',
        severity: Severity.CRITICAL,
        summary: 'Redis ({{ $labels.job }}) cannot be reached',
        description: 'The exporter {{ $labels.instance }} cannot reach the server, or does not answer itself.',
        runbook: Runbooks.RedisDown,
      }),
      new AlertRule({
        alert: 'RedisHighMemoryUsage',
        // A maxmemory of 0 is no limit; the comparison leaves such a server out.
        expr: `redis_memory_used_bytes{${where}} / (redis_memory_max_bytes{${where}} > 0) > $threshold`,
        threshold: 0.9,
        thresholdUnit: Unit.RATIO,
        for: '5m',
        severity: Severity.WARNING,
        summary: 'The memory of Redis ({{ $labels.job }}) runs out',
        description: '{{ $value | humanizePercentage }} of maxmemory is in use, more than $threshold.',
        runbook: Runbooks.RedisHighMemoryUsage,
      }),
      new AlertRule({
        alert: 'RedisRejectedConnections',
        expr: `increase(redis_rejected_connections_total{${where}}[${window}]) > $threshold`,
        threshold: 0,
        for: '0s',
        keepFiringFor: '10m',
        severity: Severity.WARNING,
        summary: 'Redis ({{ $labels.job }}) refuses clients',
        description: `In ${window} {{ $value | humanize }} connections were refused because maxclients was reached.`,
        runbook: Runbooks.RedisRejectedConnections,
      }),
      new AlertRule({
        alert: 'RedisLowHitRatio',
        expr: `rate(redis_keyspace_hits_total{${where}}[${window}])\n`
          + `/ (rate(redis_keyspace_hits_total{${where}}[${window}]) + rate(redis_keyspace_misses_total{${where}}[${window}])) < $threshold`,
        threshold: 0.5,
        thresholdUnit: Unit.RATIO,
        for: '1h',
        severity: Severity.INFO,
        summary: 'Redis ({{ $labels.job }}) is asked in vain',
        description: 'Only {{ $value | humanizePercentage }} of the look-ups found their key, less than $threshold.',
        runbook: Runbooks.RedisLowHitRatio,
      }),
    ],
  })];
}
