import { envPlaceholder, secretLookalike } from '../../src/core';

test.each([
  ['https://hooks.slack.com/services/T000/B000/XXXX', 'a Slack webhook URL'],
  // Written in two parts, so that nothing in this repository looks like a key.
  ['AKIA' + 'IOSFODNN7EXAMPLE', 'an AWS access key'],
  ['postgresql://user:hunter2@db:5432/app', 'a URL with a password'],
  ['Authorization: Bearer s3cr3t-s3cr3t-s3cr3t', 'credentials of an HTTP header'],
  ['123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'a Telegram bot token'],
  ['-----BEGIN RSA PRIVATE' + ' KEY-----', 'a private key'],
])('knows %s', (text, kind) => expect(secretLookalike(text)).toBe(kind));

test.each(['https://events.pagerduty.com/v2/enqueue', 'hooks.slack.com', 'http://prometheus:9090', 'rate(a[5m]) / rate(b[5m])', '{{ $labels.job }}', 'Basic authentication-failures', 'localhost:9090'])('leaves %s alone', (text) => {
  expect(secretLookalike(text)).toBeUndefined();
});

test.each([['url: ${SLACK_WEBHOOK_URL}', '${SLACK_WEBHOOK_URL}'], ['${KEY:-none}', '${KEY:-none}'], ['$PAGERDUTY_KEY', '$PAGERDUTY_KEY']])('finds the placeholder in %s', (text, found) => {
  expect(envPlaceholder(text)).toBe(found);
});

test.each(['rate(x[$__rate_interval])', '${datasource}', '{{ $value }}', 'replacement: $1', '$job'])('%s is no placeholder', (text) => {
  expect(envPlaceholder(text)).toBeUndefined();
});
