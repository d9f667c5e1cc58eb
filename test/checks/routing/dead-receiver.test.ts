import { Severity } from '../../../src/core';
import { Matcher, Receiver, Route } from '../../../src/model';
import { alert } from '../cases';
import { describeCheck } from '../run-check';

const mail = () => Receiver.email('mail', { to: ['ops@example.com'], smtp: { smarthost: 'mail:25', from: 'a@example.com' } });
const found = ['[routing/dead-receiver] receiver mail: no route leads to it: it is never told anything; name it in addRoute or in the receivers of an alert, or remove it'];

describeCheck('routing/dead-receiver', {
  good: [
    { what: 'a route names it', add: (m) => m.addRoute(Severity.INFO, m.addReceiver(mail())) },
    { what: 'an alert names it', add: (m) => m.addRule(alert({ receivers: [m.addReceiver(mail())] })) },
    { what: 'a route names it as the second', add: (m) => m.addMatchingRoute(new Route({ matchers: [Matcher.equal('team', 'web')], receivers: [m._describe().receivers[0], m.addReceiver(mail())] })) },
  ],
  bad: [
    { what: 'nobody names it', add: (m) => m.addReceiver(mail()), finds: found },
    { what: 'other fields of the root route are verbatim', props: { alertmanagerOverrides: { route: { group_wait: '5s' } } }, add: (m) => m.addReceiver(mail()), finds: found },
  ],
  notApplicable: [
    { what: 'routes written verbatim', props: { alertmanagerOverrides: { route: { routes: [{ receiver: 'mail' }] } } }, add: (m) => m.addReceiver(mail()) },
  ],
  broken: [
    { what: 'no route, verbatim', props: { alertmanagerOverrides: { route: null } }, add: (m) => m.addReceiver(mail()), finds: found },
    { what: 'a text for the route, verbatim', props: { alertmanagerOverrides: { route: 'mail' } }, add: (m) => m.addReceiver(mail()), finds: found },
  ],
});
