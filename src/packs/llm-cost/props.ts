/**
 * The counter of money spent on a language model, in US dollars.
 */
export interface LlmCostMetric {
  /** The counter's name, such as `llm_cost_usd_total`. */
  readonly metric: string;
  /** The label with the model. @default 'model' */
  readonly modelLabel?: string;
}

/**
 * The counter of requests to a language model.
 */
export interface LlmRequestsMetric {
  /** The counter's name. */
  readonly metric: string;
  /** The label with the model. @default 'model' */
  readonly modelLabel?: string;
  /** Other labels that the counter has. @default - none */
  readonly otherLabels?: string[];
}

/**
 * The counter of tokens sent to and got from a language model.
 */
export interface LlmTokensMetric {
  /** The counter's name. */
  readonly metric: string;
  /** The label with the model. @default 'model' */
  readonly modelLabel?: string;
  /** The label that tells prompt from completion. @default 'token_type' */
  readonly typeLabel?: string;
  /** The values of `typeLabel`. @default - any */
  readonly types?: string[];
}

/**
 * Properties of `LlmCostPack`.
 */
export interface LlmCostPackProps {
  /** Name of the pack; its rule file and its dashboard are named after it. @default 'llm-cost' */
  readonly name?: string;
  /** The scrape job of the program that has these metrics. @default - any */
  readonly job?: string;
  /** The counter of money spent. */
  readonly cost: LlmCostMetric;
  /** The counter of requests. @default - no panels about requests */
  readonly requests?: LlmRequestsMetric;
  /** The counter of tokens. @default - no panels about tokens */
  readonly tokens?: LlmTokensMetric;
  /** What may be spent in 24 hours, in US dollars, before somebody is told. */
  readonly dailyBudgetUsd: number;
}
