import { Carrier } from './carrier';
import { INTEGRATIONS } from './integration-shapes';
import { Json, SecretRef, shown } from '../../core';
import { Integration } from '../alerting/integration';
import { Receiver } from '../alerting/receiver';

/** Secrets that Alertmanager reads from files, by kind. */
const SECRETS: { readonly [kind: string]: readonly string[] } = {
  discord: ['webhook_url'],
  email: ['auth_password', 'auth_secret'],
  incidentio: ['url', 'alert_source_token'],
  mattermost: ['webhook_url'],
  msteams: ['webhook_url'],
  msteamsv2: ['webhook_url'],
  opsgenie: ['api_key'],
  pagerduty: ['routing_key', 'service_key'],
  pushover: ['user_key', 'token'],
  rocketchat: ['token', 'token_id'],
  slack: ['api_url', 'app_token'],
  telegram: ['bot_token', 'chat_id'],
  victorops: ['api_key'],
  webhook: ['url'],
  wechat: ['api_secret'],
};

/** What an integration takes from the global section when it says nothing itself: its field, and the one there. */
const SHARED: { readonly [kind: string]: { readonly [field: string]: string } } = {
  email: {
    from: 'smtp_from',
    smarthost: 'smtp_smarthost',
    hello: 'smtp_hello',
    auth_username: 'smtp_auth_username',
    auth_password: 'smtp_auth_password',
    auth_secret: 'smtp_auth_secret',
    auth_identity: 'smtp_auth_identity',
    require_tls: 'smtp_require_tls',
    tls_config: 'smtp_tls_config',
    force_implicit_tls: 'smtp_force_implicit_tls',
  },
  jira: { api_url: 'jira_api_url' },
  mattermost: { webhook_url: 'mattermost_webhook_url' },
  opsgenie: { api_key: 'opsgenie_api_key', api_url: 'opsgenie_api_url' },
  pagerduty: { url: 'pagerduty_url' },
  rocketchat: { api_url: 'rocketchat_api_url', token: 'rocketchat_token', token_id: 'rocketchat_token_id' },
  slack: { api_url: 'slack_api_url', app_token: 'slack_app_token', app_url: 'slack_app_url' },
  telegram: { api_url: 'telegram_api_url', bot_token: 'telegram_bot_token' },
  victorops: { api_key: 'victorops_api_key', api_url: 'victorops_api_url' },
  webex: { api_url: 'webex_api_url' },
  wechat: { api_url: 'wechat_api_url', api_secret: 'wechat_api_secret', corp_id: 'wechat_api_corp_id' },
};

/** Secrets within `http_config`, which are read from files of the same name with `_file` behind it. */
const HTTP_SECRETS = [['authorization', 'credentials'], ['basic_auth', 'password'], ['oauth2', 'client_secret']] as const;

/**
 * The receivers, each complete: what stood in the global section is theirs.
 *
 * @internal
 */
export function carryReceivers(receivers: readonly (readonly [Json, string])[], global: Json, carrier: Carrier): Receiver[] {
  return receivers.map(([receiver, place]) => {
    if (receiver.labels !== undefined) carrier.refuse(`${place}.labels`, 'labels of a receiver cannot be taken over', 'write them into its texts');
    const integrations = INTEGRATIONS.flatMap((kind) => {
      const field = `${kind}_configs`;
      return ((receiver[field] ?? []) as (Json | undefined)[]).map((config, i) => [config ?? {}, `${place}.${field}[${i}]`] as const)
        .filter(([, at]) => !carrier.isLeftOut(at) && !carrier.isLeftOut(`${place}.${field}`))
        .map(([config, at]) => carryIntegration(kind, config, at, global, carrier));
    });
    // The library has a receiver "null" of its own, which tells nobody: neither does this one, under another name.
    const name = receiver.name === 'null' && integrations.length === 0 ? 'nobody' : receiver.name;
    try {
      return integrations.length === 0 ? Receiver.nobody(name) : Receiver._imported(name, integrations);
    } catch {
      carrier.refuse(`${place}.name`, `${shown(receiver.name)} cannot be the name of a receiver here`, 'use letters, digits, "_", "." and "-", at most 63 characters, there and in the routes');
      return Receiver.nobody(`receiver-${place.replace(/\D/g, '')}`);
    }
  });
}

function carryIntegration(kind: string, own: Json, place: string, global: Json, carrier: Carrier): Integration {
  const { config, places } = withShared(kind, own, global);
  const secretFields = SECRETS[kind] ?? [];
  const secrets: { [field: string]: SecretRef } = {};
  for (const field of secretFields) {
    // Who is written to on Telegram may be secret, and need not be.
    if (field === 'chat_id' && config.chat_id !== undefined) continue;
    const at = places[field] ?? { record: config, place, field };
    const secret = carrier.secret(at.record, at.place, at.field);
    if (secret !== undefined) secrets[field] = secret;
  }
  const client = carryClient(config.http_config, places.http_config ? 'global.http_config' : `${place}.http_config`, carrier);
  const settings = Object.fromEntries(Object.entries(config).filter(([field]) => field !== 'http_config' && field !== 'send_resolved'
    && !secretFields.some((secret) => (field === secret && !(secret === 'chat_id')) || field === `${secret}_file`)));
  for (const [field, value] of Object.entries(settings)) carrier.isVerbatim(value, places[field] ? `global.${SHARED[kind][field]}` : `${place}.${field}`);
  const [, host, port] = kind === 'email' ? /^(.+):(\d{1,5})$/.exec(config.smarthost ?? '') ?? [] : [];
  return {
    kind,
    ...(host === undefined ? {} : { upstream: { host, port: Number(port), reason: 'send mail' } }),
    settings: carrier.kept({ ...(own.send_resolved === undefined ? {} : { send_resolved: own.send_resolved }), ...settings, ...client.settings },
      place),
    secrets: { ...secrets, ...client.secrets },
  };
}

interface Place { readonly record: Json; readonly place: string; readonly field: string }

/** What it says itself counts, field by field; a secret and the file that it may stand in are one. */
function withShared(kind: string, own: Json, global: Json): { config: Json; places: { readonly [field: string]: Place } } {
  const config = { ...own };
  const places: { [field: string]: Place } = {};
  const isSlackAuthorized = kind === 'slack' && (own.http_config?.authorization !== undefined || own.api_url || own.api_url_file || own.app_token || own.app_token_file);
  for (const [field, shared] of Object.entries(SHARED[kind] ?? {})) {
    if (own[field] !== undefined && own[field] !== '') continue;
    if (own[`${field}_file`] || (isSlackAuthorized && (field === 'api_url' || field === 'app_token'))) continue;
    if (global[shared] === undefined && global[`${shared}_file`] === undefined) continue;
    places[field] = { record: global, place: 'global', field: shared };
    if (global[shared] !== undefined) config[field] = global[shared];
  }
  if (kind !== 'email' && own.http_config === undefined && global.http_config !== undefined) {
    config.http_config = global.http_config;
    places.http_config = { record: global, place: 'global', field: 'http_config' };
  }
  return { config, places };
}

/** Secrets of an HTTP client are rendered as files too, by the path of their field. */
function carryClient(client: Json | undefined, place: string, carrier: Carrier): { settings: Json; secrets: { [field: string]: SecretRef } } {
  if (client === undefined || carrier.isLeftOut(place)) return { settings: {}, secrets: {} };
  const secrets: { [field: string]: SecretRef } = {};
  const { bearer_token: token, bearer_token_file: tokenFile, ...rest } = client;
  if (token || tokenFile) {
    const secret = carrier.secret(client, place, 'bearer_token');
    if (secret !== undefined) secrets['http_config.authorization.credentials'] = secret;
  }
  for (const [section, field] of HTTP_SECRETS) {
    const { [field]: literal, [`${field}_file`]: path, ...others } = rest[section] ?? {};
    if (!literal && !path) continue;
    const secret = carrier.secret(rest[section], `${place}.${section}`, field);
    if (secret !== undefined) secrets[`http_config.${section}.${field}`] = secret;
    rest[section] = others;
  }
  for (const [field, value] of Object.entries(rest)) carrier.isVerbatim(value, `${place}.${field}`);
  return { settings: Object.keys(rest).length > 0 ? { http_config: carrier.kept(rest, place) } : {}, secrets };
}
