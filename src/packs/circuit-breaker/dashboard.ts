import { selector, serviceLabel } from './metrics';
import { CircuitBreakerPackProps } from './props';
import { Dashboard, Panel, Unit } from '../../model';

/** @internal */
export function dashboard(pack: string, { job, state, failures }: CircuitBreakerPackProps): Dashboard {
  const service = serviceLabel(state);
  const series = `${state.metric}${selector(job)}`;
  const colours = [{ value: 0, color: 'green' }, { value: 1, color: 'yellow' }, { value: 2, color: 'red' }];
  return new Dashboard({
    uid: pack,
    title: job === undefined ? 'Circuit breakers' : `Circuit breakers: ${job}`,
    description: 'External services, and whether the program still calls them',
    tags: ['circuit-breaker'],
    rows: [{
      title: 'Services',
      panels: [
        Panel.stat({
          title: 'State now',
          description: '0 is closed (normal), 1 half-open (tries again), 2 open (cut off). Open for some time is an alert.',
          queries: [{ expr: `max by (${service}) (${series})`, legend: `{{${service}}}` }],
          unit: Unit.SHORT,
          thresholds: colours,
          width: 8,
        }),
        Panel.timeSeries({
          title: 'State',
          description: '0 is closed, 1 half-open, 2 open. Many changes in an hour are an alert.',
          queries: [{ expr: `max by (${service}) (${series})`, legend: `{{${service}}}` }],
          unit: Unit.SHORT,
          min: 0,
          max: 2,
          width: failures ? 8 : 16,
        }),
        ...(failures ? [Panel.timeSeries({
          title: 'Failures',
          description: 'Failed calls per second, by service.',
          queries: [{ expr: `sum by (${service}) (rate(${failures.metric}${selector(job)}[$__rate_interval]))`, legend: `{{${service}}}` }],
          unit: Unit.OPERATIONS_PER_SECOND,
          min: 0,
          width: 8,
        })] : []),
      ],
    }],
  });
}
