import { SecretRef, Severity } from '../../src/core';
import { Monitoring, Receiver } from '../../src/model';

/** Who is told about Osool's alerts. */
export interface OsoolReceivers {
  readonly slack: Receiver;
  /** Mail about money. */
  readonly email: Receiver;
  /** What raises an alarm of its own when it hears nothing. */
  readonly deadMansSwitch: Receiver;
}

/** Critical alerts wake somebody up and are seen by all; the others are seen by all. */
export function addReceivers(monitoring: Monitoring): OsoolReceivers {
  const slack = monitoring.addReceiver(Receiver.slack('slack', {
    apiUrl: SecretRef.named('slack-webhook'),
    channel: '#osool-alerts',
  }));
  const pagerDuty = monitoring.addReceiver(Receiver.pagerDuty('pagerduty', {
    routingKey: SecretRef.named('pagerduty-key'),
  }));
  const email = monitoring.addReceiver(Receiver.email('email', {
    to: ['ops@osool.com'],
    smtp: {
      smarthost: 'smtp.osool.com:587',
      from: 'alerts@osool.com',
      username: 'alerts@osool.com',
      password: SecretRef.named('smtp-password'),
    },
  }));
  const deadMansSwitch = monitoring.addReceiver(Receiver.webhook('dead-mans-switch', {
    // The ping URL of a check, such as one of healthchecks.io with a period of 5 minutes.
    url: SecretRef.named('dead-mans-switch-url'),
    // That the alert is over is bad news, and must not look like a ping.
    overrides: { send_resolved: false },
  }));
  monitoring.addRoute(Severity.CRITICAL, pagerDuty, slack);
  monitoring.addRoute(Severity.WARNING, slack);
  monitoring.addRoute(Severity.INFO, slack);
  return { slack, email, deadMansSwitch };
}
