import { CircuitBreakerPackProps, CircuitBreakerStateMetric } from './props';
import { Metric } from '../../model';

/** @internal */
export function metrics({ state, failures }: CircuitBreakerPackProps): Metric[] {
  const service = serviceLabel(state);
  const options = { labels: [service], labelValues: state.services ? { [service]: state.services } : {} };
  return [
    Metric.gauge(state.metric, { help: 'State of the circuit breaker: 0 closed, 1 half-open, 2 open', ...options }),
    ...(failures ? [Metric.counter(failures.metric, { help: 'Calls that failed', ...options })] : []),
  ];
}

/** @internal */
export function serviceLabel(state: CircuitBreakerStateMetric): string {
  return state.serviceLabel ?? 'service';
}

/**
 * The matchers of a selector; nothing when any job will do.
 *
 * @internal
 */
export function selector(job: string | undefined): string {
  return job === undefined ? '' : `{job="${job}"}`;
}
