import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { AddressInfo } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';
import { metrics, registry } from '../../examples/osool/backend/metrics';
import { backend } from '../../examples/osool/backend/server';
import { Traffic } from '../../examples/osool/backend/traffic';
import { demo, makeMissingSecrets } from '../../examples/osool/demo';
import { osoolMonitoring } from '../../examples/osool/monitoring';
import { ComposeProject } from '../../src/targets/compose';

const osool = () => osoolMonitoring({ database: { address: 'postgres:5432' }, redis: { address: 'redis:6379' } });
const sum = async (metric: { get(): Promise<{ values: { value: number; labels: object }[] }> }, labels: object = {}) => (await metric.get()).values
  .filter((value) => Object.entries(labels).every(([name, wanted]) => (value.labels as any)[name] === wanted))
  .reduce((total, { value }) => total + value, 0);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
  registry.resetMetrics();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('traffic', () => {
  test('exposes each metric and label that the packs of the backend declare', async () => {
    new Traffic().advance(60);
    const exposed = await registry.getMetricsAsJSON();
    const declared = osool()._describe().metrics.filter(({ name }) => /^(osool_|liquidity_)/.test(name));
    expect(declared.length).toBeGreaterThan(10);
    for (const { name, labels } of declared) {
      const values = exposed.find((metric) => metric.name === name)?.values as { labels: object }[] | undefined;
      expect([name, ...Object.keys(values?.[0]?.labels ?? {}).filter((label) => label !== 'le').sort()]).toEqual([name, ...[...labels].sort()]);
    }
  });

  test('is a quiet day by default: below every threshold', async () => {
    const traffic = new Traffic();
    for (let minute = 0; minute < 60; minute++) traffic.advance(60);
    const requests = await sum(metrics.requests);
    expect(requests / 3600).toBeCloseTo(12, 0);
    expect((await sum(metrics.requests, { status: '500' }) + await sum(metrics.requests, { status: '503' })) / requests).toBeCloseTo(0.002, 3);
    const [completed, failed] = [await sum(metrics.reservations, { status: 'completed' }), await sum(metrics.reservations, { status: 'failed' })];
    expect(completed).toBeGreaterThan(20);
    expect(failed / (completed + failed)).toBeLessThan(0.1);
    expect(await sum(metrics.openaiCost) * 24).toBeLessThan(100);
    expect(await sum(metrics.connections)).toBeLessThan(40);
    expect(await sum(metrics.breakerState)).toBe(0);
  });

  test('follows the knobs', async () => {
    const traffic = new Traffic();
    traffic.turn({ errorRatio: 0.2, requestsPerSecond: 100, connections: 45, costPerSecond: 10, breakers: { openai: 'open' } });
    traffic.advance(100);
    expect((await sum(metrics.requests, { status: '500' }) + await sum(metrics.requests, { status: '503' })) / await sum(metrics.requests)).toBeCloseTo(0.2, 2);
    expect(await sum(metrics.connections)).toBeGreaterThanOrEqual(45);
    expect(await sum(metrics.openaiCost)).toBeCloseTo(1000);
    expect(await sum(metrics.breakerState, { service: 'openai' })).toBe(2);
    expect(await sum(metrics.breakerFailures, { service: 'openai' })).toBe(5);
    expect(traffic.knobs.breakers).toEqual({ openai: 'open', blockchain: 'closed', paymob: 'closed' });
  });

  test.each<[unknown, string]>([
    [{ speed: 1 }, 'unknown knob "speed": the knobs are requestsPerSecond, errorRatio,'],
    [{ toString: 1 }, 'unknown knob "toString"'],
    [{ errorRatio: 2 }, 'errorRatio cannot be 2: give a number from 0 to 1'],
    [{ connections: '45' }, 'connections cannot be "45": give a number from 0 to 1000'],
    [{ breakers: { stripe: 'open' } }, 'unknown breaker "stripe": there are openai, blockchain, paymob'],
    [{ breakers: { openai: 'ajar' } }, 'breaker openai cannot be "ajar": a state is closed, half_open, open'],
    [{ breakers: 'open' }, 'breakers is not an object'],
    [[], 'not a JSON object'],
  ])('refuses %j', (change, message) => {
    const traffic = new Traffic();
    expect(() => traffic.turn(change)).toThrow(message);
    expect(traffic.knobs.errorRatio).toBe(0.002);
  });
});

describe('the backend', () => {
  const tokenFile = () => join(folder, 'token');
  let url: string;
  let server: ReturnType<typeof backend>;
  beforeEach(async () => {
    writeFileSync(tokenFile(), 'first\n');
    let time = 0;
    server = backend({ tokenFile: tokenFile(), clock: () => time += 10 });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => { server.close(resolve); }));
  const scrape = async (token: string) => fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });

  test('shows its metrics to who has the token, also after it was replaced', async () => {
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
    expect(await (await scrape('first')).text()).toMatch(/^osool_api_requests_total\{method="GET",endpoint="\/api\/properties",status="200"\} [1-9]/m);
    writeFileSync(tokenFile(), 'second');
    expect([(await scrape('first')).status, (await scrape('second')).status]).toEqual([401, 200]);
    writeFileSync(tokenFile(), '');
    expect((await scrape('')).status).toBe(401);
  });

  test('takes knobs, and says which there are', async () => {
    const turn = (body: string) => fetch(`${url}/knobs`, { method: 'POST', body });
    expect(await (await turn('{"errorRatio":0.5}')).json()).toMatchObject({ errorRatio: 0.5, requestsPerSecond: 12 });
    const refused = await turn('{"speed":1}');
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('the knobs are requestsPerSecond')]);
    expect((await turn('{')).status).toBe(400);
    expect(await (await fetch(`${url}/knobs`)).json()).toMatchObject({ errorRatio: 0.5 });
  });
});

describe('the demo', () => {
  test('runs only on demand, as carefully as the rest, and every file that it mounts is there', () => {
    const files = ComposeProject.render(osool(), demo);
    const { services, networks, secrets } = parse(files.find(({ path }) => path === 'compose.yaml')!.content);
    expect(networks).toBeUndefined();
    for (const name of ['backend', 'inbox', 'postgres', 'redis']) {
      expect(services[name]).toMatchObject({ profiles: ['demo'], read_only: true, cap_drop: ['ALL'], user: expect.stringMatching(/^[1-9]/) });
      for (const secret of services[name].secrets ?? []) expect(secrets).toHaveProperty(secret.source);
      for (const volume of services[name].volumes ?? []) expect(files.map(({ path }) => `./${path}`)).toContainEqual(expect.stringContaining(`${volume.split(':')[0]}/`));
    }
    expect(services.backend.ports).toEqual(['127.0.0.1:${BACKEND_PORT:-8000}:8000']);
  });

  test('makes the secrets that are missing, at random, and leaves the others alone', () => {
    ComposeProject.write(osool(), folder, demo);
    writeFileSync(join(folder, 'secrets/slack-webhook'), 'https://hooks.slack.com/services/mine');
    expect(makeMissingSecrets(folder)).toEqual(expect.arrayContaining(['metrics-token', 'postgres-password']));
    const text = (name: string) => readFileSync(join(folder, 'secrets', name), 'utf8');
    expect(text('slack-webhook')).toBe('https://hooks.slack.com/services/mine');
    expect(text('postgres-password')).toMatch(/^[0-9a-f]{48}$/);
    expect(text('postgres-password')).not.toBe(text('metrics-token'));
    expect(statSync(join(folder, 'secrets/metrics-token')).mode.toString(8).slice(-3)).toBe('444');
    expect(makeMissingSecrets(folder)).toEqual([]);

    const other = join(folder, 'other');
    mkdirSync(other);
    ComposeProject.write(osool(), other, demo);
    makeMissingSecrets(other);
    expect(existsSync(join(other, 'secrets/slack-webhook'))).toBe(true);
    expect(readFileSync(join(other, 'secrets/postgres-password'), 'utf8')).not.toBe(text('postgres-password'));
  });
});
