import { HttpApiPackProps } from './props';
import { Metric } from '../../model';

/** @internal */
export function metrics({ requests, latency }: HttpApiPackProps): Metric[] {
  const labels = [requests.methodLabel, requests.endpointLabel, statusLabel(requests.statusLabel), ...requests.otherLabels ?? []];
  return [
    Metric.counter(requests.metric, { help: 'Requests', labels: labels.filter((label): label is string => label !== undefined) }),
    Metric.histogram(latency.metric, { help: 'Response times in seconds', labels: latency.labels }),
  ];
}

/** @internal */
export function statusLabel(label: string | undefined): string {
  return label ?? 'status';
}
