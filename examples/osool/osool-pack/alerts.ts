import { Runbooks } from './runbooks';
import { Severity } from '../../../src/core';
import { AlertRule, RuleGroup, Unit } from '../../../src/model';

export function alertRules(job: string): RuleGroup[] {
  const completed = `osool_reservations_total{job="${job}", status="completed"}`;
  return [new RuleGroup({
    name: 'osool-business.alerts',
    rules: [
      new AlertRule({
        alert: 'HighDatabaseConnections',
        // The pool of a backend process has 50.
        expr: `osool_database_connections{job="${job}"} > $threshold`,
        threshold: 40,
        thresholdUnit: Unit.of('suffix: connections'),
        for: '5m',
        severity: Severity.WARNING,
        summary: 'The pool of database connections runs out',
        description: '{{ $labels.instance }} uses {{ $value }} of its 50 connections, more than $threshold.',
        runbook: Runbooks.HighDatabaseConnections,
      }),
      new AlertRule({
        alert: 'NoReservationsInLast24Hours',
        // Three conditions, because a missing increase alone says little:
        // 1. The backend was watched a day ago: no alarm on the first day, when nothing can be known yet.
        // 2. The counter did not go up. `increase` bridges the backend's restarts, which set it back.
        // 3. No counter appeared. After a restart the series is missing until the first reservation, and then begins at 1:
        //    `increase` never sees that one. The comparison leaves out a series that was made in advance, at 0.
        // An hour is looked back, not an instant, so that a short gap a day ago changes nothing.
        expr: `max by (job) (max_over_time(up{job="${job}"}[1h] offset 24h)) == 1\n`
          + `unless on (job) sum by (job) (increase(${completed}[24h])) > 0\n`
          + `unless on (job) (last_over_time(${completed}[24h]) > 0 unless last_over_time(${completed}[1h] offset 24h))`,
        severity: Severity.WARNING,
        summary: 'No reservation was completed for 24 hours',
        description: 'The backend ({{ $labels.job }}) has counted no completed reservation in the last 24 hours.',
        runbook: Runbooks.NoReservationsInLast24Hours,
      }),
      new AlertRule({
        alert: 'HighReservationFailureRate',
        // Summed on both sides, as every ratio. Reservations are rare, so the window is as long as the alert waits:
        // a single failure in an empty half hour is not enough.
        expr: `sum by (job) (rate(osool_reservations_total{job="${job}", status="failed"}[30m]))\n`
          + `/ sum by (job) (rate(osool_reservations_total{job="${job}"}[30m])) > $threshold`,
        threshold: 0.2,
        thresholdUnit: Unit.RATIO,
        for: '30m',
        severity: Severity.WARNING,
        summary: 'Reservations fail',
        description: '{{ $value | humanizePercentage }} of the reservations failed, more than $threshold.',
        runbook: Runbooks.HighReservationFailureRate,
      }),
    ],
  })];
}
