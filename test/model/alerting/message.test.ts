import { SecretRef } from '../../../src/core';
import { Receiver } from '../../../src/model';
import { annotationOfAll, SLACK_TEXT, TEXT, TITLE } from '../../../src/model/alerting/message';
import { judge } from '../../tools';

const ALERTS = [
  { status: 'firing', annotations: { summary: 'a is down', description: 'a does not answer', runbook_url: 'https://runbooks.example.com/Down' } },
  { status: 'firing', annotations: { summary: 'b is down', description: 'b does not answer' } },
  { status: 'resolved', annotations: { summary: 'c is down', description: 'c does not answer' } },
];

/** What Alertmanager makes of a template, for a group of alerts that differ in their annotations. */
function rendered(text: string, status = 'firing', commonAnnotations: { readonly [name: string]: string } = {}, of: readonly { status: string }[] = ALERTS): string {
  const alerts = of.filter((alert) => status === 'firing' || alert.status === status);
  const data = { status, receiver: 'team', alerts, groupLabels: {}, commonLabels: { alertname: 'Down', severity: 'critical' }, commonAnnotations, externalURL: 'http://alertmanager' };
  const { output } = judge('amtool', ['template', 'render', '--template.glob=none.tmpl', '--template.data=data.json', `--template.text=${text}`], [
    { path: 'none.tmpl', content: '' }, { path: 'data.json', content: JSON.stringify(data) },
  ]);
  return output;
}

test('the title counts what fires, and says what is over', () => {
  expect(rendered(TITLE).trim()).toBe('[FIRING:2] Down (critical)');
  expect(rendered(TITLE, 'resolved').trim()).toBe('[RESOLVED] Down (critical)');
});

test('the text tells what fires from what is over', () => {
  expect(rendered(SLACK_TEXT).trim()).toBe(`*a is down*
a does not answer
Runbook: https://runbooks.example.com/Down

*b is down*
b does not answer

Resolved: c is down`);
  expect(rendered(TEXT, 'resolved').trim()).toBe('Resolved: c is down');
});

test('annotations in which the alerts differ are all there', () => {
  expect(rendered(annotationOfAll('summary')).trim()).toBe('a is down\nb is down\nc is down');
});

test('an annotation that they have in common is there once', () => {
  expect(rendered(annotationOfAll('runbook_url'), 'firing', { runbook_url: 'https://runbooks.example.com/Down' }).trim()).toBe('https://runbooks.example.com/Down');
});

test('one that only some have leaves no trace of the others', () => {
  expect(rendered(annotationOfAll('runbook_url')).trim()).toBe('https://runbooks.example.com/Down');
});

test.each([
  ['Slack', Receiver.slack('r', { apiUrl: SecretRef.named('url') }), (settings: any) => settings.text],
  ['mail', Receiver.email('r', { to: ['a@example.com'], smtp: { smarthost: 'smtp.example.com:587', from: 'b@example.com' } }), (settings: any) => settings.text],
  ['PagerDuty', Receiver.pagerDuty('r', { routingKey: SecretRef.named('key') }), (settings: any) => settings.details.runbook],
])('%s shows the runbooks of all alerts of a group, also if they differ', (_, receiver, template) => {
  const links = ['https://runbooks.example.com/Down', 'https://runbooks.example.com/Slow'];
  const alerts = links.map((link) => ({ status: 'firing', annotations: { summary: 's', description: 'd', runbook_url: link } }));
  const text = rendered(template(receiver.integrations[0].settings), 'firing', {}, alerts);
  for (const link of links) expect(text.split(link)).toHaveLength(2);
});
