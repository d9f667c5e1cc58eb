import { ALERTMANAGER, PROMETHEUS, Watched } from './scrape';
import { Dashboard, DashboardRow, Panel, Unit } from '../../model';

const prometheus = `job="${PROMETHEUS}"`;
const alertmanager = `job="${ALERTMANAGER}"`;

/** @internal */
export function dashboard(pack: string, watched: Watched): Dashboard {
  return new Dashboard({
    uid: pack,
    title: pack === 'self' ? 'Monitoring' : `Monitoring: ${pack}`,
    description: 'The monitoring itself: Prometheus, Alertmanager and what they are asked to do',
    tags: ['monitoring'],
    rows: [targets(), server(), ...watched.alertmanager ? [notifications(watched)] : []],
  });
}

function targets(): DashboardRow {
  return {
    title: 'Targets and rules',
    panels: [
      Panel.stat({
        title: 'Targets that are down',
        description: 'Targets that do not answer, by job. Each is an alert after a while, its own or TargetDown.',
        queries: [{ expr: 'count by (job) (up == 0) or 0 * count by (job) (up)', legend: '{{job}}' }],
        unit: Unit.SHORT,
        thresholds: [{ value: 0, color: 'green' }, { value: 1, color: 'red' }],
      }),
      Panel.timeSeries({
        title: 'Scrape duration',
        description: 'How long the slowest target of each job takes. Near the scrape timeout samples begin to be missing.',
        queries: [{ expr: 'max by (job) (scrape_duration_seconds)', legend: '{{job}}' }],
        unit: Unit.SECONDS,
        min: 0,
      }),
      Panel.timeSeries({
        title: 'Samples by target',
        description: 'Samples of one scrape, after drops, of the largest target of each job. A slope is a label whose values do not end.',
        queries: [{ expr: 'max by (job) (scrape_samples_post_metric_relabeling)', legend: '{{job}}' }],
        unit: Unit.SHORT,
        min: 0,
      }),
      Panel.timeSeries({
        title: 'Alerts that fire',
        description: 'By severity. The dead man\'s switch, which always fires, has the severity none.',
        queries: [{ expr: 'count by (severity) (ALERTS{alertstate="firing"})', legend: '{{severity}}' }],
        unit: Unit.SHORT,
        min: 0,
        width: 8,
      }),
      Panel.timeSeries({
        title: 'Rule evaluation',
        description: 'Share of its interval that the last evaluation of a group took. At 100 % evaluations are left out.',
        queries: [{
          expr: `prometheus_rule_group_last_duration_seconds{${prometheus}} / prometheus_rule_group_interval_seconds{${prometheus}}`,
          legend: '{{rule_group}}',
        }],
        unit: Unit.RATIO,
        min: 0,
      }),
      Panel.timeSeries({
        title: 'Failures',
        description: 'Rules that could not be evaluated, and targets that could not be made, in the interval. None is normal.',
        queries: [
          { expr: `sum(increase(prometheus_rule_evaluation_failures_total{${prometheus}}[$__rate_interval]))`, legend: 'rule evaluations' },
          { expr: `sum(increase(prometheus_target_sync_failed_total{${prometheus}}[$__rate_interval]))`, legend: 'targets' },
        ],
        unit: Unit.SHORT,
        min: 0,
      }),
    ],
  };
}

function server(): DashboardRow {
  const size = (metric: string, legend: string) => ({ expr: `prometheus_tsdb_${metric}{${prometheus}}`, legend });
  const stored = ['storage_blocks_bytes', 'wal_storage_size_bytes', 'head_chunks_storage_size_bytes'].map((metric) => size(metric, '').expr).join(' + ');
  return {
    title: 'Prometheus',
    panels: [
      Panel.gauge({
        title: 'Storage in use',
        description: 'Share of what samples may take. At 100 % the oldest are deleted before their time; above the mark for some time is an alert.',
        queries: [{ expr: `(${stored}) / (prometheus_tsdb_retention_limit_bytes{${prometheus}} > 0)` }],
        unit: Unit.RATIO,
        min: 0,
        max: 1,
        alerts: ['PrometheusStorageFilling'],
        width: 6,
      }),
      Panel.timeSeries({
        title: 'Storage',
        description: 'What takes the space: blocks of past hours, the write-ahead log, and chunks of the head.',
        queries: [size('storage_blocks_bytes', 'blocks'), size('wal_storage_size_bytes', 'write-ahead log'), size('head_chunks_storage_size_bytes', 'head chunks')],
        unit: Unit.BYTES,
        min: 0,
        stacked: true,
        width: 6,
      }),
      Panel.timeSeries({
        title: 'Series',
        description: 'Series in memory: what memory and disk are spent on.',
        queries: [{ expr: `prometheus_tsdb_head_series{${prometheus}}`, legend: '{{instance}}' }],
        unit: Unit.SHORT,
        min: 0,
        width: 6,
      }),
      Panel.timeSeries({
        title: 'Samples stored',
        description: 'Samples per second, scraped and recorded.',
        queries: [{ expr: `sum by (instance) (rate(prometheus_tsdb_head_samples_appended_total{${prometheus}}[$__rate_interval]))`, legend: '{{instance}}' }],
        unit: Unit.of('suffix: samples/s'),
        min: 0,
        width: 6,
      }),
      Panel.timeSeries({
        title: 'Memory',
        description: 'Memory of the servers. A saw tooth is normal, a slope that never falls is not.',
        queries: [{ expr: `process_resident_memory_bytes{job=~"${PROMETHEUS}|${ALERTMANAGER}"}`, legend: '{{instance}}' }],
        unit: Unit.BYTES,
        min: 0,
        width: 12,
      }),
      Panel.timeSeries({
        title: 'Starts',
        description: 'Starts of the servers in the hour before. Above the line is an alert.',
        queries: [{ expr: `changes(process_start_time_seconds{job=~"${PROMETHEUS}|${ALERTMANAGER}"}[1h])`, legend: '{{instance}}' }],
        unit: Unit.SHORT,
        min: 0,
        alerts: ['PrometheusRestartedOften'],
        width: 6,
      }),
      Panel.stat({
        title: 'Configuration in use',
        description: '1 if the last configuration that Prometheus read is in use. 0 is an alert.',
        queries: [{ expr: `min(prometheus_config_last_reload_successful{${prometheus}})` }],
        unit: Unit.SHORT,
        thresholds: [{ value: 0, color: 'red' }, { value: 1, color: 'green' }],
        width: 6,
      }),
    ],
  };
}

function notifications(watched: Watched): DashboardRow {
  const rate = (metric: string, by: string) => `sum by (${by}) (rate(${metric}[$__rate_interval]))`;
  return {
    title: 'Alertmanager',
    panels: [
      Panel.timeSeries({
        title: 'Alerts sent',
        description: 'Alerts per second that each Alertmanager takes from Prometheus, and that it does not.',
        queries: [
          { expr: rate(`prometheus_notifications_sent_total{${prometheus}}`, 'alertmanager'), legend: '{{alertmanager}}' },
          { expr: rate(`prometheus_notifications_dropped_total{${prometheus}}`, 'alertmanager'), legend: '{{alertmanager}} dropped' },
        ],
        unit: Unit.of('suffix: alerts/s'),
        min: 0,
      }),
      Panel.timeSeries({
        title: 'Notifications',
        description: 'Notifications per second by integration.',
        queries: [{ expr: `${rate(`alertmanager_notifications_total{${alertmanager}}`, 'integration')} > 0`, legend: '{{integration}}' }],
        unit: Unit.of('suffix: notifications/s'),
        min: 0,
      }),
      Panel.timeSeries({
        title: 'Notifications given up',
        description: 'Notifications per second that a receiver did not take, and why. Any is worth a look; more than a few are an alert.',
        queries: [{
          expr: `${rate(`alertmanager_notifications_failed_total{${alertmanager}}`, 'integration, reason')} > 0`,
          legend: '{{integration}} {{reason}}',
        }],
        unit: Unit.of('suffix: notifications/s'),
        min: 0,
      }),
      Panel.timeSeries({
        title: 'Alerts in Alertmanager',
        description: 'Alerts that it knows, told and suppressed by a silence or an inhibition.',
        queries: [{ expr: `max by (state) (alertmanager_alerts{${alertmanager}})`, legend: '{{state}}' }],
        unit: Unit.SHORT,
        min: 0,
      }),
      Panel.stat({
        title: 'Alertmanagers known',
        description: 'Alertmanagers that Prometheus sends alerts to. None is an alert.',
        queries: [{ expr: `min(prometheus_notifications_alertmanagers_discovered{${prometheus}})` }],
        unit: Unit.SHORT,
        alerts: ['PrometheusNotConnectedToAlertmanager'],
        width: watched.cluster ? 5 : 8,
      }),
      Panel.stat({
        title: 'Routes and receivers in use',
        description: '1 if the last configuration that every Alertmanager read is in use. 0 is an alert.',
        queries: [{ expr: `min(alertmanager_config_last_reload_successful{${alertmanager}})` }],
        unit: Unit.SHORT,
        thresholds: [{ value: 0, color: 'red' }, { value: 1, color: 'green' }],
        width: watched.cluster ? 5 : 8,
      }),
      ...watched.cluster ? [Panel.stat({
        title: 'Members of the cluster',
        description: 'Members that each Alertmanager sees, itself included. Fewer than there are is an alert.',
        queries: [{ expr: `alertmanager_cluster_members{${alertmanager}}`, legend: '{{instance}}' }],
        unit: Unit.SHORT,
        width: 6,
      })] : [],
    ],
  };
}
