import { statusLabel } from './metrics';
import { HttpApiPackProps } from './props';
import { RuleTest } from '../../model';

/** @internal */
export function ruleTests({ job, requests, latency }: HttpApiPackProps): RuleTest[] {
  const status = statusLabel(requests.statusLabel);
  const up = (values: string, instance = 'a:8000') => ({ series: `up{instance="${instance}", job="${job}"}`, values });
  const count = (code: string, perMinute: number) => ({ series: `${requests.metric}{${status}="${code}", instance="a:8000", job="${job}"}`, values: `0+${perMinute}x60` });
  // 100 requests a minute, of which `slow` take between 2 and 5 seconds and the rest less than 2.
  const times = (slow: number) => [['2.0', 100 - slow], ['5.0', 100], ['+Inf', 100]]
    .map(([le, perMinute]) => ({ series: `${latency.metric}_bucket{instance="a:8000", job="${job}", le="${le}"}`, values: `0+${perMinute}x60` }));

  const fires = (severity: string, summary: string, description: string, labels = {}) => [{
    labels: { job, severity, ...labels },
    annotations: { summary, description },
  }];
  return [
    { name: 'fires when all instances are away for a minute', alert: 'APIDown', series: [up('0x10'), up('0x10', 'b:8000')], evalTime: '1m', firing: fires('critical', `${job} is down`, 'None of its instances answers.') },
    { name: 'fires when no instance is found', alert: 'APIDown', series: [{ series: 'up{job="other"}', values: '1x10' }], evalTime: '1m', firing: fires('critical', `${job} is down`, 'None of its instances answers.') },
    { name: 'stays silent for a missed scrape', alert: 'APIDown', series: [up('1 0 1x8')], evalTime: '2m' },
    { name: 'stays silent while one answers', alert: 'APIDown', series: [up('0x10'), up('1x10', 'b:8000')], evalTime: '10m' },

    {
      name: 'fires when one of two is away for 5 minutes',
      alert: 'APIInstanceDown',
      series: [up('0x10'), up('1x10', 'b:8000')],
      evalTime: '5m',
      firing: fires('warning', `An instance of ${job} is down`, 'a:8000 does not answer; others do.', { instance: 'a:8000' }),
    },
    { name: 'stays silent before 5 minutes', alert: 'APIInstanceDown', series: [up('0x10'), up('1x10', 'b:8000')], evalTime: '4m' },
    { name: 'stays silent when all are away', alert: 'APIInstanceDown', series: [up('0x10'), up('0x10', 'b:8000')], evalTime: '10m' },

    { name: 'fires at 6 % for 2 minutes', alert: 'HighErrorRate', series: [count('200', 94), count('503', 6)], evalTime: '3m', firing: fires('warning', `${job} fails`, '6% of its requests are answered with 5xx, more than 5%.') },
    { name: 'stays silent at 5 %', alert: 'HighErrorRate', series: [count('200', 95), count('500', 5)], evalTime: '30m' },
    { name: 'stays silent before 2 minutes', alert: 'HighErrorRate', series: [count('200', 94), count('503', 6)], evalTime: '2m' },
    { name: 'stays silent for the mistakes of callers', alert: 'HighErrorRate', series: [count('200', 50), count('404', 50)], evalTime: '30m' },
    { name: 'stays silent without requests', alert: 'HighErrorRate', series: [count('200', 0), count('500', 0)], evalTime: '30m' },

    { name: 'fires when 6 % take longer than 2 s for 5 minutes', alert: 'HighAPILatency', series: times(6), evalTime: '6m', firing: fires('warning', `${job} is slow`, 'One request in twenty takes longer than 2.5s; the limit is 2s.') },
    { name: 'stays silent when 4 % do', alert: 'HighAPILatency', series: times(4), evalTime: '30m' },
    { name: 'stays silent before 5 minutes', alert: 'HighAPILatency', series: times(6), evalTime: '5m' },

    { name: 'fires at 5 requests a minute for 15 minutes', alert: 'LowTraffic', series: [count('200', 5)], evalTime: '20m', firing: fires('info', `Few requests reach ${job}`, '0.0833 requests a second arrive, less than 0.1 requests/s.') },
    { name: 'fires when none came since it was started', alert: 'LowTraffic', series: [up('1x40')], evalTime: '15m', firing: fires('info', `Few requests reach ${job}`, '0 requests a second arrive, less than 0.1 requests/s.') },
    { name: 'stays silent while it does not answer', alert: 'LowTraffic', series: [up('0x40')], evalTime: '40m' },
    { name: 'stays silent at 7 requests a minute', alert: 'LowTraffic', series: [count('200', 7)], evalTime: '40m' },
    { name: 'stays silent before 15 minutes', alert: 'LowTraffic', series: [count('200', 5)], evalTime: '15m' },
  ];
}
