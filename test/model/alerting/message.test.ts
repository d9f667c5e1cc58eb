import { annotationOfAll, SLACK_TEXT, TEXT, TITLE } from '../../../src/model/alerting/message';
import { judge } from '../../tools';

const ALERTS = [
  { status: 'firing', annotations: { summary: 'a is down', description: 'a does not answer', runbook_url: 'https://runbooks.example.com/Down' } },
  { status: 'firing', annotations: { summary: 'b is down', description: 'b does not answer' } },
  { status: 'resolved', annotations: { summary: 'c is down', description: 'c does not answer' } },
];

/** What Alertmanager makes of a template, for a group of alerts that differ in their annotations. */
function rendered(text: string, status = 'firing'): string {
  const alerts = ALERTS.filter((alert) => status === 'firing' || alert.status === status);
  const data = { status, receiver: 'team', alerts, groupLabels: {}, commonLabels: { alertname: 'Down', severity: 'critical' }, commonAnnotations: {}, externalURL: 'http://alertmanager' };
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
