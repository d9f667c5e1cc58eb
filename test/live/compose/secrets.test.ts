import { statSync } from 'fs';
import { join } from 'path';
import { ComposeStack, newSecret } from './compose-stack';
import { Need, onlyWith } from '../harness/needs';
import { eventually } from '../harness/poll';
import { run } from '../harness/run';

/** Who may read what: said here once more, not taken from the project. */
const READERS: { readonly [service: string]: string[] } = {
  'alertmanager': ['dead-mans-switch-url', 'pagerduty-key', 'slack-webhook', 'smtp-password'],
  'backend': ['metrics-token'],
  'postgres': ['postgres-password', 'postgres-username'],
  'postgres-exporter': ['postgres-password', 'postgres-username'],
  'prometheus': ['metrics-token'],
};

onlyWith([Need.DOCKER], 'compose: secrets', () => {
  let stack: ComposeStack;
  beforeAll(async () => {
    stack = await ComposeStack.up();
    await stack.allUp(60);
  });
  afterAll(() => stack?.remove());

  test('8 secrets: the folder is for its owner, each container has its own and no others, and Grafana\'s password is Grafana\'s alone', async () => {
    // Compose mounts files as they are, and the servers run as users of their own: the files are readable, the folder is not.
    expect(statSync(join(stack.folder, 'secrets')).mode.toString(8).slice(-3)).toBe('700');
    for (const name of Object.keys(stack.rendered.services).filter((service) => service !== 'grafana-admin-password')) {
      const wanted = name === 'grafana' ? ['/etc/secrets'] : (READERS[name] ?? []).map((secret) => `/etc/secrets/${secret}`);
      const { Mounts } = await stack.inspect(name);
      expect([name, ...Mounts.map(({ Destination }: any) => Destination).filter((path: string) => path.startsWith('/etc/secrets')).sort()]).toEqual([name, ...wanted]);
      for (const mount of Mounts) if (mount.Destination.startsWith('/etc/secrets')) expect([name, mount.RW]).toEqual([name, false]);
    }
    const user = stack.rendered.services.grafana.user;
    const listed = await stack.compose('exec', '-T', 'grafana', 'stat', '-c', '%u:%g %a', '/etc/secrets/grafana-admin-password');
    expect(listed.trim()).toBe(`${user} 600`);
  });

  test('8 secrets: a new Slack URL reaches Alertmanager, and Prometheus goes on', async () => {
    const start = await stack.prometheus.startTime();
    await stack.receivers.fail('slack', true);
    await stack.alertmanager.post([{ labels: { alertname: 'BeforeRotation', severity: 'warning' } }]);
    await eventually('Alertmanager logs that Slack refuses', 30, async () => (await logs(stack)).includes('slack'));
    await stack.receivers.fail('slack', false);
    expect((await stack.receivers.arrives('slack', 'firing', 'BeforeRotation', 60)).credential).toBe(new URL(stack.secret('slack-webhook')).pathname);

    stack.writeSecret('slack-webhook', newSecret('slack-webhook'));
    await stack.compose('restart', 'alertmanager');
    await eventually('Alertmanager is ready', 30, () => stack.alertmanager.ready());
    await stack.alertmanager.post([{ labels: { alertname: 'AfterRotation', severity: 'warning' } }]);
    expect((await stack.receivers.arrives('slack', 'firing', 'AfterRotation', 30)).credential).toBe(new URL(stack.secret('slack-webhook')).pathname);
    expect(await stack.prometheus.startTime()).toBe(start);
  });

  test('8 secrets: a new password of PostgreSQL reaches its exporter, and Prometheus goes on', async () => {
    const start = await stack.prometheus.startTime();
    const up = (value: number) => eventually(`pg_up is ${value}`, 30, async () => await stack.prometheus.value('pg_up') === value);
    await up(1);
    const next = newSecret('postgres-password');
    const sql = `ALTER ROLE "${stack.secret('postgres-username')}" PASSWORD '${next}';\n`
      + `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${stack.secret('postgres-username')}';\n`;
    await run('docker', ['exec', '-i', await stack.container('postgres'), 'psql', '-q', '-U', 'postgres', '-v', 'ON_ERROR_STOP=1'], { input: sql });
    await up(0);
    stack.writeSecret('postgres-password', next);
    await stack.compose('restart', 'postgres-exporter');
    await up(1);
    expect(await stack.prometheus.startTime()).toBe(start);
  });

  test('8 secrets: neither files nor Docker, the servers\' pages or the logs hold a value', async () => {
    const password = (await stack.compose('exec', '-T', 'grafana', 'cat', '/etc/secrets/grafana-admin-password')).trim();
    // Who the exporter is is no secret: PostgreSQL shows it to everybody who may see its processes.
    const { 'postgres-username': _, ...secrets } = stack.secrets;
    const values = { ...secrets, 'grafana-admin-password': password };
    const services = Object.keys(stack.rendered.services);
    const places: { [place: string]: string } = {
      'docker compose config': await stack.compose('config'),
      'Prometheus\' configuration': await stack.prometheus.config(),
      'Prometheus\' flags': JSON.stringify(await stack.prometheus.flags()),
      'Prometheus\' targets': JSON.stringify(await stack.prometheus.targets()),
      'Alertmanager\'s status': JSON.stringify(await stack.alertmanager.status()),
      'the logs': await logs(stack),
    };
    for (const path of stack.files) places[path] = stack.text(path);
    for (const service of services) {
      places[`docker inspect ${service}`] = JSON.stringify(await stack.inspect(service));
      places[`docker top ${service}`] = (await run('docker', ['top', await stack.container(service), '-eo', 'pid,args'], { ok: false })).stdout;
    }
    expect(places['the logs'].length).toBeGreaterThan(1000);
    const found = Object.entries(places).flatMap(([place, text]) => Object.entries(values)
      // Of a URL the secret part, which is enough to use it.
      .filter(([, value]) => text.includes(value.split('/').at(-1)!))
      .map(([name]) => `${name} in ${place}`));
    expect(found).toEqual([]);
  });
});

/** All that the project's own services printed, so not the stand-ins. */
async function logs(stack: ComposeStack): Promise<string> {
  return stack.compose('logs', '--no-color', ...Object.keys(stack.rendered.services));
}
