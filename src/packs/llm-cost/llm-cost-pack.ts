import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { metrics } from './metrics';
import { LlmCostPackProps } from './props';
import { ruleTests } from './rule-tests';
import { invalid, Names, requireName, shown } from '../../core';
import { Pack, PackContext, PackContribution } from '../../model';

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
