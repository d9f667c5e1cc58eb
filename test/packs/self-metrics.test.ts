import { ChildProcess, spawn } from 'child_process';
import { once } from 'events';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { createServer } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { Alertmanager, Metric } from '../../src/model';
import { SelfPack } from '../../src/packs';
import { tool } from '../tools';

jest.setTimeout(60_000);

/** What the real servers of the pinned versions expose. */
interface Exposed { readonly type: { [metric: string]: string }; readonly labels: { [series: string]: string[] } }

const started: ChildProcess[] = [];
let dir: string;
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'self-')); });
afterAll(async () => {
  await Promise.all(started.filter((child) => child.exitCode === null).map((child) => { child.kill(); return once(child, 'exit'); }));
  rmSync(dir, { recursive: true });
});

test('the catalog is what Prometheus and Alertmanager expose: names, types and labels', async () => {
  const [prometheus, alertmanager, cluster] = [await freePort(), await freePort(), await freePort()];
  write('alertmanager.yml', 'route: {receiver: none}\nreceivers: [{name: none}]\n');
  write('rules.yml', 'groups: [{name: g, rules: [{alert: Always, expr: vector(1)}]}]\n');
  write('prometheus.yml', `global: {scrape_interval: 1s, evaluation_interval: 1s}
storage: {tsdb: {retention: {size: 1GB}}}
rule_files: [rules.yml]
alerting: {alertmanagers: [{static_configs: [{targets: ['127.0.0.1:${alertmanager}']}]}]}
scrape_configs: [{job_name: prometheus, static_configs: [{targets: ['127.0.0.1:${prometheus}']}]}]
`);
  start('alertmanager', '--config.file=alertmanager.yml', '--storage.path=am', `--web.listen-address=127.0.0.1:${alertmanager}`, `--cluster.listen-address=127.0.0.1:${cluster}`);
  start('prometheus', '--config.file=prometheus.yml', '--storage.tsdb.path=data', `--web.listen-address=127.0.0.1:${prometheus}`);

  const all = new SelfPack().contribute({ monitoring: 'm', scrapeInterval: '15s', rateWindow: '5m', alertmanager: Alertmanager.run({ replicas: 2 }) }).metrics!;
  const about = (metrics: Metric[]) => metrics.map(({ name, type, labels }) => ({ name, type, labels: [...labels].sort() }));
  for (const [port, metrics] of [
    [alertmanager, all.filter(({ name }) => /^(alertmanager|process)_/.test(name))],
    [prometheus, all.filter(({ name }) => !name.startsWith('alertmanager_'))],
  ] as const) {
    // Some appear with the first scrape, evaluation or alert.
    const exposed = await eventually(port, (found) => metrics.every(({ name }) => name in found.labels));
    expect(metrics.map(({ name }) => ({ name, type: exposed.type[name], labels: exposed.labels[name] }))).toEqual(about(metrics));
  }
});

function write(name: string, text: string): void {
  writeFileSync(join(dir, name), text);
}

function start(name: 'prometheus' | 'alertmanager', ...args: string[]): void {
  started.push(spawn(tool(name), args, { cwd: dir, stdio: 'ignore' }));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

async function eventually(port: number, done: (exposed: Exposed) => boolean): Promise<Exposed> {
  for (const end = Date.now() + 30_000; ;) {
    const exposed = await fetch(`http://127.0.0.1:${port}/metrics`).then(async (response) => parseMetrics(await response.text()), () => undefined);
    if (exposed !== undefined && (done(exposed) || Date.now() > end)) return exposed;
    if (Date.now() > end) throw new Error(`nothing answers on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function parseMetrics(text: string): Exposed {
  const type = Object.fromEntries([...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, kind]) => [name, kind]));
  const labels = Object.fromEntries([...text.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)]
    .map(([, name, set = '']) => [name, [...set.matchAll(/(\w+)="/g)].map(([, label]) => label).sort()]));
  return { type, labels };
}
