import { LlmCostPackProps } from './props';
import { Metric } from '../../model';

/** @internal */
export function metrics({ cost, requests, tokens }: LlmCostPackProps): Metric[] {
  return [
    Metric.counter(cost.metric, { help: 'Money spent, in US dollars', labels: [modelLabel(cost)] }),
    ...(requests ? [Metric.counter(requests.metric, { help: 'Requests to the model', labels: [modelLabel(requests), ...requests.otherLabels ?? []] })] : []),
    ...(tokens ? [Metric.counter(tokens.metric, {
      help: 'Tokens sent to and got from the model',
      labels: [modelLabel(tokens), typeLabel(tokens)],
      labelValues: tokens.types ? { [typeLabel(tokens)]: tokens.types } : {},
    })] : []),
  ];
}

/** @internal */
export function modelLabel(metric: { readonly modelLabel?: string }): string {
  return metric.modelLabel ?? 'model';
}

/** @internal */
export function typeLabel(metric: { readonly typeLabel?: string }): string {
  return metric.typeLabel ?? 'token_type';
}

/**
 * The matchers of a selector, without braces; nothing when any job will do.
 *
 * @internal
 */
export function selector(job: string | undefined): string {
  return job === undefined ? '' : `{job="${job}"}`;
}
