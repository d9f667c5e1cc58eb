import { RuleTest } from '../../model';

/** @internal */
export function ruleTests(job: string): RuleTest[] {
  const target = `instance="redis-exporter:9121", job="${job}"`;
  const at = { instance: 'redis-exporter:9121', job };
  const state = (up: string, redisUp: string) => [{ series: `up{${target}}`, values: up }, { series: `redis_up{${target}}`, values: redisUp }];
  const memory = (used: number, max: number) => [
    { series: `redis_memory_used_bytes{${target}}`, values: `${used}x20` },
    { series: `redis_memory_max_bytes{${target}}`, values: `${max}x20` },
  ];
  const rejected = (values: string) => [{ series: `redis_rejected_connections_total{${target}}`, values }];
  const lookUps = (hits: number, misses: number) => [
    { series: `redis_keyspace_hits_total{${target}}`, values: `0+${hits}x90` },
    { series: `redis_keyspace_misses_total{${target}}`, values: `0+${misses}x90` },
  ];
  const down = {
    labels: { ...at, severity: 'critical' },
    annotations: {
      summary: `Redis (${job}) cannot be reached`,
      description: 'The exporter redis-exporter:9121 cannot reach the server, or does not answer itself.',
    },
  };
  return [
    { name: 'fires when the server is away for a minute', alert: 'RedisDown', series: state('1x10', '0x10'), evalTime: '1m', firing: [down] },
    { name: 'fires when the exporter is away for a minute', alert: 'RedisDown', series: state('0x10', '_x10'), evalTime: '1m', firing: [down] },
    { name: 'stays silent for a missed scrape', alert: 'RedisDown', series: state('1x10', '1 0 1x8'), evalTime: '2m' },
    { name: 'stays silent while both answer', alert: 'RedisDown', series: state('1x10', '1x10'), evalTime: '10m' },

    {
      name: 'fires at 91 % for 5 minutes',
      alert: 'RedisHighMemoryUsage',
      series: memory(91, 100),
      evalTime: '5m',
      firing: [{
        labels: { ...at, severity: 'warning' },
        annotations: { summary: `The memory of Redis (${job}) runs out`, description: '91% of maxmemory is in use, more than 90%.' },
      }],
    },
    { name: 'stays silent at 90 %', alert: 'RedisHighMemoryUsage', series: memory(90, 100), evalTime: '20m' },
    { name: 'stays silent before 5 minutes', alert: 'RedisHighMemoryUsage', series: memory(91, 100), evalTime: '4m' },
    { name: 'stays silent without a limit', alert: 'RedisHighMemoryUsage', series: memory(91, 0), evalTime: '20m' },

    {
      name: 'fires at the first refused connections',
      alert: 'RedisRejectedConnections',
      series: rejected('7x9 8x20'),
      evalTime: '12m',
      firing: [{
        labels: { ...at, severity: 'warning' },
        annotations: { summary: `Redis (${job}) refuses clients`, description: 'In 5m 1.25 connections were refused because maxclients was reached.' },
      }],
    },
    { name: 'stays silent for those of the past', alert: 'RedisRejectedConnections', series: rejected('7x30'), evalTime: '30m' },

    {
      name: 'fires at 49 % for an hour',
      alert: 'RedisLowHitRatio',
      series: lookUps(49, 51),
      evalTime: '65m',
      firing: [{
        labels: { ...at, severity: 'info' },
        annotations: { summary: `Redis (${job}) is asked in vain`, description: 'Only 49% of the look-ups found their key, less than 50%.' },
      }],
    },
    { name: 'stays silent at 50 %', alert: 'RedisLowHitRatio', series: lookUps(50, 50), evalTime: '90m' },
    { name: 'stays silent before an hour', alert: 'RedisLowHitRatio', series: lookUps(49, 51), evalTime: '59m' },
    { name: 'stays silent while nobody asks', alert: 'RedisLowHitRatio', series: lookUps(0, 0), evalTime: '90m' },
  ];
}
