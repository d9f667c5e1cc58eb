import { Metric } from '../../model';

/**
 * What rules and panels read of Prometheus 3.16.
 *
 * @internal
 */
export const PROMETHEUS_METRICS: Metric[] = [
  Metric.gauge('prometheus_config_last_reload_successful', { help: '1 if the last configuration that was read is in use' }),
  Metric.gauge('prometheus_tsdb_storage_blocks_bytes', { help: 'Size of all blocks' }),
  Metric.gauge('prometheus_tsdb_wal_storage_size_bytes', { help: 'Size of the write-ahead log' }),
  Metric.gauge('prometheus_tsdb_head_chunks_storage_size_bytes', { help: 'Size of the chunks of the head block on disk' }),
  Metric.gauge('prometheus_tsdb_retention_limit_bytes', { help: 'Size from which on the oldest block is deleted; 0 is no limit' }),
  Metric.gauge('prometheus_tsdb_head_series', { help: 'Series in memory' }),
  Metric.counter('prometheus_tsdb_head_samples_appended_total', { labels: ['type'], help: 'Samples stored' }),
  Metric.counter('prometheus_rule_evaluation_failures_total', { labels: ['rule_group'], help: 'Evaluations of rules that failed' }),
  Metric.gauge('prometheus_rule_group_last_duration_seconds', { labels: ['rule_group'], help: 'How long the last evaluation of a group took' }),
  Metric.gauge('prometheus_rule_group_interval_seconds', { labels: ['rule_group'], help: 'How often a group is evaluated' }),
  Metric.counter('prometheus_target_sync_failed_total', { labels: ['scrape_job'], help: 'Targets that could not be made from what was discovered' }),
  Metric.gauge('process_start_time_seconds', { help: 'When the process was started' }),
  Metric.gauge('process_resident_memory_bytes', { help: 'Memory of the process' }),
];

/**
 * What there is to read of Prometheus 3.16 where it sends alerts.
 *
 * @internal
 */
export const NOTIFIER_METRICS: Metric[] = [
  Metric.gauge('prometheus_notifications_alertmanagers_discovered', { help: 'Alertmanagers that alerts are sent to' }),
  Metric.counter('prometheus_notifications_sent_total', { labels: ['alertmanager'], help: 'Alerts that were sent' }),
  Metric.counter('prometheus_notifications_dropped_total', { labels: ['alertmanager'], help: 'Alerts that could not be sent' }),
];

/**
 * What rules and panels read of Alertmanager 0.34.
 *
 * @internal
 */
export const ALERTMANAGER_METRICS: Metric[] = [
  Metric.gauge('alertmanager_config_last_reload_successful', { help: '1 if the last configuration that was read is in use' }),
  Metric.gauge('alertmanager_alerts', { labels: ['state'], labelValues: { state: ['active', 'suppressed', 'unprocessed'] }, help: 'Alerts it knows' }),
  Metric.counter('alertmanager_notifications_total', { labels: ['integration'], help: 'Notifications that were tried' }),
  Metric.counter('alertmanager_notifications_failed_total', { labels: ['integration', 'reason'], help: 'Notifications that were given up' }),
];

/**
 * What Alertmanager 0.34 has beside them when it is one of several.
 *
 * @internal
 */
export const CLUSTER_METRICS: Metric[] = [
  Metric.gauge('alertmanager_cluster_members', { help: 'Members of the cluster that this one sees, itself included' }),
];
