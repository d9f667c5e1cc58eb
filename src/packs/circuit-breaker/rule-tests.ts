import { serviceLabel } from './metrics';
import { CircuitBreakerPackProps } from './props';
import { RuleTest } from '../../model';

/** @internal */
export function ruleTests({ job = 'app', state }: CircuitBreakerPackProps): RuleTest[] {
  const label = serviceLabel(state);
  const service = state.services?.[0] ?? 'payments';
  const states = (values: string, instance = 'a:8000') => ({ series: `${state.metric}{instance="${instance}", job="${job}", ${label}="${service}"}`, values });
  const fires = (severity: string, summary: string, description: string) => [{
    labels: { job, [label]: service, severity },
    annotations: { summary, description },
  }];
  return [
    {
      name: 'fires when open for 2 minutes',
      alert: 'CircuitBreakerOpen',
      series: [states('2x10'), states('0x10', 'b:8000')],
      evalTime: '2m',
      firing: fires('critical', `${job} has cut off ${service}`, `The circuit breaker towards ${service} is open: calls to it fail at once.`),
    },
    { name: 'stays silent before 2 minutes', alert: 'CircuitBreakerOpen', series: [states('2x10')], evalTime: '1m' },
    { name: 'stays silent when half-open', alert: 'CircuitBreakerOpen', series: [states('1x10')], evalTime: '10m' },
    { name: 'stays silent when it closes in between', alert: 'CircuitBreakerOpen', series: [states('2 0 2 2')], evalTime: '3m' },

    {
      name: 'fires at seven changes in an hour',
      alert: 'CircuitBreakerFlapping',
      series: [states('0 2 1 0 2 1 0 2x60')],
      evalTime: '10m',
      firing: fires('warning', `${service} comes and goes for ${job}`, `The circuit breaker towards ${service} changed its state 7 times in an hour, more than 6.`),
    },
    { name: 'stays silent at six', alert: 'CircuitBreakerFlapping', series: [states('0 2 1 0 2 1 0x60')], evalTime: '10m' },
    { name: 'stays silent an hour later', alert: 'CircuitBreakerFlapping', series: [states('0 2 1 0 2 1 0 2x120')], evalTime: '90m' },
  ];
}
