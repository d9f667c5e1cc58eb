import { httpConfig, tls, tracing } from './http-shape';
import { INTEGRATIONS, integrationShape } from './integration-shapes';
import { hostPort, secretUrl } from './integration-words';
import { parseMatchers } from './matcher-text';
import { namedTimeInterval } from './time-interval-shape';
import { duration, labelRefused, regexRefused, webUrl } from './words';
import { parseDuration } from '../../core';
import { any, atMostOne, deprecated, Fields, flag, FormerFields, list, map, record, RecordRule, RecordShape, RecordView, Refused, secret, text, textThat, TextShape } from '../../source';

const matcher = textThat('a matcher', (value): Refused => {
  try {
    const wrong = parseMatchers(value).map((part) => (part.operator.endsWith('~') ? regexRefused(part.value) : undefined)).find((refused) => refused !== undefined);
    return wrong;
  } catch {
    return [`${JSON.stringify(value.slice(0, 80))} is no matcher`, 'write name="value", with =, !=, =~ or !~, and the value in double quotes'];
  }
});
const regexValue: TextShape = textThat('a regular expression', regexRefused);
const classicName = (name: string): Refused => (/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) ? undefined : [`${JSON.stringify(name.slice(0, 60))} is no name of a label`, 'use letters, digits and "_", or matchers, which take any name in quotes']);

/** Pairs of a secret and the file that it may stand in instead. */
const GLOBAL_SECRETS = ['slack_app_token', 'opsgenie_api_key', 'victorops_api_key', 'telegram_bot_token', 'smtp_auth_password', 'smtp_auth_secret', 'rocketchat_token',
  'rocketchat_token_id', 'wechat_api_secret'];
const GLOBAL_SECRET_URLS = ['slack_api_url', 'mattermost_webhook_url'];
const fields = (names: readonly string[], shape: TextShape): Fields => Object.fromEntries(names.map((name) => [name, shape]));

const global = record('global', {
  resolve_timeout: duration,
  http_config: httpConfig,
  smtp_from: text,
  smtp_hello: text,
  smtp_smarthost: hostPort,
  smtp_auth_username: text,
  smtp_auth_identity: text,
  smtp_require_tls: flag,
  smtp_tls_config: tls,
  smtp_force_implicit_tls: flag,
  wechat_api_corp_id: text,
  ...fields(['jira_api_url', 'slack_app_url', 'pagerduty_url', 'opsgenie_api_url', 'wechat_api_url', 'victorops_api_url', 'telegram_api_url', 'webex_api_url', 'rocketchat_api_url'], webUrl),
  ...fields(GLOBAL_SECRETS, secret),
  ...fields(GLOBAL_SECRET_URLS, secretUrl),
  ...fields([...GLOBAL_SECRETS, ...GLOBAL_SECRET_URLS].map((name) => `${name}_file`), text),
}, ...[...GLOBAL_SECRETS, ...GLOBAL_SECRET_URLS].map((name) => atMostOne(name, `${name}_file`)), (given) => {
  const has = (name: string) => given.has(name) || given.has(`${name}_file`);
  if (has('slack_app_token') && has('slack_api_url')) given.refuse('slack_app_token', 'slack_app_token and slack_api_url exclude each other', 'keep one of them');
});

const route: RecordShape = record('route', () => ({
  receiver: text,
  group_by: list(textThat('the name of a label', labelRefused)),
  continue: flag,
  match: map(text, classicName),
  match_re: map(regexValue, classicName),
  matchers: list(matcher),
  mute_time_intervals: list(text),
  active_time_intervals: list(text),
  group_wait: duration,
  group_interval: duration,
  repeat_interval: duration,
  labels: map(text, labelRefused),
  routes: list(route, 'a route'),
}), deprecated('match', 'match is deprecated', 'write matchers: [name="value"]'), deprecated('match_re', 'match_re is deprecated', 'write matchers: [name=~"regex"]'), (given) => {
  const by: string[] = given.value.group_by ?? [];
  if (by.includes('...') && by.length > 1) given.refuse('group_by', '"..." stands for all labels, so no other may be named', 'keep "..." alone, or remove it');
  else if (new Set(by).size < by.length) given.refuse('group_by', 'it names a label twice', 'name each once');
  for (const field of ['group_interval', 'repeat_interval']) {
    if (given.has(field) && parseDuration(given.value[field], field) === 0) given.refuse(field, `${field} is zero`, 'write how long to wait, such as "5m"');
  }
});

const old = (side: 'source' | 'target'): RecordRule[] => [
  deprecated(`${side}_match`, `${side}_match is deprecated`, `write ${side}_matchers: [name="value"]`),
  deprecated(`${side}_match_re`, `${side}_match_re is deprecated`, `write ${side}_matchers: [name=~"regex"]`),
];

const inhibitRule = record('inhibit_rule', {
  name: text,
  source_match: map(text, classicName),
  source_match_re: map(regexValue, classicName),
  source_matchers: list(matcher),
  target_match: map(text, classicName),
  target_match_re: map(regexValue, classicName),
  target_matchers: list(matcher),
  equal: list(textThat('the name of a label', labelRefused)),
}, ...old('source'), ...old('target'));

const receiver = record('receiver', {
  name: text,
  labels: map(text),
  ...Object.fromEntries(INTEGRATIONS.map((kind) => [`${kind}_configs`, list(integrationShape(kind), ['slack', 'opsgenie', 'wechat', 'rocketchat'].includes(kind) ? undefined : `a ${kind}_config`)])),
}, (given) => {
  if (!given.has('name')) given.refuse(undefined, 'it has no name', 'give it the name that routes refer to');
  if ((given.value.labels?.name ?? given.value.name) !== given.value.name) given.refuse('labels', 'the label "name" is not the name of the receiver', 'remove it');
});

/** alertmanager.yml of Alertmanager 0.34 (github.com/prometheus/alertmanager, config). @internal */
export const alertmanagerConfig = record('configuration', {
  global,
  route,
  inhibit_rules: list(inhibitRule),
  receivers: list(receiver, 'a receiver'),
  templates: list(text),
  mute_time_intervals: list(namedTimeInterval),
  time_intervals: list(namedTimeInterval),
  tracing,
  event_recorder: map(any),
}, deprecated('mute_time_intervals', 'mute_time_intervals is deprecated', 'rename it to time_intervals'), requireRoot, requireNames, requireGlobals);

/** What people write, and older versions had: what to write instead. @internal */
export const FORMER_ALERTMANAGER: FormerFields = {
  'configuration.groups': 'this looks like a rule file: read it with RuleFile.parse',
  'configuration.scrape_configs': 'this looks like prometheus.yml: read it with PrometheusConfig.parse',
  'hipchat_configs': 'HipChat is gone, and Alertmanager 0.20 removed it: choose another integration',
  'hipchat_api_url': 'HipChat is gone, and Alertmanager 0.20 removed it: remove the field',
  'hipchat_auth_token': 'HipChat is gone, and Alertmanager 0.20 removed it: remove the field',
  'ms_teams_configs': 'write msteamsv2_configs',
  'teams_configs': 'write msteamsv2_configs',
  'opsgenie_config.teams': 'write responders: [{name: .., type: team}]',
  'global.smtp_host': 'write smtp_smarthost: host:port',
};

function requireRoot(given: RecordView): void {
  const root = given.value.route;
  if (root === undefined) return given.refuse('route', 'there is no route', 'give one with a receiver: it catches what no other route wants');
  if (!root.receiver) given.refuse('route', 'the route at the top has no receiver', 'name who is told of what no other route wants');
  if (root.continue) given.refuse('route', 'the route at the top continues', 'remove continue: there is nothing behind it');
  for (const field of ['match', 'match_re', 'matchers', 'mute_time_intervals', 'active_time_intervals']) {
    if (Object.keys(root[field] ?? {}).length > 0) given.refuse('route', `the route at the top has ${field}`, 'move it into a route below: the one at the top takes every alert');
  }
}

/** Each name is used once, and what routes name is there. */
function requireNames(given: RecordView): void {
  const names = (list_: readonly ({ readonly name?: string } | undefined)[] | undefined) => (list_ ?? []).map((item) => item?.name ?? '');
  const receivers = names(given.value.receivers);
  const times = [...names(given.value.mute_time_intervals), ...names(given.value.time_intervals)];
  for (const [field, known] of [['receivers', receivers], ['time_intervals', times]] as const) {
    const twice = known.find((name, i) => name !== '' && known.indexOf(name) !== i);
    if (twice !== undefined) given.refuse(field, `two of them have the name ${JSON.stringify(twice.slice(0, 80))}`, 'rename one');
  }
  const visit = (node: { readonly [field: string]: any } | undefined) => {
    if (node?.receiver && !receivers.includes(node.receiver)) given.refuse('route', `a route names the receiver ${JSON.stringify(node.receiver.slice(0, 80))}, which is not there`, 'add it to receivers, or correct the name');
    for (const name of [...node?.mute_time_intervals ?? [], ...node?.active_time_intervals ?? []]) {
      if (!times.includes(name)) given.refuse('route', `a route names the time interval ${JSON.stringify(String(name).slice(0, 80))}, which is not there`, 'add it to time_intervals, or correct the name');
    }
    for (const child of node?.routes ?? []) visit(child);
  };
  visit(given.value.route);
}

/** What an integration needs if the global section does not give it: any of the first, or any of the second there. */
const NEEDED: ReadonlyArray<readonly [kind: string, own: readonly string[], global: readonly string[]]> = [
  ['email', ['smarthost'], ['smtp_smarthost']],
  ['email', ['from'], ['smtp_from']],
  ['slack', ['api_url', 'api_url_file', 'app_token', 'app_token_file'], ['slack_api_url', 'slack_api_url_file', 'slack_app_token', 'slack_app_token_file']],
  ['opsgenie', ['api_key', 'api_key_file'], ['opsgenie_api_key', 'opsgenie_api_key_file']],
  ['wechat', ['api_secret', 'api_secret_file'], ['wechat_api_secret', 'wechat_api_secret_file']],
  ['wechat', ['corp_id'], ['wechat_api_corp_id']],
  ['victorops', ['api_key', 'api_key_file'], ['victorops_api_key', 'victorops_api_key_file']],
  ['telegram', ['bot_token', 'bot_token_file'], ['telegram_bot_token', 'telegram_bot_token_file']],
  ['jira', ['api_url'], ['jira_api_url']],
  ['rocketchat', ['token', 'token_file'], ['rocketchat_token', 'rocketchat_token_file']],
  ['rocketchat', ['token_id', 'token_id_file'], ['rocketchat_token_id', 'rocketchat_token_id_file']],
  ['mattermost', ['webhook_url', 'webhook_url_file'], ['mattermost_webhook_url', 'mattermost_webhook_url_file']],
];

function requireGlobals(given: RecordView): void {
  (given.value.receivers ?? []).forEach((item: { readonly [field: string]: any } | undefined) => {
    for (const [kind, own, shared] of NEEDED) {
      for (const config of item?.[`${kind}_configs`] ?? []) {
        if (own.some((name) => config?.[name]) || shared.some((name) => given.value.global?.[name])) continue;
        given.refuse('receivers', `a ${kind}_config of receiver ${JSON.stringify(String(item?.name).slice(0, 80))} has no ${own[0]}, and the global section has no ${shared[0]}`, `give ${own[own.length > 1 ? 1 : 0]}`);
      }
    }
  });
}
