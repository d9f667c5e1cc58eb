import { modelLabel, selector, typeLabel } from './metrics';
import { LlmCostPackProps } from './props';
import { Dashboard, Panel, Unit } from '../../model';

/** @internal */
export function dashboard(pack: string, { job, cost, requests, tokens }: LlmCostPackProps): Dashboard {
  const spent = `${cost.metric}${selector(job)}`;
  const panels = [
    Panel.stat({
      title: 'Cost in 24 hours',
      description: 'What was spent in the last 24 hours. More than the budget is an alert.',
      queries: [{ expr: `sum(increase(${spent}[24h]))` }],
      unit: Unit.USD,
      decimals: 2,
      alerts: ['HighLLMCost'],
      width: 6,
    }),
    Panel.timeSeries({
      title: 'Cost by model',
      description: 'What was spent in the 24 hours before each moment.',
      queries: [{ expr: `sum by (${modelLabel(cost)}) (increase(${spent}[24h]))`, legend: `{{${modelLabel(cost)}}}` }],
      unit: Unit.USD,
      min: 0,
      stacked: true,
      alerts: ['HighLLMCost'],
      width: 10,
    }),
    Panel.timeSeries({
      title: 'Pace',
      description: 'What would be spent in a day at the pace of the last hour. Above the line for some time is an alert.',
      queries: [{ expr: `sum(rate(${spent}[1h])) * 86400`, legend: 'a day at this pace' }],
      unit: Unit.USD,
      min: 0,
      alerts: ['LLMCostBurnRate'],
    }),
    Panel.stat({
      title: 'Cost in 30 days',
      description: 'What would be spent in 30 days at the pace of the last 7.',
      queries: [{ expr: `sum(rate(${spent}[7d])) * 86400 * 30` }],
      unit: Unit.USD,
      decimals: 2,
      width: 6,
    }),
    Panel.stat({
      title: 'Most expensive model',
      description: 'The model that most was spent on in the last hour, and how much.',
      queries: [{ expr: `topk(1, sum by (${modelLabel(cost)}) (increase(${spent}[1h])))`, legend: `{{${modelLabel(cost)}}}` }],
      unit: Unit.USD,
      decimals: 2,
      width: 6,
    }),
    ...(requests ? [Panel.timeSeries({
      title: 'Requests',
      description: 'Requests to the language model per second.',
      queries: [{
        expr: `sum by (${modelLabel(requests)}) (rate(${requests.metric}${selector(job)}[$__rate_interval]))`,
        legend: `{{${modelLabel(requests)}}}`,
      }],
      unit: Unit.REQUESTS_PER_SECOND,
      min: 0,
      stacked: true,
      width: 8,
    }), Panel.timeSeries({
      title: 'Cost per request',
      description: 'What a request cost on average over an hour. A jump means longer prompts or a dearer model.',
      queries: [{ expr: `sum(increase(${spent}[1h])) / sum(increase(${requests.metric}${selector(job)}[1h]))`, legend: 'a request' }],
      unit: Unit.USD,
      min: 0,
      decimals: 4,
      width: 8,
    })] : []),
    ...(tokens ? [Panel.timeSeries({
      title: 'Tokens',
      description: 'Tokens per second, sent (prompt) and got (completion).',
      queries: [{
        expr: `sum by (${modelLabel(tokens)}, ${typeLabel(tokens)}) (rate(${tokens.metric}${selector(job)}[$__rate_interval]))`,
        legend: `{{${modelLabel(tokens)}}} {{${typeLabel(tokens)}}}`,
      }],
      unit: Unit.of('suffix: tokens/s'),
      min: 0,
      stacked: true,
      width: 8,
    })] : []),
  ];
  return new Dashboard({
    uid: pack,
    title: job === undefined ? 'Language model cost' : `Language model cost: ${job}`,
    description: 'What is spent on a language model, for what',
    tags: ['llm'],
    rows: [{ title: 'Cost', panels }],
  });
}
