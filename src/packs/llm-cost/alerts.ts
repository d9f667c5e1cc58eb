import { selector } from './metrics';
import { LlmCostPackProps } from './props';
import { Runbooks } from './runbooks';
import { Severity } from '../../core';
import { AlertRule, RuleGroup, Unit } from '../../model';

/** @internal */
export function alertRules(pack: string, { job, cost, dailyBudgetUsd }: LlmCostPackProps): RuleGroup[] {
  const series = `${cost.metric}${selector(job)}`;
  return [new RuleGroup({
    name: `${pack}.alerts`,
    rules: [
      new AlertRule({
        alert: 'HighLLMCost',
        // A day that slides: midnight forgives nothing. `increase` survives restarts of the program.
        expr: `sum by (job) (increase(${series}[24h])) > $threshold`,
        threshold: dailyBudgetUsd,
        thresholdUnit: Unit.USD,
        for: '0s',
        severity: Severity.WARNING,
        summary: '{{ $labels.job }} spends more than its daily budget',
        description: '{{ $value | printf "%.2f" }} USD were spent on the language model in 24 hours; the budget is $threshold.',
        runbook: Runbooks.HighLLMCost,
      }),
      new AlertRule({
        alert: 'LLMCostBurnRate',
        // What would be spent in a day at the pace of the last hour: tells of a runaway loop before the budget is gone.
        expr: `sum by (job) (rate(${series}[1h])) * 86400 > $threshold`,
        threshold: 3 * dailyBudgetUsd,
        thresholdUnit: Unit.USD,
        for: '15m',
        severity: Severity.WARNING,
        summary: '{{ $labels.job }} spends its budget in a few hours',
        description: 'At the pace of the last hour {{ $value | printf "%.2f" }} USD are spent a day, more than $threshold.',
        runbook: Runbooks.LLMCostBurnRate,
      }),
    ],
  })];
}
