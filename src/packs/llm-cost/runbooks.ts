import { Runbook } from '../../model';

/** @internal */
export const Runbooks = {
  HighLLMCost: {
    meaning: 'More was spent on the language model in 24 hours than the budget of a day.',
    impact: 'The bill. Where the provider has a limit, requests are refused when it is reached.',
    diagnosis: 'The panel "Cost by model" shows which model, the panels about requests and tokens whether there are more requests or larger ones. '
      + 'Compare with the traffic of the API: cost without traffic is a loop or a leaked key.',
    mitigation: 'Send part of the requests to a cheaper model, shorten prompts and histories, limit requests per user; rotate a key that leaked.',
  },
  LLMCostBurnRate: {
    meaning: 'In the last hour money was spent much faster than the budget of a day allows.',
    impact: 'None yet; the budget of the day is gone within hours.',
    diagnosis: 'As for HighLLMCost. What was deployed an hour ago? Do failed requests try again without end?',
    mitigation: 'Stop what loops, then as for HighLLMCost.',
  },
} as const satisfies Record<string, Runbook>;
