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
  /** Of an alert with receivers of its own: after how long they are told again. */
  readonly repeatInterval?: string;
}

/**
 * The steps in Alertmanager's order: alerts with receivers of their own first, then the routes as they were added.
 *
 * @internal
 */
export function routingSteps(description: Description): RoutingStep[] {
  const alerts = alertsOf(description);
  const own = sortedBy(alerts.filter((alert) => alert.receivers.length > 0), (alert) => alert.name)
    .flatMap((alert) => steps(ownMatchers(alert, alerts), alert.receivers, { repeatInterval: alert.repeatInterval }));
  return [...own, ...description.routes.flatMap((route) => steps(route.matchers, route.receivers, { route }))];
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

function steps(matchers: readonly Matcher[], receivers: readonly Receiver[], of: Pick<RoutingStep, 'route' | 'repeatInterval'>): RoutingStep[] {
  return receivers.map((receiver, i) => ({ matchers, receiver, ...of, continueMatching: of.route?.continueMatching || i < receivers.length - 1 }));
}

/**
 * By its name and, where there are others of that name, by the labels that tell it from them: stages of one alert differ in
 * their severity, copies of a pack in labels that their user gave. A label with a template is known only when it fires.
 */
function ownMatchers(alert: AlertRule, alerts: readonly AlertRule[]): Matcher[] {
  const isFixed = (value: string | undefined): value is string => value !== undefined && !value.includes('{{');
  const matchers = alerts.filter((other) => other !== alert && other.name === alert.name)
    .flatMap((other) => Object.keys({ ...alert.labels, ...other.labels }).flatMap((label) => {
      const [mine, others] = [alert.labels[label], other.labels[label]];
      if (mine === others) return [];
      if (isFixed(mine)) return [Matcher.equal(label, mine)];
      // The query may bring the label: it is not certain to be empty.
      return mine === undefined && isFixed(others) ? [Matcher.notEqual(label, others)] : [];
    }));
  const byText = new Map(matchers.map((matcher) => [`${matcher.label}|${matcher.toString()}`, matcher]));
  return [Matcher.equal('alertname', alert.name), ...[...byText.keys()].sort().map((text) => byText.get(text)!)];
}
