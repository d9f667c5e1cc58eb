import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();

const POOL = ['pool_id', 'property_title'] as const;
const registers = [registry];

/** All that Osool's backend exposes. The names are those that the description of the monitoring reads (`../backend-metrics.ts`, `../osool-pack/metrics.ts`). */
export const metrics = {
  requests: new Counter({ name: 'osool_api_requests_total', help: 'Requests that were answered', labelNames: ['method', 'endpoint', 'status'] as const, registers }),
  latency: new Histogram({ name: 'osool_api_request_duration_seconds', help: 'Duration of requests', labelNames: ['method', 'endpoint'] as const, registers }),

  openaiRequests: new Counter({ name: 'osool_openai_requests_total', help: 'Requests to OpenAI', labelNames: ['model', 'context'] as const, registers }),
  openaiTokens: new Counter({ name: 'osool_openai_tokens_used_total', help: 'Tokens that OpenAI counted', labelNames: ['model', 'token_type'] as const, registers }),
  openaiCost: new Counter({ name: 'osool_openai_cost_usd_total', help: 'What OpenAI charges, in US dollars', labelNames: ['model'] as const, registers }),

  connections: new Gauge({ name: 'osool_database_connections', help: 'Connections of the pool that are in use', registers }),
  queries: new Histogram({
    name: 'osool_database_query_duration_seconds',
    help: 'Duration of queries',
    labelNames: ['query_type'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  }),

  breakerState: new Gauge({ name: 'osool_circuit_breaker_state', help: '0 closed, 1 half-open, 2 open', labelNames: ['service'] as const, registers }),
  breakerFailures: new Counter({ name: 'osool_circuit_breaker_failures_total', help: 'Calls that failed', labelNames: ['service'] as const, registers }),

  chats: new Counter({ name: 'osool_chat_sessions_total', help: 'Chat sessions that were started', registers }),
  searches: new Counter({ name: 'osool_property_searches_total', help: 'Searches for properties', registers }),
  reservations: new Counter({ name: 'osool_reservations_total', help: 'Reservations that ended one way or the other', labelNames: ['status'] as const, registers }),

  poolReserve: new Gauge({ name: 'liquidity_pool_egp_reserve', help: 'Egyptian pounds in the pool', labelNames: POOL, registers }),
  tradeVolume: new Counter({ name: 'liquidity_trade_volume_egp', help: 'Egyptian pounds that were traded', labelNames: ['pool_id'] as const, registers }),
  slippage: new Gauge({ name: 'liquidity_trade_slippage_percent', help: 'By how much the price of the last trade missed the quoted one', registers }),
};
