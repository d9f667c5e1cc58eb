import { SecretRef, Severity } from '../../src/core';
import { Monitoring, Receiver } from '../../src/model';

/** Who is told about Osool's alerts. */
export interface OsoolReceivers {
  readonly slack: Receiver;
  /** Mail about money. */
  readonly cost: Receiver;
}

/** Critical alerts wake somebody up and are seen by all; the others are seen by all. */
export function addReceivers(monitoring: Monitoring): OsoolReceivers {
  const slack = monitoring.addReceiver(Receiver.slack('slack', {
    apiUrl: SecretRef.named('slack-webhook'),
    channel: '#osool-alerts',
  }));
  const oncall = monitoring.addReceiver(Receiver.pagerDuty('oncall', {
    routingKey: SecretRef.named('pagerduty-key'),
  }));
  const cost = monitoring.addReceiver(Receiver.email('cost', {
    to: ['ops@osool.com'],
    smtp: {
      smarthost: 'smtp.osool.com:587',
      from: 'alerts@osool.com',
      username: 'alerts@osool.com',
      password: SecretRef.named('smtp-password'),
    },
  }));
  monitoring.addRoute(Severity.CRITICAL, oncall, slack);
  monitoring.addRoute(Severity.WARNING, slack);
  monitoring.addRoute(Severity.INFO, slack);
  return { slack, cost };
}
