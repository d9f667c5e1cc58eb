import { SecretRef, Severity } from '../../../src/core';
import { Grafana, Integration, Monitoring, Prometheus, Receiver, ScrapeAuth, ScrapeJob } from '../../../src/model';
import { alert } from '../cases';
import { describeCheck } from '../run-check';

const remedy = 'use a SecretRef, which is rendered as a file, and rotate the secret if it was real';
const field = (where: string, name: string) => `[secrets/literal-secret] ${where}: the field ${name} holds a literal secret; ${remedy}`;
const shape = (where: string, what: string) => `[secrets/literal-secret] ${where}: it looks like ${what}; ${remedy}`;
const told = (integration: Integration) => (m: Monitoring) => m.addRoute(Severity.INFO, m.addReceiver(Receiver.of('team', [integration])));
const global = (fields: object) => ({ alertmanagerOverrides: { global: fields } });

describeCheck('secrets/literal-secret', {
  good: [
    { what: 'secrets as files', add: (m) => m.addScrapeJob(new ScrapeJob({ name: 'queue', targets: ['q:80'], auth: ScrapeAuth.basic('me', SecretRef.named('queue')) })) },
    { what: 'an address that is no secret', add: told({ kind: 'opsgenie', settings: { api_url: 'https://api.eu.opsgenie.com/' }, secrets: { api_key: SecretRef.named('key') } }) },
    { what: 'the route of VictorOps', add: told({ kind: 'victorops', settings: { routing_key: 'team-a' }, secrets: { api_key: SecretRef.named('key') } }) },
    { what: 'an address with a path', add: told({ kind: 'wechat', settings: { api_url: 'https://qyapi.weixin.qq.com/cgi-bin/' }, secrets: { api_secret: SecretRef.named('key') } }) },
    { what: 'a file that Grafana reads', add: (m) => m.patchFile('grafana/provisioning/datasources/prometheus.yaml', { datasources: [{ name: 'x', secureJsonData: { password: '$__file{/etc/secrets/x}' } }] }) },
    { what: 'a label of this name', add: (m) => m.addRule(alert({ labels: { token: 'expired' } })) },
    {
      what: 'what only sounds like a secret',
      props: {
        grafana: Grafana.run({ environment: { GF_AUTH_GENERIC_OAUTH_USE_REFRESH_TOKEN: 'true', GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET: '$__file{/etc/secrets/oauth}', GF_SMTP_PASSWORD__FILE: '/etc/secrets/smtp' } }),
        prometheus: Prometheus.run({ extraArgs: ['--web.config.file=/etc/web.yml'] }),
      },
    },
    { what: 'a file named verbatim', props: global({ smtp_auth_password_file: '/etc/secrets/smtp' }) },
    { what: 'a text about passwords', add: (m) => m.addRule(alert({ description: 'The password: ask the team.' })) },
    { what: 'a field without a value', props: global({ opsgenie_api_key: '', slack_api_url: undefined }) },
  ],
  bad: [
    { what: 'a password in verbatim fields', props: global({ smtp_auth_password: 'hunter2' }), finds: [field('alertmanager/alertmanager.yml:29', 'smtp_auth_password')] },
    { what: 'a password of more than one line', props: global({ smtp_auth_password: 'hunter\n2\n' }), finds: [field('alertmanager/alertmanager.yml:29', 'smtp_auth_password')] },
    { what: 'a password in quotes', props: global({ smtp_auth_password: '0755' }), finds: [field('alertmanager/alertmanager.yml:29', 'smtp_auth_password')] },
    { what: 'a webhook of Slack', props: global({ slack_api_url: 'https://hooks.slack.com/services/T0/B0/x' }), finds: [shape('alertmanager/alertmanager.yml:29', 'a Slack webhook URL')] },
    { what: 'a key in a receiver', add: told({ kind: 'pushover', settings: { user_key: 'abcdef', token: '123' } }), finds: [field('alertmanager/alertmanager.yml:33', 'user_key'), field('alertmanager/alertmanager.yml:34', 'token')] },
    {
      what: 'a token of a scrape job',
      add: (m) => m.addScrapeJob(new ScrapeJob({ name: 'queue', targets: ['q:80'], overrides: { authorization: { credentials: 'abc' } } })),
      finds: [field('prometheus/prometheus.yml:29', 'credentials')],
    },
    {
      what: 'a password in the environment',
      props: { grafana: Grafana.run({ environment: { GF_SMTP_PASSWORD: 'hunter2' } }) },
      finds: [`[secrets/literal-secret] workload grafana: the variable GF_SMTP_PASSWORD holds a literal secret; ${remedy}`],
    },
    {
      what: 'secrets in arguments',
      props: { prometheus: Prometheus.run({ extraArgs: ['--x.token=abc', '--y=https://me:secret@store/read'] }) },
      finds: [
        `[secrets/literal-secret] workload prometheus: the argument x.token holds a literal secret; ${remedy}`,
        `[secrets/literal-secret] workload prometheus: an argument looks like a URL with a password; ${remedy}`,
      ],
    },
    { what: 'an AWS key in a text', add: (m) => m.addRule(alert({ description: 'Use AKIAABCDEFGHIJKLMNOP.' })), finds: [shape('prometheus/rules/shop.yml:18', 'an AWS access key')] },
    { what: 'a URL with a password, patched in', add: (m) => m.patchFile('prometheus/prometheus.yml', { remote_read: [{ url: 'https://me:secret@store/read' }] }), finds: [expect.stringContaining('it looks like a URL with a password') as unknown as string] },
  ],
  notApplicable: [{ what: 'nothing verbatim' }],
  broken: [
    { what: 'a number for a password', props: global({ smtp_auth_password: 5 }), finds: [field('alertmanager/alertmanager.yml:29', 'smtp_auth_password')] },
    { what: 'nothing for a password', props: global({ smtp_auth_password: null }) },
    { what: 'a map for a password', props: global({ smtp_auth_password: { a: 1 } }) },
  ],
});
