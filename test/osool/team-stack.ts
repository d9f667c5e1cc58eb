import { Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Severity } from '../../src/core';
import { AlertRule, Monitoring, ScrapeAuth, ScrapeJob } from '../../src/model';
import { Secrets } from '../../src/targets/ec2';

/** Another team's stack, in its own file: it adds its service to the monitoring of the platform, with a token of its own making. */
export class TeamStack extends Stack {
  public constructor(scope: Construct, id: string, monitoring: Monitoring) {
    super(scope, id);
    addService(this, monitoring);
  }
}

/** What the team adds, wherever it stands. */
export function addService(scope: Construct, monitoring: Monitoring): void {
  const token = new Secret(scope, 'MetricsToken');
  monitoring.addScrapeJob(new ScrapeJob({ name: 'pricing', targets: ['pricing.internal:9999'], auth: ScrapeAuth.bearer(Secrets.of(token)) }));
  monitoring.addRule(new AlertRule({
    alert: 'PricingDown',
    expr: 'up{job="pricing"} == 0',
    for: '2m',
    severity: Severity.CRITICAL,
    summary: 'Pricing is down',
    description: '{{ $labels.instance }} does not answer.',
  }));
}
