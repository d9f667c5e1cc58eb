import { parseDuration } from '../../core';
import { regexpMistake } from '../../promql';
import { NumberShape, Refused, textThat, TextShape } from '../../source';

/** Kinds of values that several configurations share, as their servers read them. */

/** `1h30m`; a bare `0` too (github.com/prometheus/common/model). @internal */
export const duration: TextShape = textThat('a duration, such as "30s"', (text) => {
  try {
    parseDuration(text, 'it');
    return undefined;
  } catch {
    return [`${short(text)} is no duration`, 'write whole numbers with units from large to small, such as "15s", "1h30m" or "30d" (y, w, d, h, m, s, ms)'];
  }
});

const GO_DURATION = /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+)$/;

/** `1.5h`, as Go itself writes it; no days. @internal */
export const goDuration: TextShape = textThat('a duration, such as "30s"', (text) => (GO_DURATION.test(text) ? undefined : [`${short(text)} is no duration`, 'write it with units h, m, s or ms, such as "30s"']));

/** As `goDuration`; a number is a number of nanoseconds. @internal */
export const goDurationOrNumber: NumberShape = { is: 'number', what: 'a duration, such as "30s"', text: goDuration.check };

const SIZE = /^[-+]?((\d+(\.\d*)?|\.\d+)([KMGTPE]i?)?B)+$|^[-+]?0$/;

/** `512MB`, in powers of 1024. @internal */
export const size: TextShape = textThat('a size, such as "512MB"', (text) => (SIZE.test(text) ? undefined : [`${short(text)} is no size`, 'write a number with a unit, such as "512MB" (B, KB, MB, GB, TB, PB, EB)']));

/** @internal */
export const regex: TextShape = textThat('a regular expression', regexRefused);

/** @internal */
export function regexRefused(text: string): Refused {
  const mistake = regexpMistake(text);
  return mistake === undefined ? undefined : [`${short(text)} is no regular expression: ${mistake}`, 'write RE2, such as "api|worker"'];
}

/** Labels may have any name since Prometheus 3, but not none. @internal */
export function labelRefused(name: string): Refused {
  return name === '' ? ['a label has no name', 'give it one'] : undefined;
}

/** @internal */
export const label: TextShape = textThat('the name of a label', labelRefused);

/** What Go takes for a URL: nearly anything, but `host:port` is none. @internal */
export const url: TextShape = textThat('a URL', (text) => {
  const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*:/.exec(text)?.[0];
  const path = text.slice(scheme?.length ?? 0);
  const authority = /^\/\/([^/?#]*)/.exec(path)?.[1] ?? '';
  const refused = (scheme === undefined && /^[^/?#]*:/.test(text))
    || /%(?![0-9a-fA-F]{2})/.test(text) || /[\0-\x1f\x7f]/.test(text)
    || /[ <>"{}|\\^`]/.test(authority) || /:(?!\d*$)/.test(authority.replace(/^.*@/, '').replace(/^\[[^\]]*\]/, ''));
  return refused ? ['it is no URL', 'begin it with "http://" or "https://", and write the port as a number'] : undefined;
});

/** One that Alertmanager calls. @internal */
export const webUrl: TextShape = textThat('a URL', webUrlRefused);

/** @internal */
export function webUrlRefused(text: string): Refused {
  return /^https?:\/\/[^/?#:]/i.test(text) && url.check!(text) === undefined ? undefined : ['it is no URL', 'begin it with "http://" or "https://"'];
}

function short(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text);
}
