import { LlmCostPackProps } from './llm-cost-pack';
import { modelLabel } from './metrics';
import { RuleTest } from '../../model';

/** @internal */
export function ruleTests({ job = 'app', cost, dailyBudgetUsd }: LlmCostPackProps): RuleTest[] {
  // Two models, sampled every minute, that together spend so much a day from the beginning.
  const perDay = (usd: number) => ['small', 'large'].map((model) => ({
    series: `${cost.metric}{instance="a:8000", job="${job}", ${modelLabel(cost)}="${model}"}`,
    values: `0+${usd / 2 / 1440}x1600`,
  }));
  const restarted = [{ series: `${cost.metric}{instance="a:8000", job="${job}", ${modelLabel(cost)}="small"}`, values: `0+${dailyBudgetUsd}x1 0x1500` }];
  const labels = { job, severity: 'warning' };
  return [
    {
      name: 'fires at 2 % above the budget',
      alert: 'HighLLMCost',
      series: perDay(1.02 * dailyBudgetUsd),
      evalTime: '24h',
      firing: [{
        labels,
        annotations: {
          summary: `${job} spends more than its daily budget`,
          description: `${(1.02 * dailyBudgetUsd).toFixed(2)} USD were spent on the language model in 24 hours; the budget is ${dailyBudgetUsd} USD.`,
        },
      }],
    },
    { name: 'stays silent at 2 % below', alert: 'HighLLMCost', series: perDay(0.98 * dailyBudgetUsd), evalTime: '26h' },
    { name: 'stays silent when a restart sets the counter back', alert: 'HighLLMCost', series: restarted, evalTime: '23h' },

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
