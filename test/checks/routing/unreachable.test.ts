import { Severity } from '../../../src/core';
import { Matcher, Monitoring, Route, RouteProps } from '../../../src/model';
import { slackOf } from '../cases';
import { describeCheck } from '../run-check';

const web = Matcher.equal('team', 'web');
const info = Matcher.equal('severity', 'info');
const routes = (...props: Partial<RouteProps>[]) => (m: Monitoring) => {
  for (const p of props) m.addMatchingRoute(new Route({ matchers: [web], receivers: [slackOf(m)], ...p }));
};
const found = (route: string) => [`[routing/unreachable] route ${route}: the route team="web" in front of it takes every alert that it would match; put the narrower route first, or give the other continueMatching`];

describeCheck('routing/unreachable', {
  good: [
    { what: 'the narrower first', add: routes({ matchers: [web, info] }, { matchers: [web] }) },
    { what: 'the wider continues', add: routes({ continueMatching: true }, { matchers: [web, info] }) },
    { what: 'the wider continues, verbatim', add: routes({ overrides: { continue: true } }, { matchers: [web, info] }) },
    { what: 'other values', add: routes({}, { matchers: [Matcher.equal('team', 'db'), info] }) },
  ],
  bad: [
    { what: 'the wider first', add: routes({}, { matchers: [web, info] }), finds: found('team="web", severity="info"') },
    { what: 'the same twice', add: routes({}, {}), finds: found('team="web"') },
    { what: 'in another order of matchers', add: routes({}, { matchers: [info, web] }), finds: found('severity="info", team="web"') },
    { what: 'the wider stops, verbatim', add: routes({ continueMatching: true, overrides: { continue: false } }, { matchers: [web, info] }), finds: found('team="web", severity="info"') },
  ],
  notApplicable: [
    { what: 'severities, each once', add: (m) => m.addRoute(Severity.INFO, slackOf(m)) },
  ],
  broken: [
    { what: 'nothing for continue, verbatim', add: routes({ overrides: { continue: null } }, { matchers: [web, info] }), finds: found('team="web", severity="info"') },
  ],
});
