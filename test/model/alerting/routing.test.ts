import { SecretRef, Severity } from '../../../src/core';
import { AlertRule, AlertRuleProps, Monitoring, Receiver, receiversOf, RuleGroup, routingSteps } from '../../../src/model';

const alert = (props: Partial<AlertRuleProps>) =>
  new AlertRule({ alert: 'DiskFull', expr: 'up == 0', severity: Severity.WARNING, summary: 's', description: 'd', ...props });

function monitored(...rules: ((mail: Receiver) => AlertRule)[]) {
  const monitoring = new Monitoring({ name: 'shop' });
  const [chat, mail] = ['chat', 'mail'].map((name) => monitoring.addReceiver(Receiver.webhook(name, { url: SecretRef.named(name) })));
  monitoring.addRoute(Severity.CRITICAL, chat);
  monitoring.addRoute(Severity.WARNING, chat);
  const made = rules.map((make) => make(mail));
  monitoring.addRuleGroup(new RuleGroup({ name: 'g', rules: made }));
  const description = monitoring._describe();
  return {
    own: routingSteps(description).filter((step) => step.route === undefined).map((step) => step.matchers.join(', ')),
    told: made.map((rule) => receiversOf(rule, description).map((receiver) => receiver.name)),
  };
}

test('receivers of one stage of an alert do not take the other stage', () => {
  expect(monitored((mail) => alert({ receivers: [mail] }), () => alert({ severity: Severity.CRITICAL }))).toEqual({
    own: ['alertname="DiskFull", severity="warning"'],
    told: [['mail'], ['chat']],
  });
});

test('copies are told apart by the labels that one of them has', () => {
  expect(monitored((mail) => alert({ receivers: [mail] }), () => alert({ labels: { team: 'data' } }))).toEqual({
    own: ['alertname="DiskFull", team!="data"'],
    told: [['mail'], ['chat']],
  });
});

test('an alert that is alone is matched by its name', () => {
  expect(monitored((mail) => alert({ receivers: [mail], labels: { team: 'data' } })).own).toEqual(['alertname="DiskFull"']);
});

test('a label with a template is known only when it fires', () => {
  expect(monitored((mail) => alert({ receivers: [mail], labels: { team: '{{ $labels.team }}' } }), () => alert({ labels: { team: 'data' }, severity: Severity.CRITICAL })).own)
    .toEqual(['alertname="DiskFull", severity="warning"']);
});
