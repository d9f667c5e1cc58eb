import { parse } from 'yaml';
import { SecretRef, Severity } from '../../src/core';
import { Alertmanager, alertsOf, Monitoring, MonitoringProps, Receiver } from '../../src/model';
import { SelfPack } from '../../src/packs';
import { planOf } from '../fixture';

function monitored(props: Partial<MonitoringProps> = {}): Monitoring {
  const monitoring = new Monitoring({ name: 'shop', ...props });
  const slack = monitoring.addReceiver(Receiver.slack('slack', { apiUrl: SecretRef.named('slack') }));
  for (const severity of [Severity.CRITICAL, Severity.WARNING]) monitoring.addRoute(severity, slack);
  monitoring.addPack(new SelfPack());
  return monitoring;
}

function jobsOf(monitoring: Monitoring, copies?: string[]): any[] {
  const { files } = planOf(monitoring, { addresses: (host) => ({ host, copies: host === 'alertmanager' ? copies : undefined }) });
  return parse(files.find(({ path }) => path === 'prometheus/prometheus.yml')!.content).scrape_configs;
}
const alertsAbout = (monitoring: Monitoring, what: RegExp) =>
  alertsOf(monitoring._describe()).map(({ name }) => name).filter((name) => what.test(name));
const PROMETHEUS = { job_name: 'prometheus', static_configs: [{ targets: ['localhost:9090'], labels: { instance: 'prometheus:9090' } }] };

test('Prometheus asks itself without leaving its network; the way to Alertmanager is opened', () => {
  const plan = planOf(monitored());
  expect(jobsOf(monitored())).toEqual([{ job_name: 'alertmanager', static_configs: [{ targets: ['alertmanager:9093'] }] }, PROMETHEUS]);
  expect(plan.flows.filter(({ from }) => from.workload === 'prometheus')).toEqual([
    { from: { workload: 'prometheus' }, to: { workload: 'alertmanager' }, port: 9093, reason: 'scrape alertmanager' },
    { from: { workload: 'prometheus' }, to: { workload: 'alertmanager' }, port: 9093, reason: 'send alerts' },
  ]);
});

test('each replica of Alertmanager is asked, and whether they see each other', () => {
  const monitoring = monitored({ alertmanager: Alertmanager.run({ replicas: 2 }) });
  const targets = jobsOf(monitoring, ['alertmanager-0', 'alertmanager-1'])[0].static_configs.flatMap((config: any) => config.targets);
  expect(targets).toEqual(['alertmanager-0:9093', 'alertmanager-1:9093']);
  expect(alertsAbout(monitoring, /Inconsistent/)).toEqual(['AlertmanagerMembersInconsistent']);
  expect(alertsAbout(monitored(), /Inconsistent/)).toEqual([]);
});

test.each([
  [{ address: 'alerts.example.com:9093' }, { static_configs: [{ targets: ['alerts.example.com:9093'] }] }],
  [{ address: 'alerts.example.com' }, { static_configs: [{ targets: ['alerts.example.com:80'] }] }],
  [{ address: '[fd00::1]', scheme: 'https', pathPrefix: 'am/' }, { metrics_path: '/am/metrics', scheme: 'https', static_configs: [{ targets: ['[fd00::1]:443'] }] }],
  [{ address: 'alerts.example.com:443', scheme: 'https', pathPrefix: '/' }, { scheme: 'https', static_configs: [{ targets: ['alerts.example.com:443'] }] }],
])('an Alertmanager of others is asked where alerts are sent: %j', (server, job) => {
  const monitoring = monitored({ alertmanager: Alertmanager.existing(server) });
  expect(jobsOf(monitoring)[0]).toEqual({ job_name: 'alertmanager', ...job });
  expect(alertsAbout(monitoring, /^Alertmanager/)).not.toEqual([]);
});

test('without Alertmanager there is no job for it, no alert about it and no panel', () => {
  const monitoring = monitored({ alertmanager: Alertmanager.none() });
  expect(jobsOf(monitoring)).toEqual([PROMETHEUS]);
  expect(alertsAbout(monitoring, /Alertmanager|Notifications|Watchdog/)).toEqual([]);
  expect(JSON.stringify(planOf(monitoring).files)).not.toContain('alertmanager_');
});

test('Watchdog is there with a dead man\'s switch only, told by nobody else, and as often as it is tuned', () => {
  const monitoring = monitored();
  expect(alertsAbout(monitoring, /Watchdog/)).toEqual([]);
  expect(() => new SelfPack().alert('Watchdog', { repeatInterval: '1m' })).toThrow('pack "self" has no alert "Watchdog": it has AlertmanagerConfigReloadFailed');

  const other = new Monitoring({ name: 'shop' });
  const deadMansSwitch = other.addReceiver(Receiver.webhook('switch', { url: SecretRef.named('switch-url') }));
  other.addPack(new SelfPack({ deadMansSwitch })).alert('Watchdog', { repeatInterval: '1m' });
  const { route } = parse(planOf(other).files.find(({ path }) => path === 'alertmanager/alertmanager.yml')!.content);
  expect(route.routes).toEqual([{ receiver: 'switch', matchers: ['alertname="Watchdog"'], group_interval: '12s', repeat_interval: '1m' }]);
});

test('an alert about replicas can be tuned before it is known whether there are any', () => {
  const pack = new SelfPack();
  pack.alert('AlertmanagerMembersInconsistent', { severity: Severity.CRITICAL });
  expect(() => new Monitoring({ name: 'shop' }).addPack(pack)).not.toThrow();
});

test.each<[unknown]>([['https://hc-ping.com/x'], [null], [SecretRef.named('x')]])('a dead man\'s switch that is no receiver is refused: %j', (deadMansSwitch) => {
  expect(() => new SelfPack({ deadMansSwitch: deadMansSwitch as any })).toThrow('deadMansSwitch of SelfPack "self" is ');
});
