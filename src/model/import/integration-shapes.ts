import { httpConfig, sigv4, tls } from './http-shape';
import { chatAction, field, hostPort, jiraText, mattermostLook, secretUrl, templatedUrl, texts, timeout, webhook } from './integration-words';
import { goDuration, duration, webUrl } from './words';
import { any, atMostOne, count, deprecated, Fields, flag, int, list, map, oneOf, record, RecordRule, RecordShape, required, secret, text } from '../../source';

/** Each kind of integration of Alertmanager 0.34 with its fields, beside `send_resolved` and `http_config`. */
const KINDS: { readonly [kind: string]: [Fields, RecordRule[]] } = {
  discord: webhook({ content: text, title: text, message: text, username: text, avatar_url: text }),
  email: [{
    to: text,
    from: text,
    hello: text,
    smarthost: hostPort,
    auth_username: text,
    auth_password: secret,
    auth_password_file: text,
    auth_secret: secret,
    auth_secret_file: text,
    auth_identity: text,
    headers: map(text),
    html: text,
    text,
    require_tls: flag,
    tls_config: tls,
    force_implicit_tls: flag,
    threading: record('threading', { enabled: flag, thread_by_date: oneOf('none', 'daily', '') }),
  }, [required('to'), (given) => {
    const names = Object.keys(given.value.headers ?? {}).map((name) => name.toLowerCase());
    if (new Set(names).size < names.length) given.refuse('headers', 'a header is named twice: their case does not matter', 'keep one');
    const threads = given.value.threading?.enabled && names.find((name) => name === 'references' || name === 'in-reply-to');
    if (threads) given.refuse('headers', `the header ${threads} is written by threading`, 'remove it, or switch threading off');
  }]],
  incidentio: [{ url: secretUrl, url_file: text, alert_source_token: secret, alert_source_token_file: text, max_alerts: count, ...timeout }, [
    atMostOne('url', 'url_file'), required('url', 'url_file'), atMostOne('alert_source_token', 'alert_source_token_file'), (given) => {
      const hasToken = given.has('alert_source_token') || given.has('alert_source_token_file');
      const client = given.value.http_config;
      if (client?.authorization && hasToken) given.refuse(undefined, 'it has a token and http_config.authorization', 'keep one of them');
      if (client && !client.authorization && !hasToken) given.refuse(undefined, 'it has no token', 'give alert_source_token_file or http_config.authorization');
    },
  ]],
  jira: [{
    api_url: webUrl,
    api_type: oneOf('auto', 'cloud', 'datacenter', ''),
    project: text,
    summary: jiraText,
    description: jiraText,
    labels: list(text),
    priority: text,
    issue_type: text,
    reopen_transition: text,
    resolve_transition: text,
    wont_fix_resolution: text,
    reopen_duration: duration,
    fields: map(any),
  }, [required('project'), required('issue_type')]],
  mattermost: [{
    webhook_url: secretUrl,
    webhook_url_file: text,
    channel: text,
    username: text,
    ...mattermostLook,
    icon_url: text,
    icon_emoji: text,
    attachments: list(record('attachment', mattermostLook)),
    type: text,
    props: record('props', { card: text }),
    priority: record('priority', { priority: text, requested_ack: flag, persistent_notifications: flag }),
  }, [atMostOne('webhook_url', 'webhook_url_file')]],
  msteams: webhook({ title: text, summary: text, text }),
  msteamsv2: webhook({ title: text, text }),
  opsgenie: [{
    api_key: secret,
    api_key_file: text,
    api_url: webUrl,
    message: text,
    description: text,
    source: text,
    details: map(text),
    entity: text,
    responders: list(record('responder', { id: text, name: text, username: text, type: text }, required('id', 'name', 'username'), (given) => {
      const type: string = given.value.type ?? '';
      if (!type.includes('{{') && !/^(team|teams|user|escalation|schedule)$/i.test(type)) given.refuse('type', 'the type is none of team, teams, user, escalation and schedule', 'give one of them');
    })),
    actions: text,
    tags: text,
    note: text,
    priority: text,
    update_alerts: flag,
  }, [atMostOne('api_key', 'api_key_file')]],
  pagerduty: [{
    service_key: secret,
    service_key_file: text,
    routing_key: secret,
    routing_key_file: text,
    url: webUrl,
    client: text,
    client_url: text,
    description: text,
    details: map(any),
    images: list(record('image', { src: text, alt: text, href: text })),
    links: list(record('link', { href: text, text })),
    source: text,
    severity: text,
    class: text,
    component: text,
    group: text,
    ...timeout,
  }, [required('routing_key', 'service_key', 'routing_key_file', 'service_key_file'), atMostOne('routing_key', 'routing_key_file'), atMostOne('service_key', 'service_key_file')]],
  pushover: [{
    user_key: secret,
    user_key_file: text,
    token: secret,
    token_file: text,
    title: text,
    message: text,
    url: text,
    url_title: text,
    device: text,
    sound: text,
    priority: text,
    retry: goDuration,
    expire: goDuration,
    ttl: goDuration,
    html: flag,
    monospace: flag,
  }, [required('user_key', 'user_key_file'), atMostOne('user_key', 'user_key_file'), required('token', 'token_file'), atMostOne('token', 'token_file'), (given) => {
    if (given.value.html && given.value.monospace) given.refuse('monospace', 'html and monospace exclude each other', 'keep one of them');
  }]],
  rocketchat: [{
    api_url: webUrl,
    token_id: secret,
    token_id_file: text,
    token: secret,
    token_file: text,
    channel: text,
    color: text,
    title: text,
    title_link: text,
    text,
    fields: list(record('rocketchat field', { short: flag, title: text, value: text })),
    short_fields: flag,
    emoji: text,
    icon_url: text,
    image_url: text,
    thumb_url: text,
    link_names: flag,
    actions: list(record('rocketchat action', {
      type: text,
      text,
      url: text,
      imageurl: text,
      iswebview: flag,
      webviewheightratio: text,
      msg: text,
      msginchatwindow: flag,
      msgprocessingtype: text,
    })),
  }, [atMostOne('token', 'token_file'), atMostOne('token_id', 'token_id_file')]],
  slack: [{
    api_url: secretUrl,
    api_url_file: text,
    app_token: secret,
    app_token_file: text,
    app_url: webUrl,
    channel: text,
    username: text,
    color: text,
    title: text,
    title_link: text,
    pretext: text,
    text,
    message_text: text,
    fields: list(field('slack')),
    short_fields: flag,
    footer: text,
    fallback: text,
    callback_id: text,
    icon_emoji: text,
    icon_url: text,
    image_url: text,
    thumb_url: text,
    link_names: flag,
    mrkdwn_in: list(text),
    actions: list(chatAction),
    update_message: flag,
    ...timeout,
  }, [atMostOne('api_url', 'api_url_file', 'app_token', 'app_token_file')]],
  sns: [{
    ...texts('api_url', 'topic_arn', 'phone_number', 'target_arn', 'subject', 'message'),
    sigv4,
    attributes: map(text),
    use_aws_http_client: flag,
  }, [required('topic_arn', 'target_arn', 'phone_number'), atMostOne('topic_arn', 'target_arn', 'phone_number')]],
  telegram: [{
    api_url: webUrl,
    bot_token: secret,
    bot_token_file: text,
    chat_id: int,
    chat_id_file: text,
    message_thread_id: int,
    message: text,
    disable_notifications: flag,
    parse_mode: oneOf('', 'Markdown', 'MarkdownV2', 'HTML'),
  }, [required('chat_id', 'chat_id_file'), atMostOne('chat_id', 'chat_id_file'), atMostOne('bot_token', 'bot_token_file')]],
  victorops: [{
    api_key: secret,
    api_key_file: text,
    api_url: webUrl,
    routing_key: text,
    message_type: text,
    state_message: text,
    entity_display_name: text,
    monitoring_tool: text,
    custom_fields: map(text),
  }, [required('routing_key'), atMostOne('api_key', 'api_key_file'), (given) => {
    for (const name of ['routing_key', 'message_type', 'state_message', 'entity_display_name', 'monitoring_tool', 'entity_id', 'entity_state']) {
      if (given.value.custom_fields?.[name] !== undefined) given.refuse('custom_fields', `${name} is a field of its own`, 'rename the custom field');
    }
  }]],
  webex: [{ api_url: webUrl, message: text, room_id: text }, [required('room_id'), (given) => {
    if (given.value.http_config?.authorization === undefined) given.refuse(undefined, 'http_config.authorization is missing', 'give it, with the credentials_file of the bot');
  }]],
  webhook: [{ url: templatedUrl, url_file: text, max_alerts: count, payload: any, ...timeout }, [atMostOne('url', 'url_file'), required('url', 'url_file')]],
  wechat: [{
    api_secret: secret,
    api_secret_file: text,
    corp_id: text,
    message: text,
    api_url: webUrl,
    to_user: text,
    to_party: text,
    to_tag: text,
    agent_id: text,
    message_type: oneOf('text', 'markdown', ''),
  }, [atMostOne('api_secret', 'api_secret_file')]],
};

/** The names in front of `_configs`. @internal */
export const INTEGRATIONS: readonly string[] = Object.keys(KINDS);

/** One way a receiver is told, by its kind. @internal */
export function integrationShape(kind: string): RecordShape {
  const [fields, rules] = KINDS[kind];
  const common: Fields = kind === 'email' ? { send_resolved: flag } : { send_resolved: flag, http_config: httpConfig };
  const gone = kind === 'msteams' ? [deprecated('webhook_url', 'Microsoft has retired the connectors of msteams_configs', 'use msteamsv2_configs with a workflow')] : [];
  return record(`${kind}_config`, { ...common, ...fields }, ...rules, ...gone);
}
