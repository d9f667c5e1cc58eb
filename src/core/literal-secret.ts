/**
 * What secrets look like, by the formats their issuers document. Kept narrow: a false alarm stops a synthesis.
 */
const SHAPES: ReadonlyArray<readonly [string, RegExp]> = [
  ['a Slack webhook URL', /hooks\.slack(-gov)?\.com\/(services|workflows|triggers)\/\S+/i],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/],
  ['a Discord webhook URL', /discord(app)?\.com\/api\/webhooks\/\S+/i],
  ['a Microsoft Teams webhook URL', /(webhook\.office\.com|logic\.azure\.com(:\d+)?)\/\S+/i],
  ['an AWS access key', /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{30,}/],
  ['an API key', /\bsk-[A-Za-z0-9_-]{20,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a Grafana token', /\bgl(sa|c)_[A-Za-z0-9_=]{20,}/],
  ['a Telegram bot token', /\b\d{8,10}:[A-Za-z0-9_-]{35}\b/],
  ['credentials of an HTTP header', /\b(Bearer|Basic)\s+(?=\S*\d)[A-Za-z0-9._~+\/-]{16,}=*/],
  ['a JSON web token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./],
  ['a URL with a password', /\b[a-z][a-z0-9+.-]*:\/\/[^/\s:@{}$]+:[^/\s@{}$]+@/i],
];

/**
 * What kind of secret a text looks like, if any.
 *
 * @internal
 */
export function secretLookalike(text: string): string | undefined {
  return SHAPES.find(([, shape]) => shape.test(text))?.[0];
}

/**
 * A placeholder of the kind `${SLACK_WEBHOOK_URL}` in a text: nothing expands it.
 * Grafana's and Prometheus' own variables are lower-case or start with `__`.
 *
 * @internal
 */
export function envPlaceholder(text: string): string | undefined {
  return /\$\{[A-Z][A-Z0-9_]*(:?[-?+][^}]*)?\}|\$[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\b/.exec(text)?.[0];
}
