import { parse } from 'yaml';
import { OSOOL_ALERTS } from './osool-alerts';
import { osoolMonitoring } from '../../examples/osool/monitoring';
import { OsoolPack } from '../../examples/osool/osool-pack';
import { alertsOf } from '../../src/model';
import { toYaml } from '../../src/render';
import { planOf } from '../fixture';
import { describePack, undeclared } from '../packs/run-pack';
import { judge } from '../tools';

const monitoring = osoolMonitoring({ database: { address: 'postgres:5432' }, redis: { address: 'redis:6379' } });
const plan = planOf(monitoring);
const { description, files } = plan;
const file = (path: string) => files.find((candidate) => candidate.path === path)!.content;
const alerts = alertsOf(description);

describePack('osool-business', () => new OsoolPack({ job: 'osool-backend' }));

test('has no findings', () => {
  expect(plan.findings).toEqual([]);
});

test('scrapes every 15 seconds, keeps 30 days within 50 GB', () => {
  const prometheus = parse(file('prometheus/prometheus.yml'));
  expect(prometheus.global.scrape_interval).toBe('15s');
  expect(prometheus.storage.tsdb.retention.time).toBe('30d');
  expect(description.prometheus.options).toMatchObject({ diskSize: '50GB' });
  expect(prometheus.scrape_configs.map((job: any) => job.job_name)).toEqual(expect.arrayContaining(['alertmanager', 'node', 'osool-backend', 'postgres', 'prometheus', 'redis']));
});

test('reads the metrics of the backend with a token from a file', () => {
  const job = parse(file('prometheus/prometheus.yml')).scrape_configs.find((candidate: any) => candidate.job_name === 'osool-backend');
  expect(job.authorization).toEqual({ type: 'Bearer', credentials_file: '/etc/secrets/metrics-token' });
});

test('runs the exporters beside the three servers', () => {
  expect(plan.workloads.map((workload) => workload.name))
    .toEqual(['alertmanager', 'grafana', 'node-exporter', 'postgres-exporter', 'prometheus', 'redis-exporter']);
});

test('refers to its secrets by name', () => {
  const names = [...new Set(plan.workloads.flatMap((workload) => workload.secrets).map((secret) => secret.fileName))];
  expect(names.sort()).toEqual([
    'dead-mans-switch-url', 'grafana-admin-password', 'metrics-token', 'pagerduty-key', 'postgres-password', 'postgres-username', 'slack-webhook', 'smtp-password',
  ]);
});

test('declares every metric that a rule or panel reads', () => {
  expect(undeclared({
    metrics: [...description.metrics],
    ruleGroups: description.ruleFiles.flatMap((rules) => rules.groups),
    dashboards: description.dashboards.map(({ dashboard }) => dashboard),
  })).toEqual([]);
});

describe('alerts', () => {
  const rules = files.filter((candidate) => candidate.path.startsWith('prometheus/rules/'));

  test('promtool accepts the rules', () => {
    expect(judge('promtool', ['check', 'rules', '--lint=all', '--lint-fatal', ...rules.map(({ path }) => path)], rules)).toMatchObject({ ok: true });
  });

  test('are the eleven of the seed, and those of the packs', () => {
    expect(alerts.map((alert) => alert.name)).toEqual(expect.arrayContaining(OSOOL_ALERTS.map(({ alert }) => alert)));
    expect(OSOOL_ALERTS).toHaveLength(11);
  });

  test.each(OSOOL_ALERTS.map((seed) => [seed.alert, seed] as const))('%s fires at its threshold and duration, and not below', (name, seed) => {
    const cases = [...seed.fires.map((c) => ({ ...c, count: 1 })), ...seed.silent.map((c) => ({ ...c, count: 0 }))];
    const step = seed.step ?? '15s';
    const tests = {
      rule_files: rules.map(({ path }) => path),
      evaluation_interval: step,
      tests: cases.map(({ series, at, count }, i) => ({
        name: `${name} ${i}`,
        interval: step,
        input_series: Object.entries(series).map(([selector, values]) => ({ series: selector, values })),
        promql_expr_test: [{
          expr: `count(ALERTS{alertname="${name}", alertstate="firing"}) or vector(0)`,
          eval_time: at,
          exp_samples: [{ labels: '{}', value: count }],
        }],
      })),
    };
    expect(judge('promtool', ['test', 'rules', 'tests.yml'], [...rules, { path: 'tests.yml', content: toYaml(tests) }]))
      .toEqual({ ok: true, output: expect.stringContaining('SUCCESS') });
  });
});

describe('notifications', () => {
  const config = files.filter((candidate) => candidate.path === 'alertmanager/alertmanager.yml');
  const told = (labels: string[]) => judge('amtool', ['config', 'routes', 'test', '--config.file=alertmanager/alertmanager.yml', ...labels], config).output.trim();

  test('amtool accepts the configuration', () => {
    expect(judge('amtool', ['check-config', 'alertmanager/alertmanager.yml'], config)).toMatchObject({ ok: true });
  });

  test.each(OSOOL_ALERTS.map(({ alert, severity, told: action }) => [alert, severity, action] as const))('%s (%s) tells %s', (name, severity, action) => {
    const alert = alerts.find((candidate) => candidate.name === name)!;
    expect(alert.labels.severity).toBe(severity);
    expect(told([`alertname=${name}`, ...Object.entries(alert.labels).map(([label, value]) => `${label}=${value}`), 'job=osool-backend'])).toBe(action);
  });

  test('the dead man\'s switch hears Watchdog, often, and nothing else; nobody else does', () => {
    expect(told(['alertname=Watchdog', 'severity=none'])).toBe('dead-mans-switch');
    const { route, receivers } = parse(config[0].content);
    expect(route.routes.filter((candidate: any) => candidate.receiver === 'dead-mans-switch'))
      .toEqual([{ receiver: 'dead-mans-switch', matchers: ['alertname="Watchdog"'], group_interval: '1m', repeat_interval: '5m' }]);
    expect(receivers.find((candidate: any) => candidate.name === 'dead-mans-switch').webhook_configs)
      .toEqual([{ send_resolved: false, url_file: '/etc/secrets/dead-mans-switch-url' }]);
  });

  test('every alert leads to its runbook', () => {
    const rules = files.filter(({ path }) => path.startsWith('prometheus/rules/')).flatMap(({ content }) => parse(content).groups).flatMap((group: any) => group.rules);
    const links = rules.filter((rule: any) => rule.alert !== undefined).map((rule: any) => rule.annotations.runbook_url);
    expect(links).toHaveLength(alerts.length);
    expect(links.filter((link: any) => !/^https:\/\/docs\.osool\.com\/runbooks\/[A-Z]\w+$/.test(link))).toEqual([]);
  });

  test('every other alert is told by its severity', () => {
    const others = alerts.filter((alert) => alert.name !== 'Watchdog' && !OSOOL_ALERTS.some((seed) => seed.alert === alert.name));
    expect(others.length).toBeGreaterThan(10);
    for (const alert of others) {
      expect(told([`alertname=${alert.name}`, `severity=${alert.severity.value}`])).toBe(alert.severity.value === 'critical' ? 'pagerduty,slack' : 'slack');
    }
  });
});

test('records the request and error rates every minute', () => {
  const { groups } = parse(file('prometheus/rules/osool.yml'));
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({ name: 'osool_aggregations', interval: '1m' });
  expect(groups[0].rules.map((rule: any) => rule.record)).toEqual(['osool:api_request_rate:5m', 'osool:error_rate:5m']);
});

describe('main dashboard', () => {
  const dashboard = JSON.parse(file('grafana/dashboards/osool-main.json'));
  const panel = (title: string) => dashboard.panels.find((candidate: any) => candidate.title === title);

  test('has the five sections and every panel of the seed', () => {
    const sections: { [title: string]: string[] } = {};
    let section = '';
    for (const { type, title } of dashboard.panels) {
      if (type === 'row') sections[section = title] = [];
      else sections[section].push(title);
    }
    expect(sections).toEqual({
      'System Overview': ['API Request Rate', 'API Response Time', 'Error Rate (5xx)', 'Active Chat Sessions', 'Property Searches', 'Reservations (24h)'],
      'AI & OpenAI Metrics': ['OpenAI Request Rate', 'Token Usage', 'Daily Cost'],
      'Database & Cache': ['Database Connections', 'Query Time', 'Redis Memory Usage'],
      'Liquidity Marketplace': ['Trading Volume (24h)', 'Active Pools', 'Total Liquidity (EGP)', 'Average Slippage'],
      'System Resources': ['CPU Usage', 'Memory Usage', 'Disk Space'],
    });
  });

  test('shows the last 6 hours, drawn anew every 30 seconds', () => {
    expect(dashboard).toMatchObject({ uid: 'osool-main', title: 'Osool', refresh: '30s', time: { from: 'now-6h', to: 'now' }, schemaVersion: 42 });
  });

  test('draws lines at 50 and 100 USD, and marks on the gauges', () => {
    const marks = (title: string) => panel(title).fieldConfig.defaults.thresholds.steps.map((step: any) => step.value);
    expect(marks('Daily Cost')).toEqual([null, 50, 100]);
    expect(panel('Daily Cost').fieldConfig.defaults.custom.thresholdsStyle.mode).toBe('line');
    expect(marks('Redis Memory Usage')).toEqual([null, 0.75, 0.9]);
    expect(marks('Database Connections')).toEqual([null, 40]);
    expect([panel('Redis Memory Usage').type, panel('Average Slippage').type, panel('Database Connections').type]).toEqual(['gauge', 'gauge', 'gauge']);
  });

  test('shows each core', () => {
    expect(panel('CPU Usage').targets[0]).toMatchObject({ legendFormat: '{{instance}} core {{cpu}}' });
  });
});
