import { statusLabel } from './metrics';
import { HttpApiPackProps } from './props';
import { Dashboard, Panel, Unit, Variable } from '../../model';

/** @internal */
export function dashboard(pack: string, { job, requests, latency }: HttpApiPackProps): Dashboard {
  const where = `job="${job}", instance=~"$instance"`;
  const status = statusLabel(requests.statusLabel);
  const split = [requests.methodLabel, requests.endpointLabel, status].filter((label): label is string => label !== undefined);
  const quantile = (q: number) => ({
    expr: `histogram_quantile(${q}, sum by (le) (rate(${latency.metric}_bucket{${where}}[$__rate_interval])))`,
    legend: `p${q * 100}`,
  });
  return new Dashboard({
    uid: pack,
    title: `API: ${job}`,
    description: 'Rate, errors and duration of the requests of one API',
    tags: ['http-api'],
    variables: [Variable.labelValues('instance', `up{job="${job}"}`, 'instance', 'Instance')],
    rows: [{
      title: 'Requests',
      panels: [
        Panel.stat({
          title: 'Instances that answer',
          description: 'How many instances Prometheus reaches. None is an alert.',
          queries: [{ expr: `sum(up{${where}})` }],
          unit: Unit.SHORT,
          thresholds: [{ value: 0, color: 'red' }, { value: 1, color: 'green' }],
          width: 4,
        }),
        Panel.timeSeries({
          title: 'Requests',
          description: 'Requests per second. Hardly any for some time is an alert.',
          queries: [{ expr: `sum by (${split.join(', ')}) (rate(${requests.metric}{${where}}[$__rate_interval]))`, legend: split.map((label) => `{{${label}}}`).join(' ') }],
          unit: Unit.REQUESTS_PER_SECOND,
          min: 0,
          stacked: true,
          width: 10,
        }),
        Panel.timeSeries({
          title: 'Errors',
          description: 'Share of the requests that are answered with 5xx. Above the line for some time is an alert.',
          queries: [{
            expr: `sum(rate(${requests.metric}{${where}, ${status}=~"5.."}[$__rate_interval])) / sum(rate(${requests.metric}{${where}}[$__rate_interval]))`,
            legend: '5xx',
          }],
          unit: Unit.RATIO,
          min: 0,
          alerts: ['HighErrorRate'],
          width: 10,
        }),
        Panel.stat({
          title: 'Success rate',
          description: 'Share of the requests that are not answered with 5xx.',
          queries: [{
            expr: `sum(rate(${requests.metric}{${where}, ${status}!~"5.."}[$__rate_interval])) / sum(rate(${requests.metric}{${where}}[$__rate_interval]))`,
          }],
          unit: Unit.RATIO,
          decimals: 2,
          width: 4,
        }),
        Panel.stat({
          title: 'Requests per minute',
          description: 'Requests per minute, averaged over an hour.',
          queries: [{ expr: `sum(rate(${requests.metric}{${where}}[1h])) * 60` }],
          unit: Unit.of('reqpm'),
          decimals: 1,
          width: 4,
        }),
        Panel.timeSeries({
          title: 'Requests by status',
          description: 'Requests per second by status code.',
          queries: [{ expr: `sum by (${status}) (rate(${requests.metric}{${where}}[$__rate_interval]))`, legend: `{{${status}}}` }],
          unit: Unit.REQUESTS_PER_SECOND,
          min: 0,
          stacked: true,
          width: 16,
        }),
        Panel.timeSeries({
          title: 'Response time',
          description: 'Half, 95 % and 99 % of the requests are faster than these. p95 above the line for some time is an alert.',
          queries: [quantile(0.5), quantile(0.95), quantile(0.99)],
          unit: Unit.SECONDS,
          min: 0,
          alerts: ['HighAPILatency'],
          width: 12,
        }),
        Panel.timeSeries({
          title: 'Requests by instance',
          description: 'Requests per second of each instance. They should be alike where a load balancer shares them out.',
          queries: [{ expr: `sum by (instance) (rate(${requests.metric}{${where}}[$__rate_interval]))`, legend: '{{instance}}' }],
          unit: Unit.REQUESTS_PER_SECOND,
          min: 0,
          width: 12,
        }),
      ],
    }],
  });
}
