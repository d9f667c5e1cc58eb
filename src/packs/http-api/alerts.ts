import { statusLabel } from './metrics';
import { HttpApiPackProps } from './props';
import { Runbooks } from './runbooks';
import { Severity } from '../../core';
import { AlertRule, RuleGroup, Unit } from '../../model';

/** @internal */
export function alertRules(pack: string, { job, requests, latency }: HttpApiPackProps, window: string): RuleGroup[] {
  const where = `job="${job}"`;
  return [new RuleGroup({
    name: `${pack}.alerts`,
    rules: [
      new AlertRule({
        alert: 'APIDown',
        // All instances: while one of several answers, users are served, and APIInstanceDown tells. A discovery that finds none
        // leaves no series behind, only an absence.
        expr: `max by (job) (up{${where}}) == 0 or absent(up{${where}})`,
        for: '1m',
        severity: Severity.CRITICAL,
        summary: '{{ $labels.job }} is down',
        description: 'None of its instances answers.',
        runbook: Runbooks.APIDown,
      }),
      new AlertRule({
        alert: 'APIInstanceDown',
        expr: `up{${where}} == 0 and on (job) max by (job) (up{${where}}) == 1`,
        for: '5m',
        severity: Severity.WARNING,
        summary: 'An instance of {{ $labels.job }} is down',
        description: '{{ $labels.instance }} does not answer; others do.',
        runbook: Runbooks.APIInstanceDown,
      }),
      new AlertRule({
        alert: 'HighErrorRate',
        // Both sides are summed first: a plain division pairs each series with itself and gives 1 for every failing one.
        expr: `sum by (job) (rate(${requests.metric}{${where}, ${statusLabel(requests.statusLabel)}=~"5.."}[${window}]))\n`
          + `/ sum by (job) (rate(${requests.metric}{${where}}[${window}])) > $threshold`,
        threshold: 0.05,
        thresholdUnit: Unit.RATIO,
        for: '2m',
        severity: Severity.WARNING,
        summary: '{{ $labels.job }} fails',
        description: '{{ $value | humanizePercentage }} of its requests are answered with 5xx, more than $threshold.',
        runbook: Runbooks.HighErrorRate,
      }),
      new AlertRule({
        alert: 'HighAPILatency',
        expr: `histogram_quantile(0.95, sum by (job, le) (rate(${latency.metric}_bucket{${where}}[${window}]))) > $threshold`,
        threshold: 2,
        thresholdUnit: Unit.SECONDS,
        for: '5m',
        severity: Severity.WARNING,
        summary: '{{ $labels.job }} is slow',
        description: 'One request in twenty takes longer than {{ $value | humanizeDuration }}; the limit is $threshold.',
        runbook: Runbooks.HighAPILatency,
      }),
      new AlertRule({
        alert: 'LowTraffic',
        // Many libraries have no series before the first request: an API that answers and counts nothing had none. One that
        // does not answer is APIDown's business.
        expr: `(sum by (job) (rate(${requests.metric}{${where}}[${window}])) or 0 * max by (job) (up{${where}} == 1)) < $threshold`,
        threshold: 0.1,
        thresholdUnit: Unit.REQUESTS_PER_SECOND,
        for: '15m',
        severity: Severity.INFO,
        summary: 'Few requests reach {{ $labels.job }}',
        description: '{{ $value | printf "%.3g" }} requests a second arrive, less than $threshold.',
        runbook: Runbooks.LowTraffic,
      }),
    ],
  })];
}
