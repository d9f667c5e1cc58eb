import { mkdtempSync, rmSync } from 'fs';
import { homedir, tmpdir } from 'os';
import { join } from 'path';
import { filesBelow, manifestsIn, mountedConfiguration, synthesize, Target, TARGETS, Tree } from './synthesized';
import { judge } from '../tools';

jest.setTimeout(180_000);

/** What each target wrote, whole, and the configuration in it as the servers will see it. */
const written: { [target: string]: Tree } = {};
const configuration: { [target: string]: Tree } = {};

beforeAll(() => {
  for (const target of TARGETS) {
    const dir = synthesize(target);
    written[target] = filesBelow(dir);
    configuration[target] = configurationOf(target, dir);
    rmSync(dir, { recursive: true });
  }
});

function configurationOf(target: Target, dir: string): Tree {
  const folders = /^(prometheus|alertmanager|grafana)\//;
  const read = { ec2: () => hostConfiguration(dir), kubernetes: () => mountedConfiguration(manifestsIn(dir)), compose: () => utf8(filesBelow(dir)) };
  return Object.fromEntries(Object.entries(read[target]()).filter(([path]) => folders.test(path)).sort());
}

const utf8 = (tree: Tree): Tree => Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, Buffer.from(text, 'latin1').toString('utf8')]));

/** In the CDK's output the configuration is an asset: a folder that the command line packs, or an archive. */
function hostConfiguration(dir: string): Tree {
  const files = utf8(filesBelow(dir));
  const marker = Object.keys(files).find((path) => path.endsWith('prometheus/prometheus.yml'))!;
  const root = marker.slice(0, -'prometheus/prometheus.yml'.length);
  return Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith(root)).map(([path, text]) => [path.slice(root.length), text]));
}

/** How a file would look if every target had the same addresses. */
function withoutAddresses(text: string): string {
  return text
    // Copies of a workload: listed where there is one, found by name where there are many.
    .replace(/ {4}(static_configs:\n {6}- targets:\n {10}- \S+\n(?: {8}labels:\n {10}instance: \S+\n)?|dns_sd_configs:\n {6}- names:\n {10}- \S+\n {8}type: A\n {8}port: \d+\n)/g, '    ADDRESS\n')
    .replace(/(targets:\n +- )\S+/g, '$1ADDRESS')
    .replace(/(url: https?:\/\/)[^\s"]+/g, '$1ADDRESS');
}

/** Without the secrets that the demo makes at random, once, where there are none. */
const withoutMade = (tree: Tree): Tree => Object.fromEntries(Object.entries(tree).filter(([path]) => !/^secrets\/(?!README\.md$)/.test(path)));

test('every target has the same configuration files', () => {
  const names = Object.keys(configuration.compose);
  expect(names).toEqual(expect.arrayContaining([
    'alertmanager/alertmanager.yml', 'grafana/dashboards/osool-main.json', 'grafana/provisioning/dashboards/monitoring.yaml',
    'grafana/provisioning/datasources/prometheus.yaml', 'prometheus/prometheus.yml',
  ]));
  expect(names.filter((name) => /^prometheus\/rules\/.+\.yml$/.test(name)).length).toBeGreaterThan(5);
  for (const target of TARGETS) expect(Object.keys(configuration[target])).toEqual(names);
});

test('they differ in addresses only', () => {
  const differing = Object.keys(configuration.compose)
    .filter((path) => TARGETS.some((target) => configuration[target][path] !== configuration.compose[path]));
  expect(differing).toEqual(['grafana/provisioning/datasources/prometheus.yaml', 'prometheus/prometheus.yml']);
  for (const path of differing) {
    for (const target of TARGETS) expect(withoutAddresses(configuration[target][path])).toBe(withoutAddresses(configuration.compose[path]));
  }
});

describe.each(TARGETS)('%s', (target) => {
  /** With secrets where the files say, and placeholders of late values as they are on the host before it fills them in. */
  const judgedFiles = () => {
    const files = Object.entries(configuration[target]).map(([path, text]) => ({ path, content: text.split('/etc/secrets/').join('../secrets/') }));
    const secrets = files.flatMap((file) => file.content.match(/\.\.\/secrets\/[\w.-]+/g) ?? []).map((path) => ({ path: path.replace('../', ''), content: 'x' }));
    return [...files, ...secrets];
  };

  test('Prometheus takes it', () => {
    expect(judge('promtool', ['check', 'config', '--lint=all', '--lint-fatal', 'prometheus/prometheus.yml'], judgedFiles())).toMatchObject({ ok: true });
  });

  test('promtool takes its rules', () => {
    const rules = Object.keys(configuration[target]).filter((path) => path.startsWith('prometheus/rules/'));
    expect(judge('promtool', ['check', 'rules', '--lint=all', '--lint-fatal', ...rules], judgedFiles())).toMatchObject({ ok: true });
  });

  test('Alertmanager takes it', () => {
    expect(judge('amtool', ['check-config', 'alertmanager/alertmanager.yml'], judgedFiles())).toMatchObject({ ok: true });
  });

  test.each(Object.entries({
    'severity=critical alertname=APIDown': 'pagerduty,slack',
    'severity=critical alertname=DatabaseDown': 'pagerduty,slack',
    'severity=critical alertname=CircuitBreakerOpen': 'slack',
    'severity=warning alertname=HighErrorRate': 'slack',
    'severity=warning alertname=HighAPILatency': 'slack',
    'severity=warning alertname=HighOpenAICost': 'email',
    'severity=warning alertname=HighDatabaseConnections': 'slack',
    'severity=warning alertname=HighMemoryUsage': 'slack',
    'severity=warning alertname=NoReservationsInLast24Hours': 'slack',
    'severity=warning alertname=HighReservationFailureRate': 'slack',
    'severity=info alertname=LowTrafficAnomaly': 'slack',
    'severity=none alertname=Watchdog': 'dead-mans-switch',
    'severity=critical alertname=AlertmanagerNotificationsFailing': 'pagerduty,slack',
  }))('%s is told to %s', (labels, receivers) => {
    const severity = /severity=(\w+) alertname=(\w+)/.exec(labels)!;
    const rules = Object.entries(configuration[target]).filter(([path]) => path.startsWith('prometheus/rules/')).map(([, text]) => text).join('\n');
    // The severity is the one that the rule has, not one that the test makes up.
    expect(new RegExp(`alert: ${severity[2]}\\n[\\s\\S]*?severity: (\\w+)`).exec(rules)?.[1]).toBe(severity[1]);
    const { ok, output } = judge('amtool', ['config', 'routes', 'test', '--config.file=alertmanager/alertmanager.yml', ...labels.split(' ')], judgedFiles());
    expect({ ok, receivers: output.trim() }).toEqual({ ok: true, receivers });
  });

  test('nothing in it is a secret, a token of the CDK, a path of this machine or a time', () => {
    const forbidden: [string, RegExp][] = [
      ['late value', /\$\{Token|TOKEN\.\d|e\+289/],
      ['Slack webhook', /hooks\.slack\.com\/services\//],
      ['password', /admin123|"?GF_SECURITY_ADMIN_PASSWORD"?[:=]/],
      ['placeholder', /\$\{(SLACK|PAGERDUTY|SMTP)/],
      ['path of this machine', new RegExp([process.cwd(), homedir(), mkdtempSync(join(tmpdir(), 'x-')).replace(/x-[^/]+$/, '')].map((p) => p.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '[/\\w]').join('|'))],
      ['time', /\b20\d\d-\d\d-\d\dT\d\d:\d\d/],
    ];
    const offences = Object.entries(written[target]).flatMap(([path, text]) => forbidden.flatMap(([what, pattern]) => {
      const found = pattern.exec(text)?.[0];
      return found === undefined ? [] : [`${path}: ${what}: ${found}`];
    }));
    expect(offences).toEqual([]);
  });

  test('a second synthesis gives the same bytes', () => {
    const dir = synthesize(target);
    expect(withoutMade(filesBelow(dir))).toEqual(withoutMade(written[target]));
    rmSync(dir, { recursive: true });
  });
});
