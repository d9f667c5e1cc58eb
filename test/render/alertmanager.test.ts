import { SecretRef, Severity } from '../../src/core';
import { Alertmanager, Inhibition, Matcher, Monitoring, MuteTiming, Receiver, Route } from '../../src/model';
import { renderAlertmanager } from '../../src/render';
import { apiDown, describeOf, smallMonitoring } from '../fixture';

const rendered = (monitoring: Monitoring) => renderAlertmanager(describeOf(monitoring))[0].content;

const smtp = { smarthost: 'smtp.example.com:587', from: 'alerts@example.com', username: 'alerts', password: SecretRef.named('smtp') };

test('routes: several receivers continue, the order is that of the calls', () => {
  const monitoring = smallMonitoring();
  const oncall = monitoring.addReceiver(Receiver.pagerDuty('oncall', { routingKey: SecretRef.named('pagerduty-key') }));
  const mail = monitoring.addReceiver(Receiver.email('mail', { to: ['ops@example.com', 'cto@example.com'], smtp }));
  monitoring.addRoute(Severity.WARNING, mail, oncall);
  expect(rendered(monitoring).split('receivers:\n')[0]).toBe(`route:
  receiver: 'null'
  group_by:
    - alertname
    - job
  group_wait: 30s
  group_interval: 5m
  repeat_interval: 4h
  routes:
    - receiver: slack
      matchers:
        - severity="critical"
    - receiver: mail
      matchers:
        - severity="warning"
      continue: true
    - receiver: oncall
      matchers:
        - severity="warning"
`);
});

test('an alert with receivers of its own comes before its severity', () => {
  const monitoring = smallMonitoring();
  const mail = monitoring.addReceiver(Receiver.email('mail', { to: ['ops@example.com'], smtp }));
  monitoring.addRule(apiDown('CostTooHigh')._tuned({ receivers: [mail] }));
  expect(rendered(monitoring)).toContain(`  routes:
    - receiver: mail
      matchers:
        - alertname="CostTooHigh"
    - receiver: slack
`);
});

test.each([
  ['5m', '      group_interval: 1m\n      repeat_interval: 5m\n'],
  // Further alerts of the group do not wait longer than others for it.
  ['1d', '      repeat_interval: 1d\n'],
  ['1s', '      group_interval: 200ms\n      repeat_interval: 1s\n'],
])('an alert that is told again after %s has its group looked at more often than that', (repeatInterval, timing) => {
  const monitoring = smallMonitoring();
  const hook = monitoring.addReceiver(Receiver.webhook('hook', { url: SecretRef.named('hook-url') }));
  monitoring.addRule(apiDown('Watchdog')._tuned({ receivers: [hook], repeatInterval }));
  expect(rendered(monitoring)).toContain(`    - receiver: hook\n      matchers:\n        - alertname="Watchdog"\n${timing}    - receiver: slack\n`);
});

test('who is told again must be named, and when must be a duration', () => {
  const hook = Receiver.webhook('hook', { url: SecretRef.named('hook-url') });
  expect(() => apiDown()._tuned({ repeatInterval: '5m' }))
    .toThrow('alert "ApiDown" has a repeatInterval, but no receivers: name those who are told again, or give the route of its severity a repeatInterval');
  expect(() => apiDown()._tuned({ receivers: [hook], repeatInterval: '0s' })).toThrow('"repeatInterval" of alert "ApiDown" is "0s", but must be longer than zero');
});

test('receivers name files, never secrets', () => {
  const monitoring = smallMonitoring();
  monitoring.addReceiver(Receiver.pagerDuty('oncall', { routingKey: SecretRef.named('pagerduty-key') }));
  monitoring.addReceiver(Receiver.email('mail', { to: ['ops@example.com'], smtp }));
  monitoring.addReceiver(Receiver.webhook('hook', { url: SecretRef.named('hook-url'), overrides: { max_alerts: 10 } }));
  monitoring.addReceiver(Receiver.nobody('silent'));
  const text = rendered(monitoring);
  expect(text).toContain('routing_key_file: /etc/secrets/pagerduty-key');
  expect(text).toContain('api_url_file: /etc/secrets/slack-webhook');
  expect(text).toContain('auth_password_file: /etc/secrets/smtp');
  expect(text).toContain('auth_username: alerts');
  expect(text).toContain('  - name: hook\n    webhook_configs:\n      - send_resolved: true\n        max_alerts: 10\n        url_file: /etc/secrets/hook-url\n');
  expect(text).toContain('  - name: silent\n');
});

test('verbatim fields have the last word: objects merge, null removes, a file may be another', () => {
  const monitoring = smallMonitoring();
  monitoring.addReceiver(Receiver.slack('team', { apiUrl: SecretRef.named('team'), overrides: { title: null, api_url_file: '/run/slack' } }));
  monitoring.addReceiver(Receiver.pagerDuty('oncall', { routingKey: SecretRef.named('pagerduty-key'), overrides: { details: { region: 'eu', runbook: null } } }));
  const text = rendered(monitoring);
  const team = text.split('- name: team')[1];
  expect(team).not.toContain('title');
  expect(team).toContain('api_url_file: /run/slack\n');
  const details = text.split('details:\n')[1].split('routing_key_file')[0];
  expect(details).toContain('summary: ');
  expect(details).toContain('region: eu\n');
  expect(details).not.toContain('runbook');
});

test('inhibitions, mute timings, timing of a route and verbatim fields', () => {
  const monitoring = smallMonitoring({ alertmanagerOverrides: { global: { resolve_timeout: '10m' } } });
  const nights = monitoring.addMuteTiming(new MuteTiming({ name: 'nights', timeIntervals: [{ times: [{ start_time: '00:00', end_time: '06:00' }] }] }));
  const hook = monitoring.addReceiver(Receiver.webhook('hook', { url: SecretRef.named('hook-url') }));
  monitoring.addInhibition(new Inhibition({ sources: [Matcher.equal('severity', 'critical')], targets: [Matcher.regex('severity', 'warning|info')], equal: ['job'] }));
  monitoring.addMatchingRoute(new Route({
    matchers: [Matcher.equal('team', 'da"ta'), Matcher.notEqual('env', 'dev')],
    receivers: [hook],
    continueMatching: true,
    groupBy: ['...'],
    repeatInterval: '12h',
    muteTimings: [nights.name],
  }));
  const text = rendered(monitoring);
  expect(text).toContain(`    - receiver: hook
      matchers:
        - team="da\\"ta"
        - env!="dev"
      continue: true
      group_by:
        - ...
      repeat_interval: 12h
      mute_time_intervals:
        - nights
`);
  expect(text).toContain('inhibit_rules:\n  - source_matchers:\n      - severity="critical"\n    target_matchers:\n      - severity=~"warning|info"\n    equal:\n      - job\n');
  expect(text).toContain("time_intervals:\n  - name: nights\n    time_intervals:\n      - times:\n          - start_time: '00:00'\n            end_time: '06:00'\n");
  expect(text).toContain('global:\n  resolve_timeout: 10m\n');
});

test('no file for an Alertmanager that somebody else runs', () => {
  expect(renderAlertmanager(describeOf(smallMonitoring({ alertmanager: Alertmanager.none() })))).toEqual([]);
});
