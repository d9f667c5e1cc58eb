import { randomBytes } from 'crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { demo } from '../../../examples/osool/demo';
import { osoolMonitoring } from '../../../examples/osool/monitoring';
import { Monitoring } from '../../../src/model';
import { PostgresSslMode } from '../../../src/packs';
import { ComposeProject } from '../../../src/targets/compose';
import { AlertmanagerApi } from '../harness/alertmanager-api';
import { bundleReceivers } from '../harness/bundle';
import { makeCertificates } from '../harness/certificates';
import { getJson, postJson } from '../harness/http';
import { onFailure } from '../harness/logs';
import { eventually } from '../harness/poll';
import { freePort } from '../harness/ports';
import { PrometheusApi } from '../harness/prometheus-api';
import { quicken } from '../harness/quicken';
import { RECEIVER_HOSTS, ReceiverLog } from '../harness/receivers';
import { run } from '../harness/run';

/** Not the project's own name: what somebody tries out on the same machine is not touched. */
const PROJECT = 'osool-live';
const NODE_IMAGE = 'docker.io/library/node:22-alpine';

/** What differs from the rendered project, all of it in `live.yaml`. */
export const REPLACED = [
  `the receivers: ${Object.values(RECEIVER_HOSTS).join(', ')} are a stand-in in the project's network`,
  'the authorities that Alertmanager trusts: that of the stand-in',
];

/** The rendered Osool project with its demo, on a real engine. */
export class ComposeStack {
  /** Writes, starts and waits until every service is healthy. What an earlier run left behind goes first. */
  public static async up(change: (monitoring: Monitoring) => void = () => undefined): Promise<ComposeStack> {
    const stack = await ComposeStack.written(change);
    try {
      await stack.start();
    } catch (error) {
      process.stderr.write(`${await stack.lastLogs()}\n`);
      await stack.remove();
      throw error;
    }
    return stack;
  }

  /** Writes only. */
  public static async written(change: (monitoring: Monitoring) => void = () => undefined): Promise<ComposeStack> {
    const folder = mkdtempSync(join(tmpdir(), 'live-compose-'));
    chmodSync(folder, 0o755); // as a folder that somebody made by hand: containers read it as other users
    const database = { address: 'postgres:5432', sslMode: PostgresSslMode.DISABLE };
    const monitoring = quicken(osoolMonitoring({ database, redis: { address: 'redis:6379' } }));
    change(monitoring);
    const files = ComposeProject.write(monitoring, folder, demo);
    const ports: { [variable: string]: number } = {};
    for (const variable of ['PROMETHEUS_PORT', 'ALERTMANAGER_PORT', 'GRAFANA_PORT', 'BACKEND_PORT']) ports[variable] = await freePort();
    writeFileSync(join(folder, '.env'), Object.entries(ports).map(([name, port]) => `${name}=${port}\n`).join(''));
    const stack = new ComposeStack(folder, files, ports, await freePort());
    for (const name of Object.keys(stack.rendered.secrets)) stack.writeSecret(name, newSecret(name));
    await stack.writeLiveYaml();
    onFailure(() => stack.lastLogs());
    return stack;
  }

  public readonly prometheus: PrometheusApi;
  public readonly alertmanager: AlertmanagerApi;
  public readonly receivers: ReceiverLog;
  /** The rendered compose.yaml. */
  public readonly rendered: any;
  private readonly values: { [secret: string]: string } = {};

  private constructor(
    public readonly folder: string,
    public readonly files: readonly string[],
    public readonly ports: { readonly [name: string]: number },
    private readonly controlPort: number,
  ) {
    this.rendered = parse(this.text('compose.yaml'));
    this.prometheus = new PrometheusApi(`http://127.0.0.1:${ports.PROMETHEUS_PORT}`);
    this.alertmanager = new AlertmanagerApi(`http://127.0.0.1:${ports.ALERTMANAGER_PORT}`);
    this.receivers = new ReceiverLog(`http://127.0.0.1:${controlPort}`);
  }

  /** Lets an alert fire sooner than it does in the description, where a scenario is not about that. */
  public shorten(alert: string, wait: string): void {
    const path = this.files.find((candidate) => candidate.startsWith('prometheus/rules/') && this.text(candidate).includes(`alert: ${alert}\n`))!;
    const rules = parse(this.text(path));
    for (const rule of rules.groups.flatMap((group: any) => group.rules)) if (rule.alert === alert) rule.for = wait;
    writeFileSync(join(this.folder, path), stringify(rules));
    process.stderr.write(`replaced in the rendered project: ${alert} waits for ${wait}\n`);
  }

  /** Starts, and waits until every service is healthy. */
  public async start(...also: string[]): Promise<void> {
    await run('docker', ['compose', '-p', PROJECT, 'down', '-v', '--remove-orphans', '-t', '1'], { ok: false });
    await this.compose(...also, 'up', '-d', '--wait', '--wait-timeout', '90');
  }

  /** Ends it, with all its data and files. */
  public async remove(): Promise<void> {
    await this.compose('down', '-v', '--remove-orphans', '-t', '2');
    rmSync(this.folder, { recursive: true });
  }

  /** `docker compose` for this project; `also` may begin with `-f` for further files. */
  public async compose(...args: string[]): Promise<string> {
    const project = ['compose', '-p', PROJECT, '--profile', 'demo', '-f', 'compose.yaml', '-f', 'live.yaml'];
    return (await run('docker', [...project, ...args], { cwd: this.folder, timeoutSeconds: 240 })).stdout;
  }

  /** The id of a service's container. */
  public async container(service: string): Promise<string> {
    return (await this.compose('ps', '-aq', service)).trim();
  }

  /** A part of `docker inspect`. */
  public async inspect(service: string): Promise<any> {
    return JSON.parse((await run('docker', ['inspect', await this.container(service)])).stdout)[0];
  }

  /** What a file of the project says. */
  public text(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** The rendered files of a kind. */
  public texts(pattern: RegExp): string[] {
    return this.files.filter((path) => pattern.test(path)).map((path) => this.text(path));
  }

  /** The secrets' values, as the test made them. */
  public secret(name: string): string {
    return this.values[name];
  }

  public get secrets(): { readonly [name: string]: string } {
    return this.values;
  }

  /** As secrets/README.md says: `install -m 0444`, which puts a new file in the place of the old one. */
  public writeSecret(name: string, value: string): void {
    const file = join(this.folder, 'secrets', name);
    rmSync(file, { force: true });
    writeFileSync(file, value);
    chmodSync(file, 0o444);
    this.values[name] = value;
  }

  /** Turns knobs of the backend. */
  public async turn(knobs: object): Promise<void> {
    await postJson(`http://127.0.0.1:${this.ports.BACKEND_PORT}/knobs`, knobs);
  }

  /** What Grafana says of itself. */
  public grafanaHealth(): Promise<any> {
    return getJson(`http://127.0.0.1:${this.ports.GRAFANA_PORT}/api/health`);
  }

  /** Waits until each target of each rendered job is UP. */
  public async allUp(seconds: number): Promise<string[]> {
    const jobs: string[] = parse(this.text('prometheus/prometheus.yml')).scrape_configs.map((job: any) => job.job_name);
    return eventually('every target is UP', seconds, async () => {
      const targets = await this.prometheus.targets();
      const missing = jobs.filter((job) => !targets.some((target) => target.scrapePool === job));
      const down = targets.filter(({ health }) => health !== 'up');
      if (missing.length + down.length > 0) throw new Error([...missing.map((job) => `${job}: no target`), ...down.map(({ labels, health, lastError }) => `${labels.job} ${health} ${lastError}`)].join('; '));
      return targets.map(({ labels }) => labels.job).sort();
    });
  }

  private async lastLogs(): Promise<string> {
    const state = await run('docker', ['ps', '-a', '--filter', `label=com.docker.compose.project=${PROJECT}`, '--format', '{{.Names}}\t{{.Status}}'], { ok: false });
    const names = state.stdout.split('\n').map((line) => line.split('\t')[0]).filter((name) => name !== '');
    const logs = await Promise.all(names.map(async (name) => {
      const { stdout, stderr } = await run('docker', ['logs', '--tail', '15', name], { ok: false });
      return `${name}\n${stdout}${stderr}`;
    }));
    return [state.stdout, ...logs].join('\n');
  }

  private async writeLiveYaml(): Promise<void> {
    const folder = join(this.folder, 'live');
    mkdirSync(folder);
    await makeCertificates(folder, Object.values(RECEIVER_HOSTS));
    bundleReceivers(folder);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
    writeFileSync(join(this.folder, 'live.yaml'), stringify({
      services: {
        alertmanager: { environment: { SSL_CERT_FILE: '/live/ca.crt' }, volumes: ['./live/ca.crt:/live/ca.crt:ro'] },
        receivers: {
          image: NODE_IMAGE,
          entrypoint: ['node', '/live/receivers.js'],
          environment: { CERT: '/live/server.crt', KEY: '/live/server.key' },
          volumes: ['./live:/live:ro'],
          ports: [`127.0.0.1:${this.controlPort}:8080`],
          networks: { default: { aliases: Object.values(RECEIVER_HOSTS) } },
          mem_limit: '128m',
        },
      },
    }));
  }
}

/** Random, in the form that its reader wants. */
export function newSecret(name: string): string {
  const random = randomBytes(16).toString('hex');
  if (name === 'slack-webhook') return `https://${RECEIVER_HOSTS.slack}/services/T0/B0/${random}`;
  if (/dead|watchdog|ping/.test(name)) return `https://${RECEIVER_HOSTS.deadMansSwitch}/${random}`;
  if (name === 'postgres-username') return `monitoring_${random}`;
  return random;
}
