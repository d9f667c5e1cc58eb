import { FindingLevel } from '../../core';
import { AlertRule, alertsOf, Description, receiversOf, routingSteps } from '../../model';
import { Check, Problem } from '../check';
import { effectiveAlert } from '../effective-rule';
import { hasVerbatimRouting } from '../routing/verbatim-routing';

/**
 * Every alert reaches a receiver that tells somebody. Whoever runs another Alertmanager routes there, and
 * whoever writes routes verbatim knows better.
 *
 * @internal
 */
export const routed: Check = {
  id: 'alerts/routed',
  level: FindingLevel.ERROR,
  find: ({ description }) => (description.alertmanager.options === undefined || hasVerbatimRouting(description)
    ? []
    : alertsOf(description).map(effectiveAlert).flatMap((alert) => problem(alert, description))),
};

function problem(alert: AlertRule, description: Description): Problem[] {
  const receivers = receiversOf(alert, description);
  const unknown = alert.receivers.filter((receiver) => !description.receivers.includes(receiver));
  const where = `alert ${alert.name}`;
  if (unknown.length > 0) {
    return [{ where, message: `it is told to ${unknown.map((r) => r.name).join(', ')}, which the monitoring does not have`, remedy: 'add it with addReceiver' }];
  }
  if (receivers.some((receiver) => receiver.integrations.length > 0) || mayMatchMore(alert, description)) return [];
  const severity = alert.labels.severity ?? alert.severity.value;
  return receivers.length > 0
    ? [{ where, message: `it reaches only ${receivers.map((r) => r.name).join(', ')}, which tells nobody`, remedy: 'route it to somebody, or disable the alert' }]
    : [{ where, message: `no route takes its severity "${severity}": nobody would be told`, remedy: `add a route, such as addRoute(Severity.of('${severity}'), receiver), or give the alert receivers of its own` }];
}

/** A route by a label that the query brings (`team`, `namespace`) may take the alert; only running tells. */
function mayMatchMore(alert: AlertRule, description: Description): boolean {
  const known = { ...alert.labels, alertname: alert.name };
  return routingSteps(description).some((step) => step.receiver.integrations.length > 0
    && step.matchers.some((matcher) => !(matcher.label in known))
    && step.matchers.every((matcher) => !(matcher.label in known) || matcher._matches(known)));
}
