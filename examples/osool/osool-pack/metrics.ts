import { Metric } from '../../../src/model';

const POOL = ['pool_id', 'property_title'];

/** What the backend exposes besides what the packs for APIs, language models and circuit breakers declare. */
export const METRICS: Metric[] = [
  // Database
  Metric.gauge('osool_database_connections', { help: 'Connections of the pool that are in use' }),
  Metric.histogram('osool_database_query_duration_seconds', { help: 'Duration of queries', labels: ['query_type'] }),

  // Business
  Metric.counter('osool_chat_sessions_total', { help: 'Chat sessions that were started' }),
  Metric.counter('osool_property_searches_total', { help: 'Searches for properties' }),
  Metric.counter('osool_reservations_total', {
    help: 'Reservations that ended one way or the other',
    labels: ['status'],
    labelValues: { status: ['completed', 'failed'] },
  }),

  // Liquidity marketplace
  Metric.gauge('liquidity_pool_egp_reserve', { help: 'Egyptian pounds in the pool', labels: POOL }),
  // The amounts of trades add up: a counter in spite of its name.
  Metric.counter('liquidity_trade_volume_egp', { help: 'Egyptian pounds that were traded', labels: ['pool_id'] }),
  Metric.gauge('liquidity_trade_slippage_percent', { help: 'By how much the price of the last trade missed the quoted one' }),
];
