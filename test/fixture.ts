import { Severity, SecretRef, SecretStore } from '../src/core';
import { AlertRule, Description, Monitoring, MonitoringProps, Receiver, ScrapeJob } from '../src/model';
import { Plan, TargetProfile } from '../src/plan';

/** A small monitoring with one job, one alert and one receiver, for tests to add to. */
export function smallMonitoring(props: Partial<MonitoringProps> = {}): Monitoring {
  const monitoring = new Monitoring({ name: 'shop', scrapeInterval: '15s', ...props });
  monitoring.addScrapeJob(new ScrapeJob({ name: 'api', targets: ['backend:8000'] }));
  monitoring.addRule(apiDown());
  const slack = monitoring.addReceiver(Receiver.slack('slack', { apiUrl: SecretRef.named('slack-webhook'), channel: '#shop' }));
  monitoring.addRoute(Severity.CRITICAL, slack);
  return monitoring;
}

export function apiDown(name: string = 'ApiDown', severity: Severity = Severity.CRITICAL): AlertRule {
  return new AlertRule({ alert: name, expr: 'up{job="api"} == 0', for: '1m', severity, summary: 'The API is down', description: '{{ $labels.instance }} does not answer' });
}

/** A target of no cloud: names are addresses, everything can be read. */
export function anyProfile(profile: Partial<TargetProfile> = {}): TargetProfile {
  return {
    target: 'the test target',
    addresses: (host) => ({ host }),
    secrets: {},
    readableStores: Object.values(SecretStore),
    lateValues: true,
    ...profile,
  };
}

export function planOf(monitoring: Monitoring, profile: Partial<TargetProfile> = {}): Plan {
  return new Plan(describeOf(monitoring), anyProfile(profile));
}

export function describeOf(monitoring: Monitoring): Description {
  return monitoring._describe();
}
