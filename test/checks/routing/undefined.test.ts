import { SecretRef, Severity } from '../../../src/core';
import { Alertmanager, Matcher, MuteTiming, Receiver, Route } from '../../../src/model';
import { describeCheck } from '../run-check';

const chat = (name = 'chat') => Receiver.slack(name, { apiUrl: SecretRef.named(name) });
const route = { matchers: [Matcher.equal('team', 'web')] };
const nights = () => new MuteTiming({ name: 'nights', timeIntervals: [{ times: [{ start_time: '00:00', end_time: '06:00' }] }] });
const added = 'add it with addReceiver, and route to what that returns';

describeCheck('routing/undefined', {
  good: [
    { what: 'a receiver that was added', add: (m) => m.addRoute(Severity.INFO, m.addReceiver(chat())) },
    { what: 'a receiver that is added afterwards', add: (m) => { const late = chat(); m.addRoute(Severity.INFO, late); m.addReceiver(late); } },
    { what: 'a mute timing', add: (m) => { m.addMatchingRoute(new Route({ ...route, receivers: [m.addReceiver(chat())], muteTimings: ['nights'] })); m.addMuteTiming(nights()); } },
  ],
  bad: [
    {
      what: 'a receiver that was not added',
      add: (m) => m.addRoute(Severity.INFO, chat()),
      finds: [`[routing/undefined] route severity="info": it tells the receiver "chat", which the monitoring does not have: Alertmanager would refuse to start; ${added}`],
    },
    {
      what: 'another receiver of the same name',
      add: (m) => m.addRoute(Severity.INFO, chat('slack')),
      finds: [`[routing/undefined] route severity="info": it tells a receiver "slack" that is another one than the monitoring's of this name; ${added}`],
    },
    {
      what: 'an unknown mute timing',
      add: (m) => { m.addMuteTiming(nights()); m.addMatchingRoute(new Route({ ...route, receivers: [m.addReceiver(chat())], muteTimings: ['night'] })); },
      finds: ['[routing/undefined] route team="web": it names the mute timing "night", which the monitoring does not have: Alertmanager would refuse to start; '
        + 'add it with addMuteTiming; there are nights'],
    },
  ],
  notApplicable: [
    { what: 'an Alertmanager of somebody else', props: { alertmanager: Alertmanager.existing({ address: 'a:9093' }) }, add: (m) => m.addRoute(Severity.INFO, chat()) },
  ],
  broken: [
    { what: 'a mute timing, verbatim, that is no text', add: (m) => m.addMatchingRoute(new Route({ ...route, receivers: [m.addReceiver(chat())], overrides: { mute_time_intervals: 5 } })) },
  ],
});
