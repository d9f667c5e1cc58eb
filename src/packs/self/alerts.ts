import { Runbooks } from './runbooks';
import { ALERTMANAGER, PROMETHEUS, Watched } from './scrape';
import { formatDuration, parseDuration, Severity } from '../../core';
import { AlertRule, Receiver, RuleGroup, Unit } from '../../model';

const prometheus = `job="${PROMETHEUS}"`;
const alertmanager = `job="${ALERTMANAGER}"`;

/**
 * Limits follow the mixins of Prometheus (documentation/prometheus-mixin) and Alertmanager (doc/alertmanager-mixin) where nothing else
 * is said.
 *
 * @internal
 */
export function alertRules(pack: string, window: string, watched: Watched, deadMansSwitch: Receiver | undefined): RuleGroup[] {
  return [new RuleGroup({
    name: `${pack}.alerts`,
    rules: [
      ...deadMansSwitch === undefined ? [] : [watchdog(deadMansSwitch)],
      targetDown(),
      ...prometheusAlerts(window),
      ...watched.alertmanager ? [...notifierAlerts(window), ...alertmanagerAlerts(formatDuration(3 * parseDuration(window, 'the window')))] : [],
      ...watched.cluster ? [clusterAlert(window)] : [],
    ],
  })];
}

function watchdog(deadMansSwitch: Receiver): AlertRule {
  return new AlertRule({
    alert: 'Watchdog',
    expr: 'vector(1)',
    severity: Severity.of('none'),
    summary: 'Alerts find their way',
    description: 'This alert always fires. When it is no longer heard, Prometheus, Alertmanager or the way between them and here is broken.',
    runbook: Runbooks.Watchdog,
    receivers: [deadMansSwitch],
    // Services of this kind ask for a ping every few minutes (healthchecks.io: from one minute on).
    repeatInterval: '5m',
  });
}

function targetDown(): AlertRule {
  return new AlertRule({
    alert: 'TargetDown',
    // What is told already is left out: an alert about the same target, or a critical one about the whole job. The label tells this
    // alert from those, whatever name and severity it is given; without it, it would silence itself.
    expr: 'up == 0\n'
      + 'unless on (job, instance) ALERTS{alertstate="firing", fallback!="true"}\n'
      + 'unless on (job) ALERTS{alertstate="firing", severity="critical", instance="", fallback!="true"}',
    // Longer than NodeDown and APIInstanceDown take.
    for: '10m',
    severity: Severity.WARNING,
    labels: { fallback: 'true' },
    summary: 'A target of {{ $labels.job }} is down',
    description: '{{ $labels.instance }} does not answer Prometheus, and no other alert says so.',
    runbook: Runbooks.TargetDown,
  });
}

function prometheusAlerts(window: string): AlertRule[] {
  const stored = ['storage_blocks_bytes', 'wal_storage_size_bytes', 'head_chunks_storage_size_bytes']
    .map((metric) => `prometheus_tsdb_${metric}{${prometheus}}`).join(' + ');
  return [
    new AlertRule({
      alert: 'PrometheusConfigReloadFailed',
      expr: `prometheus_config_last_reload_successful{${prometheus}} == 0`,
      for: '5m',
      severity: Severity.WARNING,
      summary: 'Prometheus refuses its configuration',
      description: '{{ $labels.instance }} goes on with the one before; what was changed since has no effect, and it would not start again.',
      runbook: Runbooks.PrometheusConfigReloadFailed,
    }),
    new AlertRule({
      alert: 'PrometheusStorageFilling',
      // What the limit is compared with (tsdb.BeyondSizeRetention): blocks, write-ahead log and chunks of the head. Above it the oldest
      // block goes, which may hold a tenth of the retention time. A limit of 0 is none.
      expr: `(${stored})\n/ (prometheus_tsdb_retention_limit_bytes{${prometheus}} > 0) > $threshold`,
      threshold: 0.9,
      thresholdUnit: Unit.RATIO,
      for: '10m',
      severity: Severity.WARNING,
      summary: 'The disk of Prometheus is too small for its retention',
      description: '{{ $value | humanizePercentage }} of what samples may take is in use, more than $threshold: at 100% the oldest are deleted, before their time.',
      runbook: Runbooks.PrometheusStorageFilling,
    }),
    new AlertRule({
      alert: 'PrometheusRuleEvaluationFailing',
      expr: `increase(prometheus_rule_evaluation_failures_total{${prometheus}}[${window}]) > $threshold`,
      threshold: 0,
      for: '5m',
      severity: Severity.WARNING,
      summary: 'Prometheus cannot evaluate rules',
      description: `In ${window} {{ $value | humanize }} evaluations of {{ $labels.rule_group }} failed: its alerts cannot fire.`,
      runbook: Runbooks.PrometheusRuleEvaluationFailing,
    }),
    new AlertRule({
      alert: 'PrometheusTargetSyncFailing',
      expr: `increase(prometheus_target_sync_failed_total{${prometheus}}[${window}]) > $threshold`,
      threshold: 0,
      for: '5m',
      severity: Severity.WARNING,
      summary: 'Targets of {{ $labels.scrape_job }} are left out',
      description: `In ${window} {{ $value | humanize }} of them could not be made from what was discovered, so they are not scraped.`,
      runbook: Runbooks.PrometheusTargetSyncFailing,
    }),
    restartedOften('PrometheusRestartedOften', 'Prometheus', prometheus),
  ];
}

/** The way from Prometheus to Alertmanager. Alerts about it are told only while a part of it works; for the rest there is the dead man's switch. */
function notifierAlerts(window: string): AlertRule[] {
  return [
    new AlertRule({
      alert: 'PrometheusNotConnectedToAlertmanager',
      expr: `prometheus_notifications_alertmanagers_discovered{${prometheus}} < $threshold`,
      threshold: 1,
      for: '5m',
      severity: Severity.CRITICAL,
      summary: 'Prometheus knows no Alertmanager',
      description: '{{ $labels.instance }} sends its alerts to {{ $value }} Alertmanagers, fewer than $threshold.',
      runbook: Runbooks.PrometheusNotConnectedToAlertmanager,
    }),
    new AlertRule({
      alert: 'PrometheusNotificationsDropped',
      // Counted for each Alertmanager. What one of several takes is not lost: they are a cluster.
      expr: `min by (job, instance) (increase(prometheus_notifications_dropped_total{${prometheus}}[${window}])) > $threshold`,
      threshold: 0,
      for: '5m',
      severity: Severity.CRITICAL,
      summary: 'Alerts do not reach Alertmanager',
      description: `In ${window} {{ $labels.instance }} dropped {{ $value | humanize }} alerts, which no Alertmanager took.`,
      runbook: Runbooks.PrometheusNotificationsDropped,
    }),
  ];
}

/** A notification is tried for a group interval (5m) until it is given up and counted: the window holds three. */
function alertmanagerAlerts(window: string): AlertRule[] {
  const notifications = (metric: string) => `sum by (job, integration) (rate(alertmanager_${metric}{${alertmanager}}[${window}]))`;
  return [
    new AlertRule({
      alert: 'AlertmanagerNotificationsFailing',
      // It is counted as tried at the start and as failed at the end, so that a single one may leave the window in two steps.
      expr: `clamp_max(\n  ${notifications('notifications_failed_total')}\n  / ${notifications('notifications_total')}, 1\n) > $threshold`,
      threshold: 0.01,
      thresholdUnit: Unit.RATIO,
      for: '5m',
      severity: Severity.CRITICAL,
      summary: 'Notifications by {{ $labels.integration }} get lost',
      description: `In ${window} {{ $value | humanizePercentage }} of them were given up, more than $threshold: people may not know what fires.`,
      runbook: Runbooks.AlertmanagerNotificationsFailing,
    }),
    new AlertRule({
      alert: 'AlertmanagerConfigReloadFailed',
      expr: `alertmanager_config_last_reload_successful{${alertmanager}} == 0`,
      for: '5m',
      severity: Severity.WARNING,
      summary: 'Alertmanager refuses its configuration',
      description: '{{ $labels.instance }} goes on with the one before; new receivers and routes have no effect, and it would not start again.',
      runbook: Runbooks.AlertmanagerConfigReloadFailed,
    }),
    restartedOften('AlertmanagerRestartedOften', 'Alertmanager', alertmanager),
  ];
}

function clusterAlert(window: string): AlertRule {
  const members = `max_over_time(alertmanager_cluster_members{${alertmanager}}[${window}])`;
  return new AlertRule({
    alert: 'AlertmanagerMembersInconsistent',
    // The most of a while: during an update each of them sees one less for a moment.
    expr: `${members}\n< on (job) group_left () count by (job) (${members})`,
    for: '15m',
    severity: Severity.WARNING,
    summary: 'The Alertmanagers do not see each other',
    description: '{{ $labels.instance }} sees {{ $value }} members of its cluster, fewer than there are: people are told twice, and silences hold in one part only.',
    runbook: Runbooks.AlertmanagerMembersInconsistent,
  });
}

function restartedOften(alert: 'PrometheusRestartedOften' | 'AlertmanagerRestartedOften', server: string, where: string): AlertRule {
  return new AlertRule({
    alert,
    // A deployment restarts it once or twice, and one that crashes does so again and again.
    expr: `changes(process_start_time_seconds{${where}}[1h]) > $threshold`,
    threshold: 3,
    thresholdUnit: Unit.of('suffix: times'),
    severity: Severity.WARNING,
    summary: `${server} crashes again and again`,
    description: '{{ $labels.instance }} was started {{ $value }} times in an hour, more than $threshold.',
    runbook: Runbooks[alert],
  });
}
