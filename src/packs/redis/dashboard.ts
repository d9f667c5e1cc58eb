import { Dashboard, Panel, Unit } from '../../model';

/** @internal */
export function dashboard(job: string): Dashboard {
  const where = `job="${job}"`;
  const rate = (metric: string) => `rate(${metric}{${where}}[$__rate_interval])`;
  return new Dashboard({
    uid: job,
    title: job === 'redis' ? 'Redis' : `Redis: ${job}`,
    description: 'One Redis server: memory, clients, hits and traffic',
    tags: ['redis'],
    rows: [
      {
        title: 'Server',
        panels: [
          Panel.stat({
            title: 'Reachable',
            description: '1 if the exporter reached the server. 0 is an alert.',
            queries: [{ expr: `min(redis_up{${where}})` }],
            unit: Unit.SHORT,
            thresholds: [{ value: 0, color: 'red' }, { value: 1, color: 'green' }],
            width: 4,
          }),
          Panel.gauge({
            title: 'Memory in use',
            description: 'Share of maxmemory or, where the server has no such limit, of the memory of its machine. Above the line for some time is an alert, if there is a limit.',
            queries: [{ expr: `redis_memory_used_bytes{${where}} / ((redis_memory_max_bytes{${where}} > 0) or redis_total_system_memory_bytes{${where}})`, legend: '{{instance}}' }],
            unit: Unit.RATIO,
            min: 0,
            max: 1,
            alerts: ['RedisHighMemoryUsage'],
            width: 4,
          }),
          Panel.timeSeries({
            title: 'Memory',
            description: 'Memory that the server allocated, and its limit (0 is no limit).',
            queries: [
              { expr: `redis_memory_used_bytes{${where}}`, legend: '{{instance}} used' },
              { expr: `redis_memory_max_bytes{${where}}`, legend: '{{instance}} limit' },
            ],
            unit: Unit.BYTES,
            min: 0,
          }),
          Panel.timeSeries({
            title: 'Clients',
            description: 'Connections, and those that wait in a blocking command. A slope that never falls is a leak.',
            queries: [
              { expr: `redis_connected_clients{${where}}`, legend: '{{instance}} connected' },
              { expr: `redis_blocked_clients{${where}}`, legend: '{{instance}} blocked' },
            ],
            unit: Unit.SHORT,
            min: 0,
          }),
        ],
      },
      {
        title: 'Work',
        panels: [
          Panel.timeSeries({
            title: 'Commands',
            description: 'Commands per second.',
            queries: [{ expr: rate('redis_commands_processed_total'), legend: '{{instance}}' }],
            unit: Unit.OPERATIONS_PER_SECOND,
            min: 0,
            width: 6,
          }),
          Panel.timeSeries({
            title: 'Hit ratio',
            description: 'Share of the look-ups that found their key. Below the line for some time is an alert.',
            queries: [{
              expr: `${rate('redis_keyspace_hits_total')} / (${rate('redis_keyspace_hits_total')} + ${rate('redis_keyspace_misses_total')})`,
              legend: '{{instance}}',
            }],
            unit: Unit.RATIO,
            min: 0,
            max: 1,
            alerts: ['RedisLowHitRatio'],
            width: 6,
          }),
          Panel.timeSeries({
            title: 'Evicted keys',
            description: 'Keys per second that were removed because memory was short. Normal for a pure cache, a loss for all else.',
            queries: [{ expr: rate('redis_evicted_keys_total'), legend: '{{instance}}' }],
            unit: Unit.OPERATIONS_PER_SECOND,
            min: 0,
            width: 6,
          }),
          Panel.timeSeries({
            title: 'Traffic',
            description: 'Bytes received and sent.',
            queries: [
              { expr: rate('redis_net_input_bytes_total'), legend: '{{instance}} received' },
              { expr: rate('redis_net_output_bytes_total'), legend: '{{instance}} sent' },
            ],
            unit: Unit.BYTES_PER_SECOND,
            min: 0,
            width: 6,
          }),
        ],
      },
    ],
  });
}
