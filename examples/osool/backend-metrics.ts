import { CircuitBreakerPackProps, HttpApiPackProps, LlmCostPackProps } from '../../src/packs';

/** The scrape job of Osool's backend. */
export const JOB = 'osool-backend';

/** How the backend calls its metrics, in the words of the packs that read them. */
export const requests: HttpApiPackProps['requests'] = { metric: 'osool_api_requests_total', methodLabel: 'method', endpointLabel: 'endpoint', statusLabel: 'status' };
export const latency: HttpApiPackProps['latency'] = { metric: 'osool_api_request_duration_seconds', labels: ['method', 'endpoint'] };

export const cost: LlmCostPackProps['cost'] = { metric: 'osool_openai_cost_usd_total', modelLabel: 'model' };
export const llmRequests: LlmCostPackProps['requests'] = { metric: 'osool_openai_requests_total', modelLabel: 'model', otherLabels: ['context'] };
export const llmTokens: LlmCostPackProps['tokens'] = {
  metric: 'osool_openai_tokens_used_total',
  modelLabel: 'model',
  typeLabel: 'token_type',
  types: ['prompt', 'completion'],
};

export const breakerState: CircuitBreakerPackProps['state'] = {
  metric: 'osool_circuit_breaker_state',
  serviceLabel: 'service',
  services: ['openai', 'blockchain', 'paymob'],
};
export const breakerFailures: CircuitBreakerPackProps['failures'] = { metric: 'osool_circuit_breaker_failures_total' };
