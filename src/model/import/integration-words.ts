import { goDurationOrNumber, webUrlRefused } from './words';
import { any, atMostOne, Fields, flag, list, record, RecordRule, Refused, required, text, textThat, TextShape } from '../../source';

/** A URL that holds a key: never shown. @internal */
export const secretUrl: TextShape = { is: 'text', what: 'a URL', secret: true, check: (value): Refused => (value === '<secret>' ? undefined : webUrlRefused(value)) };
/** @internal */
export const templatedUrl: TextShape = { is: 'text', what: 'a URL', secret: true, check: (value): Refused => (value.includes('{{') || value === '<secret>' || value === '' ? undefined : webUrlRefused(value)) };

/** @internal */
export const hostPort: TextShape = textThat('"host:port"', (value) => (/^([^:\s[\]]*|\[[^\]]*\]):[^:]+$/.test(value) || value === ''
  ? undefined : [`${JSON.stringify(value.slice(0, 80))} has no port`, 'write "host:port", such as "smtp.example.com:587"']));

/** @internal */
export const field = (name: string) => record(`${name} field`, { title: text, value: text, short: flag }, required('title'), required('value'));
/** @internal */
export const chatAction = record('action', {
  type: text,
  text,
  url: text,
  style: text,
  name: text,
  value: text,
  confirm: record('confirmation', { text, title: text, ok_text: text, dismiss_text: text }, required('text')),
}, required('type'), required('text'), required('url', 'name'));
/** @internal */
export const mattermostLook: Fields = {
  fallback: text,
  color: text,
  pretext: text,
  text,
  author_name: text,
  author_link: text,
  author_icon: text,
  title: text,
  title_link: text,
  fields: list(field('mattermost')),
  thumb_url: text,
  footer: text,
  footer_icon: text,
  image_url: text,
};
/** A text, or a text that need not be updated: `{template, enable_update}`. @internal */
export const jiraText = any;

/** A kind that writes to one URL. @internal */
export const webhook = (fields: Fields): [Fields, RecordRule[]] => [{ webhook_url: secretUrl, webhook_url_file: text, ...fields }, [atMostOne('webhook_url', 'webhook_url_file'), required('webhook_url', 'webhook_url_file')]];
/** @internal */
export const timeout: Fields = { timeout: goDurationOrNumber };

/** Fields that are plain texts. @internal */
export function texts(...names: string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, text]));
}
