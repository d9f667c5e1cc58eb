import { Metric } from '../../model';

const DATABASE = ['datid', 'datname'];

/**
 * What rules and panels read of postgres_exporter 0.20. Its counters have no `_total`.
 *
 * @internal
 */
export const METRICS: Metric[] = [
  Metric.gauge('pg_up', { help: '1 if the server answered' }),
  Metric.gauge('pg_settings_max_connections', { help: 'The most connections that the server allows' }),
  Metric.gauge('pg_stat_database_numbackends', { help: 'Connections to the database', labels: DATABASE }),
  Metric.counter('pg_stat_database_xact_commit', { help: 'Transactions that were committed', labels: DATABASE }),
  Metric.counter('pg_stat_database_xact_rollback', { help: 'Transactions that were rolled back', labels: DATABASE }),
  Metric.counter('pg_stat_database_blks_hit', { help: 'Blocks that were found in the cache', labels: DATABASE }),
  Metric.counter('pg_stat_database_blks_read', { help: 'Blocks that were read from disk', labels: DATABASE }),
  Metric.counter('pg_stat_database_deadlocks', { help: 'Transactions that were cancelled to end a deadlock', labels: DATABASE }),
  Metric.gauge('pg_database_size_bytes', { help: 'Size of the database on disk', labels: ['datname'] }),
  Metric.gauge('pg_stat_activity_max_tx_duration', {
    help: 'Age of the oldest open transaction in seconds',
    labels: ['datname', 'state', 'usename', 'application_name', 'backend_type', 'wait_event_type', 'wait_event'],
  }),
  Metric.gauge('pg_replication_is_replica', { help: '1 if the server is a replica' }),
  Metric.gauge('pg_replication_lag_seconds', { help: 'How far the replica is behind' }),
];
