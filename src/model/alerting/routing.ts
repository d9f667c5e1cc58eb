import { Matcher } from './matcher';
import { Receiver } from './receiver';
import { Route } from './route';
import { sortedBy } from '../../core';
import { alertsOf, Description } from '../description';
import { AlertRule } from '../rules/alert-rule';

/**
 * One receiver told by one route: what Alertmanager knows. A route to several receivers becomes as many steps,
 * all but the last of which continue.
 *
 * @internal
 */
export interface RoutingStep {
  readonly matchers: readonly Matcher[];
  readonly receiver: Receiver;
  /** Go on with the next step: somebody else is told too. */
  readonly continueMatching: boolean;
  /** The route it comes from; none for an alert with receivers of its own. */
  readonly route?: Route;
}

/**
 * The steps in Alertmanager's order: alerts with receivers of their own first, then the routes as they were added.
 *
 * @internal
 */
export function routingSteps(description: Description): RoutingStep[] {
  const own = sortedBy(alertsOf(description).filter((alert) => alert.receivers.length > 0), (alert) => `${alert.name}|${alert.labels.pack ?? ''}`)
    .flatMap((alert) => steps(ownMatchers(alert), alert.receivers, false));
  return [...own, ...description.routes.flatMap((route) => steps(route.matchers, route.receivers, route.continueMatching, route))];
}

/**
 * Who is told about an alert with these labels, without those its query brings.
 *
 * @internal
 */
export function receiversOf(alert: AlertRule, description: Description): Receiver[] {
  const labels = { ...alert.labels, alertname: alert.name };
  const told: Receiver[] = [];
  for (const step of routingSteps(description)) {
    if (!step.matchers.every((matcher) => matcher._matches(labels))) continue;
    told.push(step.receiver);
    if (!step.continueMatching) break;
  }
  return told;
}

function steps(matchers: readonly Matcher[], receivers: readonly Receiver[], continueAfterLast: boolean, route?: Route): RoutingStep[] {
  return receivers.map((receiver, i) => ({ matchers, receiver, route, continueMatching: continueAfterLast || i < receivers.length - 1 }));
}

/** Two instances of a pack have alerts of the same name; what tells them apart is the `pack` label. */
function ownMatchers(alert: AlertRule): Matcher[] {
  const pack = alert.labels.pack;
  return [Matcher.equal('alertname', alert.name), ...(pack === undefined ? [] : [Matcher.equal('pack', pack)])];
}
