import { Watched } from './scrape';
import { ExpectedAlert, RuleTest, TestSeries } from '../../model';

const AT = { instance: 'prometheus:9090', job: 'prometheus' };
const P = 'instance="prometheus:9090", job="prometheus"';
const a = (instance: string) => `instance="${instance}", job="alertmanager"`;

/** @internal */
export function ruleTests(watched: Watched, deadMansSwitch: boolean): RuleTest[] {
  return [
    ...deadMansSwitch ? watchdog() : [],
    ...targets(),
    ...server(),
    ...watched.alertmanager ? [...notifier(), ...notifications()] : [],
    ...watched.cluster ? cluster() : [],
  ];
}

function watchdog(): RuleTest[] {
  return [{
    name: 'fires from the first evaluation on, whatever there is',
    alert: 'Watchdog',
    series: [],
    evalTime: '0m',
    firing: [fires({ severity: 'none' }, 'Alerts find their way',
      'This alert always fires. When it is no longer heard, Prometheus, Alertmanager or the way between them and here is broken.')],
  }];
}

function targets(): RuleTest[] {
  const down = (instance = 'a:80') => ({ series: `up{instance="${instance}", job="shop"}`, values: '0x30' });
  const told = (labels: string) => ({ series: `ALERTS{alertname="Told", alertstate="firing", job="shop", ${labels}}`, values: '_x5 1x30' });
  const silent = (name: string, ...series: TestSeries[]) => ({ name, alert: 'TargetDown', series, evalTime: '20m' });
  const firing = [fires({ instance: 'a:80', job: 'shop', severity: 'warning', fallback: 'true' }, 'A target of shop is down',
    'a:80 does not answer Prometheus, and no other alert says so.')];
  return [
    { name: 'fires when it has not answered for 10 minutes', alert: 'TargetDown', series: [down()], evalTime: '10m', firing },
    { name: 'goes on when it fires itself', alert: 'TargetDown', series: [down()], evalTime: '25m', firing },
    { name: 'stays silent before 10 minutes', alert: 'TargetDown', series: [down()], evalTime: '9m' },
    silent('stays silent while it answers', { series: 'up{instance="a:80", job="shop"}', values: '1x30' }),
    silent('stays silent for a missed scrape', { series: 'up{instance="a:80", job="shop"}', values: '0x14 1 0x15' }),
    silent('leaves the target to an alert of its own', down(), told('instance="a:80", severity="warning"')),
    silent('leaves the target to a critical alert about all of the job', down(), told('severity="critical"')),
    { ...silent('is not held back by an alert about another target', down(), told('instance="b:80", severity="critical"')), firing },
    { ...silent('is not held back by a warning about the job', down(), told('severity="warning"')), firing },
    { ...silent('is not held back by an alert that does not fire yet', down(), { series: 'ALERTS{alertname="Told", alertstate="pending", instance="a:80", job="shop"}', values: '1x30' }), firing },
  ];
}

function server(): RuleTest[] {
  const reload = (values: string) => [{ series: `prometheus_config_last_reload_successful{${P}}`, values }];
  const storage = (blocks: number, limit = 1000) => [
    { series: `prometheus_tsdb_storage_blocks_bytes{${P}}`, values: `${blocks}x40` },
    { series: `prometheus_tsdb_wal_storage_size_bytes{${P}}`, values: '90x40' },
    { series: `prometheus_tsdb_head_chunks_storage_size_bytes{${P}}`, values: '10x40' },
    { series: `prometheus_tsdb_retention_limit_bytes{${P}}`, values: `${limit}x40` },
  ];
  const failures = (values: string) => [{ series: `prometheus_rule_evaluation_failures_total{${P}, rule_group="shop.yml;shop"}`, values }];
  const syncs = (values: string) => [{ series: `prometheus_target_sync_failed_total{${P}, scrape_job="shop"}`, values }];
  const refused = fires({ ...AT, severity: 'warning' }, 'Prometheus refuses its configuration',
    'prometheus:9090 goes on with the one before; what was changed since has no effect, and it would not start again.');
  return [
    { name: 'fires when it is refused for 5 minutes', alert: 'PrometheusConfigReloadFailed', series: reload('0x20'), evalTime: '5m', firing: [refused] },
    { name: 'stays silent before 5 minutes', alert: 'PrometheusConfigReloadFailed', series: reload('0x20'), evalTime: '4m' },
    { name: 'stays silent while it is taken', alert: 'PrometheusConfigReloadFailed', series: reload('1x20'), evalTime: '20m' },

    {
      name: 'fires at 90.1 % for 10 minutes',
      alert: 'PrometheusStorageFilling',
      series: storage(801),
      evalTime: '10m',
      firing: [fires({ ...AT, severity: 'warning' }, 'The disk of Prometheus is too small for its retention',
        '90.1% of what samples may take is in use, more than 90%: at 100% the oldest are deleted, before their time.')],
    },
    { name: 'stays silent before 10 minutes', alert: 'PrometheusStorageFilling', series: storage(801), evalTime: '9m' },
    { name: 'stays silent at 90 %', alert: 'PrometheusStorageFilling', series: storage(800), evalTime: '30m' },
    { name: 'stays silent without a limit', alert: 'PrometheusStorageFilling', series: storage(801, 0), evalTime: '30m' },

    {
      name: 'fires when evaluations have failed for 5 minutes',
      alert: 'PrometheusRuleEvaluationFailing',
      series: failures('0x9 0+1x20'),
      evalTime: '20m',
      firing: [fires({ ...AT, rule_group: 'shop.yml;shop', severity: 'warning' }, 'Prometheus cannot evaluate rules',
        'In 5m 5 evaluations of shop.yml;shop failed: its alerts cannot fire.')],
    },
    { name: 'stays silent before 5 minutes', alert: 'PrometheusRuleEvaluationFailing', series: failures('0x9 0+1x20'), evalTime: '15m' },
    { name: 'stays silent for one that failed once', alert: 'PrometheusRuleEvaluationFailing', series: failures('0x9 1x20'), evalTime: '20m' },
    { name: 'stays silent for those of the past, and for a restart', alert: 'PrometheusRuleEvaluationFailing', series: failures('7x10 0x10'), evalTime: '15m' },

    {
      name: 'fires when targets have been left out for 5 minutes',
      alert: 'PrometheusTargetSyncFailing',
      series: syncs('0x9 0+1x20'),
      evalTime: '20m',
      firing: [fires({ ...AT, scrape_job: 'shop', severity: 'warning' }, 'Targets of shop are left out',
        'In 5m 5 of them could not be made from what was discovered, so they are not scraped.')],
    },
    { name: 'stays silent before 5 minutes', alert: 'PrometheusTargetSyncFailing', series: syncs('0x9 0+1x20'), evalTime: '15m' },
    { name: 'stays silent for those of the past', alert: 'PrometheusTargetSyncFailing', series: syncs('7x30'), evalTime: '20m' },
    ...restarts('PrometheusRestartedOften', 'Prometheus', AT),
  ];
}

function notifier(): RuleTest[] {
  const known = (values: string) => [{ series: `prometheus_notifications_alertmanagers_discovered{${P}}`, values }];
  const dropped = (one: string, other?: string) => [one, other].flatMap((values, i) => (values === undefined ? [] : [
    { series: `prometheus_notifications_dropped_total{alertmanager="http://alertmanager-${i}:9093/api/v2/alerts", ${P}}`, values },
  ]));
  return [
    {
      name: 'fires when it has known none for 5 minutes',
      alert: 'PrometheusNotConnectedToAlertmanager',
      series: known('0x20'),
      evalTime: '5m',
      firing: [fires({ ...AT, severity: 'critical' }, 'Prometheus knows no Alertmanager', 'prometheus:9090 sends its alerts to 0 Alertmanagers, fewer than 1.')],
    },
    { name: 'stays silent before 5 minutes', alert: 'PrometheusNotConnectedToAlertmanager', series: known('0x20'), evalTime: '4m' },
    { name: 'stays silent with one', alert: 'PrometheusNotConnectedToAlertmanager', series: known('1x20'), evalTime: '20m' },

    {
      name: 'fires when alerts have been dropped for 5 minutes',
      alert: 'PrometheusNotificationsDropped',
      series: dropped('0x9 0+6x20'),
      evalTime: '20m',
      firing: [fires({ ...AT, severity: 'critical' }, 'Alerts do not reach Alertmanager',
        'In 5m prometheus:9090 dropped 30 alerts, which no Alertmanager took.')],
    },
    { name: 'stays silent before 5 minutes', alert: 'PrometheusNotificationsDropped', series: dropped('0x9 0+6x20'), evalTime: '15m' },
    { name: 'stays silent while another takes them', alert: 'PrometheusNotificationsDropped', series: dropped('0+6x30', '0x30'), evalTime: '20m' },
    { name: 'stays silent for those of the past', alert: 'PrometheusNotificationsDropped', series: dropped('6x30'), evalTime: '20m' },
  ];
}

function notifications(): RuleTest[] {
  const at = { instance: 'alertmanager:9093', job: 'alertmanager' };
  const where = a('alertmanager:9093');
  const notified = (failed: string, all: string) => [
    { series: `alertmanager_notifications_failed_total{integration="slack", ${where}, reason="clientError"}`, values: failed },
    { series: `alertmanager_notifications_failed_total{integration="slack", ${where}, reason="serverError"}`, values: '0x60' },
    { series: `alertmanager_notifications_total{integration="slack", ${where}}`, values: all },
  ];
  const lost = (part: string) => [fires({ integration: 'slack', job: 'alertmanager', severity: 'critical' }, 'Notifications by slack get lost',
    `In 15m ${part} of them were given up, more than 1%: people may not know what fires.`)];
  const reload = (values: string) => [{ series: `alertmanager_config_last_reload_successful{${where}}`, values }];
  const failing = 'AlertmanagerNotificationsFailing';
  return [
    { name: 'fires at 2 % for 5 minutes', alert: failing, series: notified('0+1x60', '0+50x60'), evalTime: '30m', firing: lost('2%') },
    // With one group and a receiver that refuses, there is one each group interval.
    { name: 'fires when one gets lost each 5 minutes', alert: failing, series: notified('0x4 1x4 2x4 3x4 4x40', '1x4 2x4 3x4 4x4 5x40'), evalTime: '18m', firing: lost('93.33%') },
    { name: 'stays silent before 5 minutes', alert: failing, series: notified('0x14 0+1x20', '0+50x60'), evalTime: '19m' },
    { name: 'stays silent at 1 %', alert: failing, series: notified('0+1x60', '0+100x60'), evalTime: '30m' },
    { name: 'stays silent while nobody is told', alert: failing, series: notified('3x60', '9x60'), evalTime: '30m' },
    { name: 'stays silent for a restart', alert: failing, series: notified('3x20 0x30', '90x20 0+1x30'), evalTime: '30m' },

    {
      name: 'fires when it is refused for 5 minutes',
      alert: 'AlertmanagerConfigReloadFailed',
      series: reload('0x20'),
      evalTime: '5m',
      firing: [fires({ ...at, severity: 'warning' }, 'Alertmanager refuses its configuration',
        'alertmanager:9093 goes on with the one before; new receivers and routes have no effect, and it would not start again.')],
    },
    { name: 'stays silent before 5 minutes', alert: 'AlertmanagerConfigReloadFailed', series: reload('0x20'), evalTime: '4m' },
    { name: 'stays silent while it is taken', alert: 'AlertmanagerConfigReloadFailed', series: reload('1x20'), evalTime: '20m' },
    ...restarts('AlertmanagerRestartedOften', 'Alertmanager', at),
  ];
}

function cluster(): RuleTest[] {
  const alert = 'AlertmanagerMembersInconsistent';
  const members = (first: string, second: string) => [first, second]
    .map((values, i) => ({ series: `alertmanager_cluster_members{${a(`alertmanager-${i}:9093`)}}`, values }));
  const alone = (i: number) => fires({ instance: `alertmanager-${i}:9093`, job: 'alertmanager', severity: 'warning' }, 'The Alertmanagers do not see each other',
    `alertmanager-${i}:9093 sees 1 members of its cluster, fewer than there are: people are told twice, and silences hold in one part only.`);
  return [
    { name: 'fires when they have been apart for 15 minutes', alert, series: members('1x40', '1x40'), evalTime: '15m', firing: [alone(0), alone(1)] },
    { name: 'tells who is wrong', alert, series: members('2x40', '1x40'), evalTime: '15m', firing: [alone(1)] },
    { name: 'stays silent before 15 minutes', alert, series: members('1x40', '1x40'), evalTime: '14m' },
    { name: 'stays silent while they see each other', alert, series: members('2x40', '2x40'), evalTime: '30m' },
    { name: 'stays silent when one of them is replaced', alert, series: members('2x10 1x2 2x30', '2x10 _x2 2x30'), evalTime: '30m' },
  ];
}

function restarts(alert: string, name: string, at: { readonly instance: string; readonly job: string }): RuleTest[] {
  const started = (values: string) => [{ series: `process_start_time_seconds{instance="${at.instance}", job="${at.job}"}`, values }];
  return [
    {
      name: 'fires at the fourth start in an hour',
      alert,
      series: started('1000x4 2000x4 3000x4 4000x4 5000x60'),
      evalTime: '30m',
      firing: [fires({ ...at, severity: 'warning' }, `${name} crashes again and again`, `${at.instance} was started 4 times in an hour, more than 3 times.`)],
    },
    { name: 'stays silent at the third', alert, series: started('1000x4 2000x4 3000x4 4000x60'), evalTime: '30m' },
    { name: 'stays silent for starts of the hour before', alert, series: started('1000x4 2000x4 3000x4 4000x4 5000x90'), evalTime: '85m' },
  ];
}

function fires(labels: { readonly [label: string]: string }, summary: string, description: string): ExpectedAlert {
  return { labels, annotations: { summary, description } };
}
