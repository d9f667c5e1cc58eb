import { randomBytes } from 'crypto';
import { Forward } from './forward';
import { apply, get, kubectl } from './kubectl';
import { AUTHORITY, Change, LOUD, namespacesOf, Place, Rendered, renderOsool, SECRET, secretValues } from './osool';
import { configMap, platform } from './platform';
import { KubernetesMonitoringProps } from '../../../src/targets/kubernetes';
import { AlertmanagerApi } from '../harness/alertmanager-api';
import { postJson } from '../harness/http';
import { onFailure } from '../harness/logs';
import { eventually } from '../harness/poll';
import { PrometheusApi } from '../harness/prometheus-api';
import { ReceiverLog } from '../harness/receivers';

/** What is not as a user has it. */
const REPLACED = [
  'the names of the namespaces, so that the tests are in nobody\'s way',
  'the intervals of scrapes, evaluations and notifications (harness/quicken.ts)',
  'DNS: the receivers\' names lead to stand-ins (hostAliases), whose authority Alertmanager trusts (SSL_CERT_FILE)',
  'the kubelet\'s next look at a pod\'s files comes at once (an annotation), but for the scenario that measures it',
];

export interface ClusterStackOptions {
  /** Of Alertmanager. @default 1 */
  readonly replicas?: number;
  /** @default - the target's own */
  readonly props?: (receiversPodIp: string) => Partial<KubernetesMonitoringProps>;
}

/** The Osool example on a cluster, applied as it is rendered, beside a platform to look at and receivers to tell. */
export class ClusterStack {
  public readonly namespace: string;
  public readonly nodeNamespace: string;
  public readonly platformNamespace: string;
  /** The values of all secrets, by the names of their files. */
  public readonly secrets = secretValues();
  public prometheus!: PrometheusApi;
  public readonly alertmanagers: AlertmanagerApi[] = [];
  public receivers!: ReceiverLog;
  public grafanaUrl!: string;
  /** What is applied now. */
  public rendered!: Rendered;
  /** From applying to all pods being ready. */
  public readySeconds = 0;
  private readonly replicas: number;
  private readonly forwards: Forward[] = [];
  private backendUrl!: string;
  private receiversIp!: string;
  private props: Partial<KubernetesMonitoringProps> = {};

  public constructor(name: string, private readonly options: ClusterStackOptions = {}) {
    this.namespace = `live-${name}-${randomBytes(2).toString('hex')}`;
    this.nodeNamespace = `${this.namespace}-node`;
    this.platformNamespace = `${this.namespace}-platform`;
    this.replicas = options.replicas ?? 1;
    onFailure(() => this.logs());
  }

  public async up(): Promise<void> {
    process.stderr.write(`${this.namespace}: replaced for the test:\n${REPLACED.map((what) => `  - ${what}\n`).join('')}`);
    const { ca, objects } = await platform(this.platformNamespace, this.secrets);
    const namespaces = [...namespacesOf(this.place), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: this.platformNamespace } }];
    await apply([...namespaces, ...objects, configMap(AUTHORITY, this.namespace, { 'ca.crt': ca })]);
    await this.writeSecrets('create');
    await Promise.all(['backend', 'receivers', 'postgres', 'redis'].map((name) => this.rolledOut(`deployment/${name}`, this.platformNamespace, 90)));
    await this.wireReceivers();
    const begin = Date.now();
    await this.apply();
    await this.ready(120);
    this.readySeconds = (Date.now() - begin) / 1000;
    await this.openForwards();
  }

  /** Removes everything, also the volumes. */
  public async down(): Promise<void> {
    for (const forward of this.forwards) forward.close();
    const namespaces = [this.namespace, this.nodeNamespace, this.platformNamespace];
    await kubectl(['delete', 'namespace', ...namespaces, '--ignore-not-found', '--timeout=120s'], { timeoutSeconds: 130 });
    await eventually('the volumes are gone', 60, async () =>
      (await get('pv')).items.every((volume: any) => !namespaces.includes(volume.spec.claimRef?.namespace)));
  }

  /** Applies what the description with a change comes to. */
  public async apply(change: Change = {}): Promise<Rendered> {
    this.rendered = renderOsool(this.place, change);
    await apply(this.rendered.objects);
    return this.rendered;
  }

  /** Waits for all pods, of what is applied now. */
  public async ready(seconds: number): Promise<void> {
    const kinds = ['StatefulSet', 'Deployment', 'DaemonSet'];
    await Promise.all(this.rendered.objects.filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, metadata: { name, namespace } }) => this.rolledOut(`${kind}/${name}`, namespace, seconds)));
  }

  /** Has the kubelet look at a pod's files now and not within a minute or so. */
  public async nudge(...pods: string[]): Promise<void> {
    await kubectl(['annotate', 'pod', '-n', this.namespace, ...pods, '--overwrite', `live-test/nudge=${Date.now()}`]);
  }

  /** The pods of a workload. */
  public async pods(workload: string): Promise<any[]> {
    const namespace = workload === 'node-exporter' ? this.nodeNamespace : this.namespace;
    return (await get('pods', '-n', namespace, '-l', `app.kubernetes.io/name=${workload}`)).items;
  }

  /** Makes one of the tests' own alerts true, or no longer. */
  public async loud(on: boolean, which: keyof typeof LOUD = 'loud'): Promise<void> {
    await eventually('the backend takes its knobs', 30, async () => (await postJson(`${this.backendUrl}/knobs`, LOUD[which][on ? 'on' : 'off']), true));
  }

  /** Writes the monitoring's Secret; not by `apply`, which would keep the values in an annotation. */
  public async writeSecrets(how: 'create' | 'replace'): Promise<void> {
    const metadata = { name: SECRET, namespace: this.namespace };
    const grafana = { name: 'osool-grafana', namespace: this.namespace };
    const items = [{ apiVersion: 'v1', kind: 'Secret', metadata, stringData: this.secrets }, { apiVersion: 'v1', kind: 'Secret', metadata: grafana, stringData: { 'admin-password': this.secrets['grafana-admin-password'] } }];
    await kubectl([how, '-f', '-'], { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) });
  }

  /** The stand-ins' pod may have another address. */
  public async wireReceivers(): Promise<void> {
    this.receiversIp = (await get('service', 'receivers', '-n', this.platformNamespace)).spec.clusterIP;
    const [pod] = (await get('pods', '-n', this.platformNamespace, '-l', 'app=receivers')).items;
    this.props = this.options.props?.(pod.status.podIP) ?? {};
  }

  /** What is wrong with pods, and everybody's last lines. */
  public async logs(): Promise<string> {
    const parts = [
      ['get', 'pods', '-A', '-o', 'wide'],
      ['get', 'events', '-n', this.namespace, '--field-selector=type=Warning'],
      ['logs', '-n', this.namespace, '-l', 'app.kubernetes.io/part-of=osool', '--all-containers', '--prefix', '--tail=15'],
      ['logs', '-n', this.platformNamespace, '-l', 'app', '--prefix', '--tail=10'],
    ];
    const texts = await Promise.all(parts.map((part) => kubectl(part, { ok: false })));
    return texts.join('\n');
  }

  private get place(): Place {
    const { namespace, nodeNamespace, platformNamespace, replicas, props } = this;
    return { namespace, nodeNamespace, platformNamespace, replicas, props, secrets: Object.keys(this.secrets), receiversIp: this.receiversIp ?? '192.0.2.1' };
  }

  private async rolledOut(controller: string, namespace: string, seconds: number): Promise<void> {
    await kubectl(['rollout', 'status', controller, '-n', namespace, `--timeout=${seconds}s`], { timeoutSeconds: seconds + 10 });
  }

  private async openForwards(): Promise<void> {
    const open = async (namespace: string, to: string, port: number) => {
      const forward = await Forward.open(namespace, to, port);
      this.forwards.push(forward);
      return forward.url;
    };
    this.prometheus = new PrometheusApi(await open(this.namespace, 'pod/osool-prometheus-0', 9090));
    for (let index = 0; index < this.replicas; index++) {
      this.alertmanagers.push(new AlertmanagerApi(await open(this.namespace, `pod/osool-alertmanager-${index}`, 9093)));
    }
    this.grafanaUrl = await open(this.namespace, 'service/osool-grafana', 3000);
    this.backendUrl = await open(this.platformNamespace, 'service/backend', 8000);
    this.receivers = new ReceiverLog(await open(this.platformNamespace, 'service/receivers', 8080));
    await eventually('Prometheus answers', 30, () => this.prometheus.ready());
    for (const alertmanager of this.alertmanagers) await eventually('Alertmanager answers', 30, () => alertmanager.ready());
    await eventually('the stand-ins answer', 30, () => this.receivers.ready());
  }
}
