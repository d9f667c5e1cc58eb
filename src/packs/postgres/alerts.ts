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
        alert: 'PostgresDown',
        // Without its exporter nobody knows: that is an outage until somebody has looked.
        expr: `pg_up{${where}} == 0 or up{${where}} == 0`,
        for: '1m',
        severity: Severity.CRITICAL,
        summary: 'PostgreSQL ({{ $labels.job }}) cannot be reached',
        description: 'The exporter {{ $labels.instance }} cannot reach the server, or does not answer itself.',
        runbook: Runbooks.PostgresDown,
      }),
      new AlertRule({
        alert: 'PostgresTooManyConnections',
        expr: `sum by (job, instance) (pg_stat_database_numbackends{${where}})\n`
          + `/ max by (job, instance) (pg_settings_max_connections{${where}}) > $threshold`,
        threshold: 0.8,
        thresholdUnit: Unit.RATIO,
        for: '5m',
        severity: Severity.WARNING,
        summary: 'PostgreSQL ({{ $labels.job }}) runs out of connections',
        description: '{{ $value | humanizePercentage }} of max_connections are in use, more than $threshold.',
        runbook: Runbooks.PostgresTooManyConnections,
      }),
      new AlertRule({
        alert: 'PostgresLongTransaction',
        expr: `max by (job, instance, datname) (pg_stat_activity_max_tx_duration{${where}, backend_type="client backend"}) > $threshold`,
        threshold: 1800,
        thresholdUnit: Unit.SECONDS,
        for: '5m',
        severity: Severity.WARNING,
        summary: 'A transaction in {{ $labels.datname }} stays open',
        description: 'The oldest transaction has been open for {{ $value | humanizeDuration }}, longer than $threshold.',
        runbook: Runbooks.PostgresLongTransaction,
      }),
      new AlertRule({
        alert: 'PostgresDeadlocks',
        expr: `sum by (job, instance, datname) (increase(pg_stat_database_deadlocks{${where}}[${window}])) > $threshold`,
        threshold: 5,
        for: '0s',
        keepFiringFor: '15m',
        severity: Severity.WARNING,
        summary: 'Transactions in {{ $labels.datname }} deadlock',
        description: `In ${window} {{ $value | humanize }} transactions were cancelled to end a deadlock, more than $threshold.`,
        runbook: Runbooks.PostgresDeadlocks,
      }),
      new AlertRule({
        alert: 'PostgresReplicationLag',
        expr: `pg_replication_lag_seconds{${where}} > $threshold and pg_replication_is_replica{${where}} == 1`,
        threshold: 60,
        thresholdUnit: Unit.SECONDS,
        for: '5m',
        severity: Severity.WARNING,
        summary: 'The replica {{ $labels.job }} falls behind',
        description: 'It is {{ $value | humanizeDuration }} behind its primary, more than $threshold.',
        runbook: Runbooks.PostgresReplicationLag,
      }),
    ],
  })];
}
