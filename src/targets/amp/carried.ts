import { FindingLevel, Finding, Json, parseDuration, SecretStore, shown } from '../../core';
import { alertsOf, Description, Integration, Receiver } from '../../model';
import { bindSecret, TargetProfile } from '../../plan';

/** "The maximum allowed value is five days" (https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-config.html). */
const LONGEST_REPEAT_MS = 5 * 86_400_000;
const ALERTMANAGER_FILE = 'alertmanager/alertmanager.yml';
const SECRET_ARN = /^(\$\{Token\[|arn:[\w-]+:secretsmanager:)/;

/**
 * What Amazon Managed Prometheus can carry of a description, and what is wrong with the rest.
 *
 * @internal
 */
export interface Carried {
  /** The description, with receivers in the words of Amazon Managed Prometheus; what it cannot tell tells nobody. */
  readonly description: Description;
  readonly findings: readonly Finding[];
}

/** @internal */
export function carried(description: Description, profile: TargetProfile): Carried {
  const receivers = description.receivers.map((receiver) => carriedReceiver(receiver, profile));
  return {
    description: { ...description, receivers: receivers.map(({ receiver }) => receiver) },
    findings: [
      ...receivers.flatMap(({ findings }) => findings),
      ...existingAlertmanager(description),
      ...slowRoutes(description),
      ...verbatimFields(description),
      ...dashboards(description),
    ],
  };
}

interface CarriedReceiver { readonly receiver: Receiver; readonly findings: readonly Finding[] }

function carriedReceiver(receiver: Receiver, profile: TargetProfile): CarriedReceiver {
  const integrations: Integration[] = [];
  const findings: Finding[] = [];
  for (const integration of receiver.integrations) {
    const problems = kinds[integration.kind]?.(integration, profile) ?? [{
      message: `Amazon Managed Prometheus cannot tell by ${integration.kind}, only by sns and pagerduty`,
      remedy: 'publish to a topic, AmpReceivers.sns(name, topic), and subscribe there: mail, HTTPS, AWS Lambda, or a chat through Amazon Q Developer in chat applications',
    }];
    findings.push(...problems.map(({ message, remedy }) => unsupported(`receiver ${receiver.name}`, message, remedy)));
    if (problems.length === 0) integrations.push(integration.kind === 'pagerduty' ? withSecretArns(integration, profile) : integration);
  }
  return { receiver: integrations.length === 0 ? Receiver.nobody(receiver.name) : Receiver.of(receiver.name, integrations), findings };
}

interface Problem { readonly message: string; readonly remedy: string }

/** What hinders an integration, by its kind. */
const kinds: { readonly [kind: string]: (integration: Integration, profile: TargetProfile) => Problem[] } = {
  sns: ({ settings, secrets }) => [
    ...forbidden('sns', settings, ['api_url', 'http_config']),
    ...(settings.sigv4?.region ? [] : [{ message: 'sns needs sigv4.region', remedy: "add settings: { sigv4: { region: '..' } }, or use AmpReceivers.sns(name, topic), which does" }]),
    ...(settings.topic_arn ? [] : [{ message: 'sns needs topic_arn', remedy: 'name a standard topic' }]),
    ...(String(settings.topic_arn ?? '').endsWith('.fifo') ? [{ message: `sns publishes to standard topics only, but ${settings.topic_arn} is FIFO`, remedy: 'use a standard topic' }] : []),
    ...Object.keys(secrets ?? {}).map((field) => ({ message: `sns.${field} would be read from a file, which the service does not have`, remedy: 'leave it out: the workspace signs requests itself, and the policy of the topic allows it' })),
  ],
  pagerduty: ({ settings, secrets }, profile) => [
    ...forbidden('pagerduty', settings, ['http_config']),
    ...Object.entries(secrets ?? {}).flatMap(([field, ref]) => {
      const { secret, problem, remedy } = bindSecret(ref, profile);
      if (secret === undefined) return [{ message: problem!, remedy: remedy! }];
      return SECRET_ARN.test(secret.id) ? [] : [{
        message: `pagerduty.${field} is the secret ${shown(secret.id)}, but the service finds secrets by ARN only`,
        remedy: 'give SecretRef.secretsManager the complete ARN, or use AmpReceivers.pagerDuty(name, secret)',
      }];
    }),
  ],
};

function forbidden(kind: string, settings: Json, fields: readonly string[]): Problem[] {
  return fields.filter((field) => field in settings).map((field) => ({ message: `${kind}.${field} is not allowed there`, remedy: 'leave it out: the service sets it' }));
}

/** Instead of files (https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-pagerduty-configure-alertmanager.html). */
function withSecretArns({ kind, settings, secrets, upstream }: Integration, profile: TargetProfile): Integration {
  const byArn = Object.entries(secrets ?? {}).map(([field, ref]) => {
    const { id, fieldName } = bindSecret(ref, profile).secret!;
    return [field, { aws_secrets_manager: { secret_arn: id, ...(fieldName === undefined ? {} : { secret_key: fieldName }), refresh_interval: '5m' } }];
  });
  return { kind, settings: { ...settings, ...Object.fromEntries(byArn) }, upstream };
}

function existingAlertmanager(description: Description): Finding[] {
  if (description.alertmanager.server === undefined || alertsOf(description).length === 0) return [];
  return [unsupported('alertmanager', 'Amazon Managed Prometheus sends alerts to its own alert manager only, not to an existing one',
    'leave out Alertmanager.existing and route to AmpReceivers.sns(..), or evaluate the rules where that Alertmanager is reached')];
}

function slowRoutes(description: Description): Finding[] {
  const routes = description.routes.map((route) => ({
    where: `route ${route.matchers.join(', ')}`, interval: route._props.overrides?.repeat_interval ?? route._props.repeatInterval,
  }));
  const alerts = alertsOf(description).map(({ name, repeatInterval }) => ({ where: `alert ${name}`, interval: repeatInterval }));
  return [...routes, ...alerts].flatMap(({ where, interval }) => (tooLong(interval) ? [slow(where, interval)] : []));
}

/** Verbatim fields of alertmanager.yml, at any depth. */
function verbatimFields(description: Description): Finding[] {
  const patches = description.filePatches.filter((patch) => patch.path === ALERTMANAGER_FILE).map((patch) => ({ of: `patch of ${patch.path}`, fields: patch.fields }));
  return [{ of: 'alertmanagerOverrides', fields: description.alertmanagerOverrides }, ...patches].flatMap(({ of, fields }) => fieldsOf(fields).flatMap(([path, value]) => {
    const where = `${of}: ${path}`;
    const name = path.split('.').pop()!;
    if (name === 'repeat_interval' && tooLong(value)) return [slow(where, value)];
    if (!name.endsWith('_file') && name !== 'templates') return [];
    return [unsupported(where, 'Amazon Managed Prometheus reads no files', 'leave it out: PagerDuty keys are read from Secrets Manager, texts can stand in the receiver')];
  }));
}

function fieldsOf(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path ? `${path}.${key}` : key;
    return [[here, inner] as [string, unknown], ...fieldsOf(inner, here)];
  });
}

/** Nobody asked for what is not there: only dashboards that would be lost are worth an error. */
function dashboards(description: Description): Finding[] {
  const count = description.dashboards.length;
  if (description.grafana.options === undefined || count === 0) return [];
  return [unsupported('grafana', `Amazon Managed Prometheus draws nothing: ${count === 1 ? 'a dashboard' : `${count} dashboards`} would be lost`,
    'describe this monitoring with grafana: Grafana.none(), and run Grafana elsewhere with the workspace as its data source')];
}

function tooLong(interval: unknown): boolean {
  return typeof interval === 'string' && parseDuration(interval, 'repeat_interval') > LONGEST_REPEAT_MS;
}

function slow(where: string, interval: unknown): Finding {
  return unsupported(where, `it repeats after ${interval}, but Amazon Managed Prometheus repeats after 5d at the latest`, 'write 5d or less');
}

function unsupported(where: string, message: string, remedy: string): Finding {
  return { id: 'target/unsupported', level: FindingLevel.ERROR, where, message, remedy };
}

/**
 * Where Amazon Managed Prometheus reads secrets: nothing runs, so there are no addresses to speak of.
 *
 * @internal
 */
export function ampProfile(target: string, secrets: TargetProfile['secrets']): TargetProfile {
  return { target, secrets, addresses: (workload) => ({ host: workload }), readableStores: [SecretStore.SECRETS_MANAGER], lateValues: true };
}
