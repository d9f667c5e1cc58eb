import { Dashboard, Panel, Unit, Variable } from '../../model';

/** @internal */
export function dashboard(job: string): Dashboard {
  const where = `job="${job}", datname=~"$datname"`;
  const rate = (metric: string) => `sum by (datname) (rate(${metric}{${where}}[$__rate_interval]))`;
  return new Dashboard({
    uid: job,
    title: job === 'postgres' ? 'PostgreSQL' : `PostgreSQL: ${job}`,
    description: 'One PostgreSQL server: connections, transactions, locks and size',
    tags: ['postgres'],
    variables: [Variable.labelValues('datname', `pg_stat_database_numbackends{job="${job}", datname!=""}`, 'datname', 'Database')],
    rows: [
      {
        title: 'Server',
        panels: [
          Panel.stat({
            title: 'Reachable',
            description: '1 if the exporter reached the server. 0 is an alert.',
            queries: [{ expr: `min(pg_up{job="${job}"})` }],
            unit: Unit.SHORT,
            thresholds: [{ value: 0, color: 'red' }, { value: 1, color: 'green' }],
            width: 4,
          }),
          Panel.gauge({
            title: 'Connections in use',
            description: 'Share of max_connections, over all databases. Above the line for some time is an alert.',
            queries: [{ expr: `sum(pg_stat_database_numbackends{job="${job}"}) / max(pg_settings_max_connections{job="${job}"})` }],
            unit: Unit.RATIO,
            min: 0,
            max: 1,
            alerts: ['PostgresTooManyConnections'],
            width: 4,
          }),
          Panel.timeSeries({
            title: 'Connections',
            description: 'Open connections by database. A slope that never falls is a leak.',
            queries: [{ expr: `sum by (datname) (pg_stat_database_numbackends{${where}})`, legend: '{{datname}}' }],
            unit: Unit.SHORT,
            min: 0,
            stacked: true,
          }),
          Panel.timeSeries({
            title: 'Replication lag',
            description: 'How far a replica is behind; 0 on a primary. Above the line for some time is an alert.',
            queries: [{ expr: `pg_replication_lag_seconds{job="${job}"}`, legend: '{{instance}}' }],
            unit: Unit.SECONDS,
            min: 0,
            alerts: ['PostgresReplicationLag'],
          }),
        ],
      },
      {
        title: 'Databases',
        panels: [
          Panel.timeSeries({
            title: 'Transactions',
            description: 'Committed and rolled back transactions per second. Many roll-backs mean that the application fails.',
            queries: [
              { expr: rate('pg_stat_database_xact_commit'), legend: '{{datname}} committed' },
              { expr: rate('pg_stat_database_xact_rollback'), legend: '{{datname}} rolled back' },
            ],
            unit: Unit.OPERATIONS_PER_SECOND,
            min: 0,
          }),
          Panel.timeSeries({
            title: 'Oldest transaction',
            description: 'Age of the oldest open transaction of a client. Above the line for some time is an alert.',
            queries: [{ expr: `max by (datname) (pg_stat_activity_max_tx_duration{${where}, backend_type="client backend"})`, legend: '{{datname}}' }],
            unit: Unit.SECONDS,
            min: 0,
            alerts: ['PostgresLongTransaction'],
          }),
          Panel.timeSeries({
            title: 'Cache hits',
            description: 'Share of blocks that were found in the cache of the server. Below 95 % over hours, memory is short or a query reads too much.',
            queries: [{
              expr: `${rate('pg_stat_database_blks_hit')} / (${rate('pg_stat_database_blks_hit')} + ${rate('pg_stat_database_blks_read')})`,
              legend: '{{datname}}',
            }],
            unit: Unit.RATIO,
            max: 1,
          }),
          Panel.timeSeries({
            title: 'Deadlocks',
            description: 'Transactions per second that were cancelled to end a deadlock. Normal is none.',
            queries: [{ expr: rate('pg_stat_database_deadlocks'), legend: '{{datname}}' }],
            unit: Unit.OPERATIONS_PER_SECOND,
            min: 0,
          }),
          Panel.timeSeries({
            title: 'Size',
            description: 'Space on disk by database.',
            queries: [{ expr: `sum by (datname) (pg_database_size_bytes{${where}})`, legend: '{{datname}}' }],
            unit: Unit.BYTES,
            min: 0,
          }),
        ],
      },
    ],
  });
}
