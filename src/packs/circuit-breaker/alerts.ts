import { selector, serviceLabel } from './metrics';
import { CircuitBreakerPackProps } from './props';
import { Runbooks } from './runbooks';
import { Severity } from '../../core';
import { AlertRule, RuleGroup } from '../../model';

/** @internal */
export function alertRules(pack: string, { job, state }: CircuitBreakerPackProps): RuleGroup[] {
  const service = serviceLabel(state);
  const series = `${state.metric}${selector(job)}`;
  return [new RuleGroup({
    name: `${pack}.alerts`,
    rules: [
      new AlertRule({
        alert: 'CircuitBreakerOpen',
        // One alert a service, however many instances of the program gave up on it.
        expr: `max by (job, ${service}) (${series}) == 2`,
        for: '2m',
        severity: Severity.CRITICAL,
        summary: `{{ $labels.job }} has cut off {{ $labels.${service} }}`,
        description: `The circuit breaker towards {{ $labels.${service} }} is open: calls to it fail at once.`,
        runbook: Runbooks.CircuitBreakerOpen,
      }),
      new AlertRule({
        alert: 'CircuitBreakerFlapping',
        // Closed, open, half-open and closed again is three changes: more than two rounds an hour.
        expr: `max by (job, ${service}) (changes(${series}[1h])) > $threshold`,
        threshold: 6,
        for: '0s',
        severity: Severity.WARNING,
        summary: `{{ $labels.${service} }} comes and goes for {{ $labels.job }}`,
        description: `The circuit breaker towards {{ $labels.${service} }} changed its state {{ $value }} times in an hour, more than $threshold.`,
        runbook: Runbooks.CircuitBreakerFlapping,
      }),
    ],
  })];
}
