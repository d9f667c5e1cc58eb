import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { Sandbox, server, Server } from './host-sandbox';
import { HOST_PROGRAM } from '../../../src/targets/ec2/host-program';

const USER = { user: process.getuid!(), group: process.getgid!() };
const SECRETS = [{ file: 'slack', store: 'secrets-manager', id: 'osool/slack' }];

let sandbox: Sandbox;
let prometheus: Server;
let alertmanager: Server;

beforeEach(async () => {
  sandbox = new Sandbox();
  prometheus = await server({ '/-/ready': 'ok' });
  alertmanager = await server({ '/-/ready': 'ok', '/-/reload': 'ok', '/api/v2/status': '{"config": {"original": ""}}' });
});

afterEach(async () => {
  await Promise.all([prometheus.close(), alertmanager.close()]);
  sandbox.remove();
});

interface Parts {
  readonly job?: string;
  readonly route?: string;
  readonly args?: string;
  readonly dashboard?: string;
}

/** A release of three workloads; the servers in the sandbox answer as if they had loaded it. */
function release(parts: Parts = {}): { [path: string]: string } {
  const config = `scrape_configs:\n  - job_name: ${parts.job ?? 'api'}\n`;
  const routes = `route: ${parts.route ?? 'slack'}\n`;
  prometheus.answers['/metrics'] = `prometheus_config_last_reload_successful 1\nprometheus_config_last_reload_success_timestamp_seconds ${(Date.now() / 1000 + 60).toExponential()}\n`;
  prometheus.answers['/api/v1/status/config'] = JSON.stringify({ data: { yaml: `scrape_configs:\n- job_name: ${parts.job ?? 'api'}\n` } });
  const hash = createHash('md5').update(routes).digest().readUIntLE(0, 6);
  alertmanager.answers['/metrics'] = `alertmanager_config_hash ${hash.toExponential()}\n`;
  const workload = (name: string, port: number, more: object) => ({
    name,
    unit: `monitoring-${name}.service`,
    image: `${name}:1`,
    ...USER,
    hostNetwork: false,
    port,
    folders: [name],
    liveFolders: [],
    secrets: [],
    disk: false,
    onFiles: 'restart',
    onSecrets: 'restart',
    restartOn: [],
    ready: { path: '/-/ready', seconds: 0.3 },
    ...more,
  });
  const workloads = [
    workload('alertmanager', alertmanager.port, { secrets: ['slack'], onFiles: 'post', onSecrets: 'post', check: ['/bin/amtool', 'check-config', 'x.yml'] }),
    workload('grafana', prometheus.port, { liveFolders: ['grafana'], onFiles: 'nothing', restartOn: ['grafana/provisioning/'], ready: undefined }),
    workload('prometheus', prometheus.port, { disk: true, onFiles: 'signal', onSecrets: 'nothing', check: ['/bin/promtool', 'check', 'config', 'p.yml'] }),
  ];
  return {
    'manifest.json': JSON.stringify({ name: 'osool', network: 'osool', workloads }),
    'config/prometheus/prometheus.yml': config,
    'config/alertmanager/alertmanager.yml': routes,
    'config/grafana/dashboards/one.json': JSON.stringify({ title: parts.dashboard ?? 'one' }),
    ...Object.fromEntries(workloads.map(({ name, unit }) => [`units/${unit}`, `[Service]\nExecStart=run ${name} ${name === 'prometheus' ? parts.args ?? '' : ''}\n`])),
  };
}

const CONFIG = 'opt/monitoring/config/prometheus/prometheus.yml';

test('is Python 3.9', () => {
  for (const [name, text] of Object.entries(HOST_PROGRAM)) {
    const parsed = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 9))'], { input: text, encoding: 'utf8' });
    expect([name, parsed.stderr]).toEqual([name, '']);
  }
});

test('brings up an empty host', async () => {
  const { code, log } = await sandbox.apply(release(), [], SECRETS);
  expect([code, log]).toEqual([0, expect.stringContaining('of osool is in force')]);
  const calls = sandbox.calls();
  const order = ['docker network inspect', 'docker run --rm', 'systemctl daemon-reload', 'systemctl enable', 'systemctl restart monitoring-alertmanager', 'systemctl restart monitoring-prometheus'];
  const at = order.map((start) => calls.findIndex((call) => call.startsWith(start)));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(at).not.toContain(-1);
  expect(sandbox.current()).toMatch(/^releases\/[0-9a-f]{20}$/);
  expect(sandbox.read(CONFIG)).toContain('job_name: api');
  expect(sandbox.read('var/lib/monitoring/live/grafana/dashboards/one.json')).toContain('one');
  expect(sandbox.has('data/prometheus')).toBe(true);
});

test('secrets are readable by their reader only, and in no log', async () => {
  const { log } = await sandbox.apply(release(), [], SECRETS);
  expect(sandbox.read('var/lib/monitoring/secrets/alertmanager/slack')).toBe('https://hooks.example/T0');
  expect(sandbox.mode('var/lib/monitoring/secrets/alertmanager/slack')).toBe('400');
  expect(sandbox.mode('var/lib/monitoring/secrets/alertmanager')).toBe('500');
  expect(sandbox.has('var/lib/monitoring/staging')).toBe(false);
  expect(log).not.toContain('hooks.example');
});

test('fields and parameters are taken exactly', async () => {
  for (const [reference, value] of [
    [{ store: 'secrets-manager', id: 'osool/db', field: 'password' }, 'pa$$ \\ word'],
    [{ store: 'ssm', id: '/osool/slack' }, 'from ssm'],
  ] as const) {
    expect((await sandbox.apply(release(), [], [{ file: 'slack', ...reference }])).code).toBe(0);
    expect(sandbox.read('var/lib/monitoring/secrets/alertmanager/slack')).toBe(value);
  }
});

test('a secret that cannot be read changes nothing', async () => {
  await sandbox.apply(release(), [], SECRETS);
  const before = sandbox.current();
  for (const reference of [{ store: 'secrets-manager', id: 'other' }, { store: 'secrets-manager', id: 'osool/db', field: 'port' }]) {
    const { code, log } = await sandbox.apply(release({ job: 'new' }), [], [{ file: 'slack', ...reference }]);
    expect([code, log]).toEqual([1, expect.stringMatching(/refused: (aws secretsmanager .*denied|secret slack: osool\/db is not a JSON object with the field port)/s)]);
    expect(sandbox.current()).toBe(before);
  }
});

test('the same release again restarts and reloads nothing', async () => {
  await sandbox.apply(release(), [], SECRETS);
  sandbox.calls();
  expect((await sandbox.apply(release(), [], SECRETS)).code).toBe(0);
  expect(sandbox.calls().filter((call) => /restart|kill/.test(call))).toEqual([]);
  expect(alertmanager.requests).not.toContain('POST /-/reload');
});

test('a changed rule reloads Prometheus and restarts nothing', async () => {
  await sandbox.apply(release(), [], SECRETS);
  sandbox.calls();
  expect((await sandbox.apply(release({ job: 'new' }), [], SECRETS)).code).toBe(0);
  expect(sandbox.calls().filter((call) => /restart|kill/.test(call))).toEqual(['docker kill --signal HUP prometheus']);
});

test('a changed route is posted to Alertmanager, a changed dashboard is only written', async () => {
  await sandbox.apply(release(), [], SECRETS);
  sandbox.calls();
  expect((await sandbox.apply(release({ route: 'pager', dashboard: 'two' }), [], SECRETS)).code).toBe(0);
  expect(sandbox.calls().filter((call) => /restart|kill/.test(call))).toEqual([]);
  expect(alertmanager.requests).toContain('POST /-/reload');
  expect(sandbox.read('var/lib/monitoring/live/grafana/dashboards/one.json')).toContain('two');
});

test('a changed unit restarts its workload only', async () => {
  await sandbox.apply(release(), [], SECRETS);
  sandbox.calls();
  expect((await sandbox.apply(release({ args: '--more' }), [], SECRETS)).code).toBe(0);
  expect(sandbox.calls().filter((call) => / restart /.test(call))).toEqual(['systemctl restart monitoring-prometheus.service']);
});

test('a workload that is gone is stopped and removed', async () => {
  await sandbox.apply(release(), [], SECRETS);
  sandbox.calls();
  const files = release();
  const manifest = JSON.parse(files['manifest.json']);
  delete files['units/monitoring-grafana.service'];
  const { code } = await sandbox.apply({ ...files, 'manifest.json': JSON.stringify({ ...manifest, workloads: manifest.workloads.filter((w: any) => w.name !== 'grafana') }) }, [], SECRETS);
  expect(code).toBe(0);
  expect(sandbox.calls()).toContain('systemctl disable --now --quiet monitoring-grafana.service');
  expect(sandbox.has('etc/systemd/system/monitoring-grafana.service')).toBe(false);
});

test('what the image refuses is never put in force', async () => {
  await sandbox.apply(release(), [], SECRETS);
  const before = sandbox.current();
  sandbox.write('docker.behaviour', 'case "$*" in *promtool*) echo "bogus: field not found"; exit 1;; "inspect --format"*) echo 127.0.0.1;; esac\n');
  sandbox.calls();
  const { code, log } = await sandbox.apply(release({ job: 'bogus' }), [], SECRETS);
  expect([code, log]).toEqual([1, expect.stringMatching(/field not found.*refused: prometheus refuses its new configuration/s)]);
  expect(sandbox.current()).toBe(before);
  expect(sandbox.read(CONFIG)).toContain('job_name: api');
  expect(sandbox.calls().filter((call) => call.startsWith('systemctl'))).toEqual(expect.not.arrayContaining([expect.stringContaining('restart')]));
});

test.each([
  ['a reload that failed', () => (prometheus.answers['/metrics'] = 'prometheus_config_last_reload_successful 0\n'), 'its last reload failed'],
  ['a reload that never came', () => (prometheus.answers['/metrics'] = 'prometheus_config_last_reload_successful 1\nprometheus_config_last_reload_success_timestamp_seconds 1e+09\n'), 'older than the release'],
  ['another configuration', () => (prometheus.answers['/api/v1/status/config'] = JSON.stringify({ data: { yaml: '- job_name: api\n' } })), 'scrapes the jobs api instead of new'],
  ['a server that speaks no HTTP', () => (prometheus.answers['/metrics'] = 0), 'prometheus has not loaded its new configuration: nonsense'],
  ['a server that does not come up', () => (prometheus.answers['/-/ready'] = 503), 'prometheus does not become ready: HTTP Error 503'],
])('%s is rolled back', async (_, fail, cause) => {
  await sandbox.apply(release(), [], SECRETS);
  const before = sandbox.current();
  const files = release({ job: 'new', dashboard: 'two', args: '--more' });
  fail();
  sandbox.calls();
  const { code, log } = await sandbox.apply(files, [], [{ file: 'slack', store: 'ssm', id: 'x' }]);
  expect([code, log]).toEqual([1, expect.stringContaining(cause)]);
  expect(sandbox.current()).toBe(before);
  expect(sandbox.read(CONFIG)).toContain('job_name: api');
  expect(sandbox.read('etc/systemd/system/monitoring-prometheus.service')).not.toContain('--more');
  expect(sandbox.read('var/lib/monitoring/secrets/alertmanager/slack')).toBe('https://hooks.example/T0');
  expect(sandbox.read('var/lib/monitoring/live/grafana/dashboards/one.json')).toContain('one');
  expect(sandbox.calls().filter((call) => / restart /.test(call))).toEqual(Array(2).fill('systemctl restart monitoring-prometheus.service'));
});

test('a rotated secret stays, though another server has a problem of its own', async () => {
  await sandbox.apply(release(), [], SECRETS);
  const files = release();
  prometheus.answers['/-/ready'] = 503;
  const rotated = [{ file: 'slack', store: 'ssm', id: 'x' }];
  expect((await sandbox.apply(files, [], rotated)).code).toBe(1);
  expect(sandbox.read('var/lib/monitoring/secrets/alertmanager/slack')).toBe('from ssm');
  expect(alertmanager.requests.filter((request) => request === 'POST /-/reload')).toHaveLength(1);
  sandbox.calls();
  prometheus.answers['/-/ready'] = 'ok';
  expect((await sandbox.apply(files, [], rotated)).code).toBe(0);
  expect(sandbox.calls().filter((call) => / restart /.test(call))).toEqual([]);
});

test('a server that keeps crashing is not waited for', async () => {
  await sandbox.apply(release(), [], SECRETS);
  // One more restart whenever it is asked.
  const count = 'case "$1 $5" in "show monitoring-prometheus.service") echo >>"$MONITORING_ROOT/crashes"; wc -l <"$MONITORING_ROOT/crashes";; esac\n';
  sandbox.write('systemctl.behaviour', count);
  const files = release({ args: '--bogus' });
  prometheus.answers['/-/ready'] = 503;
  const { code, log } = await sandbox.apply(files, [], SECRETS);
  expect([code, log]).toEqual([1, expect.stringContaining('refused: prometheus does not stay up, see: journalctl --unit monitoring-prometheus.service')]);
});

test('restarts of the past are not held against a server', async () => {
  await sandbox.apply(release(), [], SECRETS);
  sandbox.write('systemctl.behaviour', 'case "$1" in show) echo 7;; esac\n');
  expect((await sandbox.apply(release({ job: 'new' }), [], SECRETS)).code).toBe(0);
});

test('what a killed run has changed is loaded by the next', async () => {
  await sandbox.apply(release(), [], SECRETS);
  // Killed after the new units and files were written, before anything was restarted.
  sandbox.write('systemctl.behaviour', 'case "$1" in daemon-reload) kill -9 $PPID;; esac\n');
  expect((await sandbox.apply(release({ args: '--more', job: 'new' }), [], SECRETS)).code).toBeNull();
  sandbox.write('systemctl.behaviour', '');
  sandbox.calls();
  const restarts = () => sandbox.calls().filter((call) => / restart /.test(call));
  expect((await sandbox.apply(release({ args: '--more', job: 'new' }), [], SECRETS)).code).toBe(0);
  expect(restarts()).toContain('systemctl restart monitoring-prometheus.service');
  expect((await sandbox.apply(release({ args: '--more', job: 'new' }), [], SECRETS)).code).toBe(0);
  expect(restarts()).toEqual([]);
});

test('a run that is out of time puts everything back', async () => {
  await sandbox.apply(release(), [], SECRETS);
  const before = sandbox.current();
  // As timeout does, once the new files are in force.
  sandbox.write('systemctl.behaviour', 'if [ "$1" = restart ] && [ ! -e "$MONITORING_ROOT/told" ]; then touch "$MONITORING_ROOT/told"; kill -TERM $PPID; fi\n');
  const { code, log } = await sandbox.apply(release({ args: '--more', job: 'new' }), [], SECRETS);
  expect([code, log]).toEqual([1, expect.stringMatching(/rolling back: it has not come to an end in time[^]*refused: it has not come to an end in time/)]);
  expect(sandbox.current()).toBe(before);
  expect(sandbox.has('var/lib/monitoring/activating')).toBe(false);
});

test('a run that is out of time while it puts everything back goes on with that', async () => {
  await sandbox.apply(release(), [], SECRETS);
  const before = sandbox.current();
  prometheus.answers['/-/ready'] = 503;
  // The second time is the one that belongs to putting back.
  sandbox.write('systemctl.behaviour', 'if [ "$1" = daemon-reload ]; then if [ -e "$MONITORING_ROOT/once" ]; then kill -TERM $PPID; else touch "$MONITORING_ROOT/once"; fi; fi\n');
  const { code, log } = await sandbox.apply(release({ args: '--more', job: 'new' }), [], SECRETS);
  expect(code).toBe(1);
  expect(log).not.toContain('in time');
  expect(sandbox.current()).toBe(before);
  expect(sandbox.calls().slice(-3)).toContainEqual(expect.stringContaining('systemctl restart monitoring-'));
  expect(sandbox.has('var/lib/monitoring/activating')).toBe(false);
});

test('a step of a roll-back that fails keeps no other from it', async () => {
  await sandbox.apply(release(), [], SECRETS);
  const before = sandbox.current();
  const files = release({ args: '--more', job: 'new' });
  prometheus.answers['/-/ready'] = 503;
  // Nothing can be written any more where the units are, as on a full disk.
  sandbox.write('systemctl.behaviour', 'case "$1" in restart) mkdir -p "$MONITORING_ROOT/etc/systemd/system/.monitoring-prometheus.service.new";; esac\n');
  const { code, log } = await sandbox.apply(files, [], [{ file: 'slack', store: 'ssm', id: 'x' }]);
  expect([code, log]).toEqual([1, expect.stringContaining('rolling back: [Errno')]);
  expect(sandbox.current()).toBe(before);
  expect(sandbox.read('var/lib/monitoring/secrets/alertmanager/slack')).toBe('https://hooks.example/T0');
});

test('images of the release before are removed, and no others', async () => {
  await sandbox.apply(release(), [], SECRETS);
  const files = release();
  sandbox.calls();
  await sandbox.apply({ ...files, 'manifest.json': files['manifest.json'].replace('prometheus:1', 'prometheus:2') }, [], SECRETS);
  expect(sandbox.calls().filter((call) => call.startsWith('docker image rm'))).toEqual(['docker image rm prometheus:1']);
});

test('images of a release that was refused are removed by the next one that is not', async () => {
  await sandbox.apply(release(), [], SECRETS);
  const files = release({ job: 'new' });
  const behaviour = sandbox.read('docker.behaviour');
  sandbox.write('docker.behaviour', `${behaviour}if [ "$1" = run ]; then exit 1; fi\n`);
  expect((await sandbox.apply({ ...files, 'manifest.json': files['manifest.json'].replace('prometheus:1', 'prometheus:2') }, [], SECRETS)).code).toBe(1);
  sandbox.write('docker.behaviour', behaviour);
  sandbox.calls();
  expect((await sandbox.apply(release(), [], SECRETS)).code).toBe(0);
  expect(sandbox.calls().filter((call) => call.startsWith('docker image rm'))).toEqual(['docker image rm prometheus:2']);
});

test('a first release that fails leaves nothing behind', async () => {
  const files = release();
  prometheus.answers['/-/ready'] = 503;
  expect((await sandbox.apply(files, [], SECRETS)).code).toBe(1);
  expect(sandbox.current()).toBeUndefined();
  expect(sandbox.has('etc/systemd/system/monitoring-prometheus.service')).toBe(false);
});

test('a first boot that failed is told', async () => {
  sandbox.write('var/lib/monitoring/boot-failed', '');
  spawnSync('rm', [sandbox.path('var/lib/monitoring/booted')]);
  const { code, log } = await sandbox.apply(release(), [], SECRETS);
  expect([code, log]).toEqual([1, 'refused: the host has not come up, see: journalctl --unit cloud-final\n']);
});

describe('late values', () => {
  const late = (value: string) => {
    const files = release({ args: '"--label=__LATE_VALUE_0__"' });
    files['config/grafana/dashboards/one.json'] = '{"title": "__LATE_VALUE_0__"}';
    files['config/prometheus/rules/own.yml'] = 'summary: "__LATE_VALUE_0__ of __LATE_VALUE_1__"\n';
    return sandbox.apply(files, [value, 'two'], SECRETS);
  };

  test('are taken exactly, escaped as the file needs it', async () => {
    expect((await late('a&b\\1 "q" $HOME %n /x')).code).toBe(0);
    expect(sandbox.read('opt/monitoring/config/prometheus/rules/own.yml')).toBe('summary: "a&b\\\\1 \\"q\\" $HOME %n /x of two"\n');
    expect(JSON.parse(sandbox.read('var/lib/monitoring/live/grafana/dashboards/one.json'))).toEqual({ title: 'a&b\\1 "q" $HOME %n /x' });
    expect(sandbox.read('etc/systemd/system/monitoring-prometheus.service')).toContain('"--label=a&b\\\\1 \\"q\\" $$HOME %%n /x"');
  });

  test('that a file cannot carry are refused', async () => {
    const { code, log } = await late('a\nb');
    expect([code, log]).toEqual([1, expect.stringContaining('a late value holds control characters, which this file cannot carry')]);
    expect(sandbox.current()).toBeUndefined();
  });

  test('that are missing are refused', async () => {
    const { code, log } = await sandbox.apply({ ...release(), 'config/prometheus/rules/own.yml': '__LATE_VALUE_3__' }, ['one'], SECRETS);
    expect([code, log]).toEqual([1, expect.stringContaining('a placeholder has no late value: the association carries 1')]);
  });
});
