import { Severity } from '../../../src/core';
import { Alertmanager, Matcher, Receiver, RecordingRule, Route } from '../../../src/model';
import { alert, slackOf } from '../cases';
import { describeCheck } from '../run-check';

const nobodyTold = (severity: string) => [`[alerts/routed] alert QueueFull: no route takes its severity "${severity}": nobody would be told; `
  + `add a route, such as addRoute(Severity.of('${severity}'), receiver), or give the alert receivers of its own`];
const info = () => alert({ severity: Severity.INFO });

describeCheck('alerts/routed', {
  good: [
    { what: 'a route for its severity', add: (m) => m.addRule(alert()) },
    { what: 'a receiver of its own', add: (m) => m.addRule(alert({ severity: Severity.INFO, receivers: [slackOf(m)] })) },
    { what: 'a route by a label of its own', add: (m) => (m.addRule(alert({ severity: Severity.INFO, labels: { team: 'web' } })), m.addMatchingRoute(new Route({ matchers: [Matcher.equal('team', 'web')], receivers: [slackOf(m)] }))) },
    { what: 'a route by a label that the query brings', add: (m) => (m.addRule(info()), m.addMatchingRoute(new Route({ matchers: [Matcher.equal('namespace', 'web')], receivers: [slackOf(m)] }))) },
    { what: 'a route by a label that a template fills', add: (m) => (m.addRule(alert({ severity: Severity.INFO, labels: { team: '{{ $labels.owner }}' } })), m.addMatchingRoute(new Route({ matchers: [Matcher.equal('team', 'web')], receivers: [slackOf(m)] }))) },
    { what: 'a severity changed verbatim to one that is routed', add: (m) => m.addRule(alert({ severity: Severity.INFO, overrides: { labels: { severity: 'critical' } } })) },
    { what: 'a root route written verbatim', props: { alertmanagerOverrides: { route: { receiver: 'slack' } } }, add: (m) => m.addRule(info()) },
    { what: 'a root route patched in', add: (m) => (m.addRule(info()), m.patchFile('alertmanager/alertmanager.yml', { route: { receiver: 'slack' } })) },
  ],
  bad: [
    { what: 'no route for its severity', add: (m) => m.addRule(info()), finds: nobodyTold('info') },
    { what: 'a severity changed verbatim', add: (m) => m.addRule(alert({ overrides: { labels: { severity: 'page' } } })), finds: nobodyTold('page') },
    { what: 'other fields of the root route written verbatim', props: { alertmanagerOverrides: { route: { group_wait: '5s' } } }, add: (m) => m.addRule(info()), finds: nobodyTold('info') },
    {
      what: 'a route to nobody',
      add: (m) => (m.addRule(info()), m.addRoute(Severity.INFO, m.addReceiver(Receiver.nobody('noted')))),
      finds: ['[alerts/routed] alert QueueFull: it reaches only noted, which tells nobody; route it to somebody, or disable the alert'],
    },
    {
      what: 'a receiver that was never added',
      add: (m) => m.addRule(alert({ receivers: [Receiver.nobody('forgotten')] })),
      finds: ['[alerts/routed] alert QueueFull: it is told to forgotten, which the monitoring does not have; add it with addReceiver'],
    },
    {
      what: 'a route whose other matcher excludes it',
      add: (m) => (m.addRule(info()), m.addMatchingRoute(new Route({ matchers: [Matcher.equal('namespace', 'web'), Matcher.equal('severity', 'warning')], receivers: [slackOf(m)] }))),
      finds: nobodyTold('info'),
    },
  ],
  notApplicable: [
    { what: 'an Alertmanager of somebody else', props: { alertmanager: Alertmanager.existing({ address: 'alerts:9093' }) }, add: (m) => m.addRule(info()) },
    { what: 'no Alertmanager', props: { alertmanager: Alertmanager.none() }, add: (m) => m.addRule(info()) },
    { what: 'recording rules', add: (m) => m.addRule(new RecordingRule({ record: 'job:up:sum', expr: 'sum(up)' })) },
  ],
  broken: [
    { what: 'a number for a severity', add: (m) => m.addRule(alert({ overrides: { labels: { severity: 5 } } })), finds: nobodyTold('5') },
    { what: 'no labels: the query may bring a severity', add: (m) => m.addRule(alert({ overrides: { labels: null } })) },
  ],
});
