import { modelLabel } from './metrics';
import { LlmCostPackProps } from './props';
import { RuleTest } from '../../model';

/** @internal */
export function ruleTests({ job = 'app', cost, dailyBudgetUsd }: LlmCostPackProps): RuleTest[] {
  const byModel = (values: (model: string) => string) => ['small', 'large'].map((model) => ({
    series: `${cost.metric}{instance="a:8000", job="${job}", ${modelLabel(cost)}="${model}"}`,
    values: values(model),
  }));
  // Two models that together spend so much: within an hour, or at the pace of so much a day.
  const spent = (usd: number) => byModel(() => `0+${usd / 120}x60`);
  const perDay = (usd: number) => byModel(() => `0+${usd / 2 / 1440}x180`);
  const restarted = (usd: number) => byModel((model) => (model === 'small' ? `0 ${usd / 2}x30 0 ${usd / 2}x30` : '0x60'));
  const labels = { job, severity: 'warning' };
  const overBudget = [{
    labels,
    annotations: {
      summary: `${job} spends more than its daily budget`,
      description: `${(1.02 * dailyBudgetUsd).toFixed(2)} USD were spent on the language model in 24 hours; the budget is ${dailyBudgetUsd} USD.`,
    },
  }];
  return [
    {
      name: 'fires at 2 % above the budget',
      alert: 'HighLLMCost',
      series: spent(1.02 * dailyBudgetUsd),
      evalTime: '1h',
      firing: overBudget,
    },
    { name: 'stays silent at 2 % below', alert: 'HighLLMCost', series: spent(0.98 * dailyBudgetUsd), evalTime: '1h' },
    { name: 'fires for what was spent before and after a restart', alert: 'HighLLMCost', series: restarted(1.02 * dailyBudgetUsd), evalTime: '1h', firing: overBudget },
    { name: 'stays silent when a restart sets the counter back', alert: 'HighLLMCost', series: restarted(0.98 * dailyBudgetUsd), evalTime: '1h' },

    {
      name: 'fires at more than three budgets a day for 15 minutes',
      alert: 'LLMCostBurnRate',
      series: perDay(3.1 * dailyBudgetUsd),
      evalTime: '2h',
      firing: [{
        labels,
        annotations: {
          summary: `${job} spends its budget in a few hours`,
          description: `At the pace of the last hour ${(3.1 * dailyBudgetUsd).toFixed(2)} USD are spent a day, more than ${3 * dailyBudgetUsd} USD.`,
        },
      }],
    },
    { name: 'stays silent at less than three', alert: 'LLMCostBurnRate', series: perDay(2.9 * dailyBudgetUsd), evalTime: '2h' },
    { name: 'stays silent before 15 minutes', alert: 'LLMCostBurnRate', series: perDay(3.1 * dailyBudgetUsd), evalTime: '14m' },
  ];
}
