import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { metrics } from './metrics';
import { ruleTests } from './rule-tests';
import { invalid, Names, requireName, shown } from '../../core';
import { Pack, PackContext, PackContribution } from '../../model';

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

/**
 * What a program spends on a language model: cost by model against a budget, requests and tokens.
 */
export class LlmCostPack extends Pack {
  private readonly props: LlmCostPackProps;

  /**
   * @throws on an illegal name of a job, metric or label, or a budget that is not above zero
   */
  public constructor(props: LlmCostPackProps) {
    super(props.name ?? 'llm-cost');
    const of = `LlmCostPack ${shown(this.name)}`;
    const { cost, requests, tokens } = props;
    if (props.job !== undefined) requireName(Names.JOB, props.job, of);
    for (const metric of [cost, requests, tokens]) if (metric !== undefined) requireName(Names.METRIC, metric.metric, of);
    const labels = [cost.modelLabel, requests?.modelLabel, ...requests?.otherLabels ?? [], tokens?.modelLabel, tokens?.typeLabel];
    for (const label of labels) if (label !== undefined) requireName(Names.LABEL, label, of);
    if (!(Number.isFinite(props.dailyBudgetUsd) && props.dailyBudgetUsd > 0)) {
      throw invalid(`${of}: dailyBudgetUsd is ${shown(props.dailyBudgetUsd)}, but must be a number of US dollars above zero`);
    }
    this.props = { ...props };
  }

  public contribute(_context: PackContext): PackContribution {
    return {
      metrics: metrics(this.props),
      ruleGroups: alertRules(this.name, this.props),
      dashboards: [dashboard(this.name, this.props)],
      ruleTests: ruleTests(this.props),
    };
  }
}
