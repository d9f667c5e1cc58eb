import { RuleTest } from '../../model';

/** @internal */
export function ruleTests(job: string): RuleTest[] {
  const target = `instance="postgres-exporter:9187", job="${job}"`;
  const at = { instance: 'postgres-exporter:9187', job };
  const warning = { ...at, severity: 'warning' };
  const shop = { ...warning, datname: 'shop' };

  const state = (up: string, pgUp: string) => [{ series: `up{${target}}`, values: up }, { series: `pg_up{${target}}`, values: pgUp }];
  const connections = (shopConnections: number) => [
    { series: `pg_stat_database_numbackends{datid="1", datname="shop", ${target}}`, values: `${shopConnections}x20` },
    { series: `pg_stat_database_numbackends{datid="2", datname="postgres", ${target}}`, values: '10x20' },
    { series: `pg_settings_max_connections{${target}}`, values: '100x20' },
  ];
  const transaction = (values: string, backend = 'client backend') => [{
    series: `pg_stat_activity_max_tx_duration{application_name="api", backend_type="${backend}", datname="shop", ${target}, state="active", usename="api", wait_event="", wait_event_type=""}`,
    values,
  }];
  const deadlocks = (values: string) => [{ series: `pg_stat_database_deadlocks{datid="1", datname="shop", ${target}}`, values }];
  const replica = (lag: number, isReplica = 1) => [
    { series: `pg_replication_lag_seconds{${target}}`, values: `${lag}x20` },
    { series: `pg_replication_is_replica{${target}}`, values: `${isReplica}x20` },
  ];
  const fires = (labels: { [label: string]: string }, summary: string, description: string) => [{ labels, annotations: { summary, description } }];
  const down = fires({ ...at, severity: 'critical' }, `PostgreSQL (${job}) cannot be reached`, 'The exporter postgres-exporter:9187 cannot reach the server, or does not answer itself.');
  return [
    { name: 'fires when the server is away for a minute', alert: 'PostgresDown', series: state('1x10', '0x10'), evalTime: '1m', firing: down },
    { name: 'fires when the exporter is away for a minute', alert: 'PostgresDown', series: state('0x10', '_x10'), evalTime: '1m', firing: down },
    { name: 'stays silent for a missed scrape', alert: 'PostgresDown', series: state('1x10', '1 0 1x8'), evalTime: '2m' },
    { name: 'stays silent while both answer', alert: 'PostgresDown', series: state('1x10', '1x10'), evalTime: '10m' },

    { name: 'fires at 81 of 100 connections for 5 minutes', alert: 'PostgresTooManyConnections', series: connections(71), evalTime: '5m', firing: fires(warning, `PostgreSQL (${job}) runs out of connections`, '81% of max_connections are in use, more than 80%.') },
    { name: 'stays silent at 80 of 100', alert: 'PostgresTooManyConnections', series: connections(70), evalTime: '20m' },
    { name: 'stays silent before 5 minutes', alert: 'PostgresTooManyConnections', series: connections(71), evalTime: '4m' },

    { name: 'fires 5 minutes after half an hour', alert: 'PostgresLongTransaction', series: transaction('0+60x60'), evalTime: '36m', firing: fires(shop, 'A transaction in shop stays open', 'The oldest transaction has been open for 36m 0s, longer than 30m.') },
    { name: 'stays silent before', alert: 'PostgresLongTransaction', series: transaction('0+60x60'), evalTime: '35m' },
    { name: 'stays silent for transactions that end in time', alert: 'PostgresLongTransaction', series: transaction('1799x60'), evalTime: '60m' },
    { name: 'stays silent for the server\'s own processes', alert: 'PostgresLongTransaction', series: transaction('9999x60', 'walsender'), evalTime: '60m' },

    { name: 'fires at 6 in five minutes', alert: 'PostgresDeadlocks', series: deadlocks('10+1.2x20'), evalTime: '10m', firing: fires(shop, 'Transactions in shop deadlock', 'In 5m 6 transactions were cancelled to end a deadlock, more than 5.') },
    { name: 'stays silent below 5 in five minutes', alert: 'PostgresDeadlocks', series: deadlocks('10+0.9x20'), evalTime: '10m' },
    { name: 'stays silent for those of the past', alert: 'PostgresDeadlocks', series: deadlocks('1000x20'), evalTime: '10m' },

    { name: 'fires at 61 seconds for 5 minutes', alert: 'PostgresReplicationLag', series: replica(61), evalTime: '5m', firing: fires(warning, `The replica ${job} falls behind`, 'It is 1m 1s behind its primary, more than 1m.') },
    { name: 'stays silent at 60 seconds', alert: 'PostgresReplicationLag', series: replica(60), evalTime: '20m' },
    { name: 'stays silent before 5 minutes', alert: 'PostgresReplicationLag', series: replica(61), evalTime: '4m' },
    { name: 'stays silent on a primary', alert: 'PostgresReplicationLag', series: replica(9999, 0), evalTime: '20m' },
  ];
}
