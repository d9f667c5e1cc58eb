import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { metrics } from './metrics';
import { CircuitBreakerPackProps } from './props';
import { ruleTests } from './rule-tests';
import { Names, requireName, shown } from '../../core';
import { Pack, PackContext, PackContribution } from '../../model';

/**
 * Circuit breakers in a program: which external service is cut off, and which comes and goes.
 */
export class CircuitBreakerPack extends Pack {
  private readonly props: CircuitBreakerPackProps;

  /**
   * @throws on an illegal name of a job, metric or label
   */
  public constructor(props: CircuitBreakerPackProps) {
    super(props.name ?? 'circuit-breaker');
    const of = `CircuitBreakerPack ${shown(this.name)}`;
    if (props.job !== undefined) requireName(Names.JOB, props.job, of);
    for (const metric of [props.state, props.failures]) if (metric !== undefined) requireName(Names.METRIC, metric.metric, of);
    if (props.state.serviceLabel !== undefined) requireName(Names.LABEL, props.state.serviceLabel, of);
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
