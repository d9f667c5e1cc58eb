import { randomBytes } from 'crypto';
import { JsonPatch, Testing } from 'cdk8s';
import { osoolMonitoring } from '../../../examples/osool/monitoring';
import { SecretRef, SecretStore, Severity } from '../../../src/core';
import { Alertmanager, AlertRule, Monitoring } from '../../../src/model';
import { PostgresSslMode } from '../../../src/packs';
import { Plan } from '../../../src/plan';
import { KubernetesMonitoring, KubernetesMonitoringProps } from '../../../src/targets/kubernetes';
import { quicken } from '../harness/quicken';
import { RECEIVER_HOSTS } from '../harness/receivers';

/** The Secret that holds all of the monitoring's secrets, and the ConfigMap with the receivers' authority. */
export const SECRET = 'osool-secrets';
export const AUTHORITY = 'authority';

/** What is done to the description, or to the target, before it is rendered. */
export interface Change {
  readonly monitoring?: (monitoring: Monitoring) => void;
  readonly target?: (target: KubernetesMonitoring) => void;
}

/** The monitoring as it was rendered. */
export interface Rendered {
  readonly objects: any[];
  readonly plan: Plan;
  /** The text of a file of the configuration. */
  readonly file: (path: string) => string;
}

/** Where the example is rendered to. */
export interface Place {
  readonly namespace: string;
  readonly nodeNamespace: string;
  readonly platformNamespace: string;
  readonly replicas: number;
  /** The names of the files of all secrets. */
  readonly secrets: readonly string[];
  /** The address under which the receivers' names are found. */
  readonly receiversIp: string;
  readonly props: Partial<KubernetesMonitoringProps>;
}

/** The Osool example with alerts of the tests' own, quickened. */
export function describeOsool({ platformNamespace, replicas }: Pick<Place, 'platformNamespace' | 'replicas'>): Monitoring {
  const at = `${platformNamespace}.svc`;
  const monitoring = quicken(osoolMonitoring({
    backend: `backend.${at}:8000`,
    database: { address: `postgres.${at}:5432`, sslMode: PostgresSslMode.DISABLE },
    redis: { address: `redis.${at}:6379` },
    alertmanager: Alertmanager.run({ replicas }),
  }));
  for (const { alert, expr } of Object.values(LOUD)) for (const name of alert) monitoring.addRule(loud(name, expr));
  return monitoring;
}

/**
 * Alerts that fire at once, by a knob of the backend. A scenario that ends Alertmanager by force has one of its own: what was
 * told in the last minute before is forgotten, and an alert that was told to be over would count as told already.
 */
export const LOUD = {
  loud: { alert: ['LiveLoud'], expr: 'osool_database_connections > 800', on: { connections: 900 }, off: { connections: 12 } },
  crash: breaker(['LiveCrash'], 'paymob'),
  loss: breaker(['LiveLoss', 'LiveSilenced'], 'openai'),
  rotation: breaker(['LiveRotated'], 'blockchain'),
} as const;

function breaker(alert: string[], service: string) {
  return { alert, expr: `osool_circuit_breaker_state{service="${service}"} == 2`, on: { breakers: { [service]: 'open' } }, off: { breakers: { [service]: 'closed' } } };
}

function loud(alert: string, expr: string): AlertRule {
  return new AlertRule({ alert, expr, for: '0s', severity: Severity.CRITICAL, summary: `${alert} is on`, description: '{{ $value }}' });
}

/** Renders it, with a change. */
export function renderOsool(place: Place, change: Change = {}): Rendered {
  const monitoring = describeOsool(place);
  change.monitoring?.(monitoring);
  const chart = Testing.chart();
  const { namespace, nodeNamespace, props } = place;
  const target = new KubernetesMonitoring(chart, 'Monitoring', { monitoring, namespace, nodeNamespace, secrets: bindings(place.secrets), ...props });
  leadToReceivers(target, place.receiversIp);
  change.target?.(target);
  const plan = target._plan();
  return {
    objects: Testing.synth(chart),
    plan,
    file: (path) => {
      const found = plan.files.find((one) => one.path === path);
      if (!found) throw new Error(`there is no ${path} among ${plan.files.map((one) => one.path).join(', ')}`);
      return found.content;
    },
  };
}

/** The namespaces that the library would make, under other names. */
export function namespacesOf(place: Place): object[] {
  const chart = Testing.chart();
  new KubernetesMonitoring(chart, 'Monitoring', { monitoring: describeOsool(place), secrets: bindings(place.secrets) });
  const names: { [name: string]: string } = { 'osool': place.namespace, 'osool-node': place.nodeNamespace };
  return Testing.synth(chart).filter(({ kind }) => kind === 'Namespace')
    .map((object) => ({ ...object, metadata: { ...object.metadata, name: names[object.metadata.name] } }));
}

/** A value for each secret of the description, by the name of its file. */
export function secretValues(): { [fileName: string]: string } {
  const target = new KubernetesMonitoring(Testing.chart(), 'Monitoring', { monitoring: describeOsool({ platformNamespace: 'platform', replicas: 1 }) });
  const secrets = target._plan().workloads.flatMap((workload) => workload.secrets).filter(({ store }) => store === SecretStore.NAMED);
  return Object.fromEntries(secrets.map(({ fileName }) => [fileName, secretValue(fileName)]));
}

/** A value as somebody would give it. */
export function secretValue(name: string): string {
  const random = randomBytes(12).toString('hex');
  if (name === 'slack-webhook') return `https://${RECEIVER_HOSTS.slack}/services/T0/B0/${random}`;
  if (name.includes('dead') || name.includes('watchdog')) return `https://${RECEIVER_HOSTS.deadMansSwitch}/${random}`;
  return name.endsWith('username') ? 'osool_monitoring' : random;
}

function bindings(names: readonly string[]): { [name: string]: SecretRef } {
  return Object.fromEntries(names.map((name) => [name, SecretRef.kubernetes(SECRET, name)]));
}

/** By the library's own way out: the receivers' names are the stand-ins', whose authority Alertmanager trusts. */
function leadToReceivers(target: KubernetesMonitoring, ip: string): void {
  const container = '/spec/template/spec/containers/0';
  target.part('alertmanager').patch(
    JsonPatch.add('/spec/template/spec/hostAliases', [{ ip, hostnames: Object.values(RECEIVER_HOSTS) }]),
    JsonPatch.add('/spec/template/spec/volumes/-', { name: AUTHORITY, configMap: { name: AUTHORITY } }),
    JsonPatch.add(`${container}/volumeMounts/-`, { name: AUTHORITY, mountPath: '/authority', readOnly: true }),
    // The list of variables is empty unless there are replicas.
    ...(target._plan().description.alertmanager._replicas > 1 ? [] : [JsonPatch.add(`${container}/env`, [])]),
    JsonPatch.add(`${container}/env/-`, { name: 'SSL_CERT_FILE', value: '/authority/ca.crt' }),
  );
}
