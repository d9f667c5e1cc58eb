import { Metric } from '../../model';

/**
 * What rules and panels read of redis_exporter 1.89.
 *
 * @internal
 */
export const METRICS: Metric[] = [
  Metric.gauge('redis_up', { help: '1 if the server answered' }),
  Metric.gauge('redis_connected_clients', { help: 'Connections of clients' }),
  Metric.gauge('redis_blocked_clients', { help: 'Clients that wait in a blocking command' }),
  Metric.gauge('redis_memory_used_bytes', { help: 'Memory that the server allocated' }),
  Metric.gauge('redis_memory_max_bytes', { help: 'maxmemory, or 0 for no limit' }),
  Metric.gauge('redis_total_system_memory_bytes', { help: 'Memory of the machine' }),
  Metric.counter('redis_rejected_connections_total', { help: 'Connections refused because of maxclients' }),
  Metric.counter('redis_evicted_keys_total', { help: 'Keys removed because of maxmemory' }),
  Metric.counter('redis_keyspace_hits_total', { help: 'Look-ups that found the key' }),
  Metric.counter('redis_keyspace_misses_total', { help: 'Look-ups that found nothing' }),
  Metric.counter('redis_commands_processed_total', { help: 'Commands' }),
  Metric.counter('redis_net_input_bytes_total', { help: 'Bytes received' }),
  Metric.counter('redis_net_output_bytes_total', { help: 'Bytes sent' }),
];
