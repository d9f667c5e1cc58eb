import { Severity } from '../../../src/core';
import { AlertRule, Monitoring, RuleGroup } from '../../../src/model';
import { alert, AnyPack } from '../cases';
import { describeCheck } from '../run-check';

const packs = (...alerts: AlertRule[]) => (monitoring: Monitoring) => alerts.forEach((rule, i) =>
  monitoring.addPack(new AnyPack(`pack${i}`, { ruleGroups: [new RuleGroup({ name: 'queue', rules: [rule] })] })));
const groups = (...alerts: AlertRule[]) => (monitoring: Monitoring) => alerts.forEach((rule, i) =>
  monitoring.addRuleGroup(new RuleGroup({ name: `queue${i}`, rules: [rule] })));
const found = (count: number) => [`[alerts/duplicate] alert QueueFull: it is defined ${count} times with the same labels; `
  + 'rename one, pack.alert(name, { alertName: .. }), or disable one, pack.disable(name, reason)'];
const warning = (monitoring: Monitoring) => monitoring.addRoute(Severity.WARNING, monitoring._describe().receivers[0]);

describeCheck('alerts/duplicate', {
  good: [
    { what: 'two names', add: packs(alert(), alert({ alert: 'QueueStuck' })) },
    { what: 'two packs, which are told apart by their names', add: packs(alert(), alert()) },
    { what: 'two severities', add: (m) => (warning(m), packs(alert(), alert({ severity: Severity.WARNING }))(m)) },
    { what: 'labels that tell them apart', add: packs(alert({ labels: { pack: 'a' } }), alert({ labels: { pack: 'b' } })) },
    { what: 'labels that tell them apart, verbatim', add: packs(alert(), alert({ overrides: { labels: { pack: 'b' } } })) },
  ],
  bad: [
    { what: 'twice, in two groups', add: groups(alert(), alert()), finds: found(2) },
    { what: 'three times, with other queries', add: groups(alert(), alert({ expr: 'queue_length > 9' }), alert({ for: '5m' })), finds: found(3) },
    { what: 'labels in another order', add: groups(alert({ labels: { a: '1', b: '2' } }), alert({ labels: { b: '2', a: '1' } })), finds: found(2) },
    { what: 'a label taken away verbatim', add: groups(alert(), alert({ labels: { pack: 'b' }, overrides: { labels: { pack: null } } })), finds: found(2) },
  ],
  notApplicable: [{ what: 'one alert', add: (m) => m.addRule(alert()) }],
  broken: [{ what: 'labels of the wrong kind', add: packs(alert({ overrides: { labels: { n: 5 } } }), alert({ overrides: { labels: { n: '5' } } })) }],
});
