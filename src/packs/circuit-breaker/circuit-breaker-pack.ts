import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { metrics } from './metrics';
import { ruleTests } from './rule-tests';
import { Names, requireName, shown } from '../../core';
import { Pack, PackContext, PackContribution } from '../../model';

/**
 * The gauge of a circuit breaker's state: 0 closed, 1 half-open, 2 open.
 */
export interface CircuitBreakerStateMetric {
  /** The gauge's name. */
  readonly metric: string;
  /** The label with the service that the breaker protects from. @default 'service' */
  readonly serviceLabel?: string;
  /** The services there are. @default - any */
  readonly services?: string[];
}

/**
 * The counter of calls that failed, as the circuit breaker counts them.
 */
export interface CircuitBreakerFailuresMetric {
  /** The counter's name; its service label is that of the state. */
  readonly metric: string;
}

/**
 * Properties of `CircuitBreakerPack`.
 */
export interface CircuitBreakerPackProps {
  /** Name of the pack; its rule file and its dashboard are named after it. @default 'circuit-breaker' */
  readonly name?: string;
  /** The scrape job of the program that has these metrics. @default - any */
  readonly job?: string;
  /** The gauge of the state. */
  readonly state: CircuitBreakerStateMetric;
  /** The counter of failed calls. @default - no panel about failures */
  readonly failures?: CircuitBreakerFailuresMetric;
}

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
