// A project of an AWS CDK user. The same text runs as TypeScript (CommonJS and NodeNext) and as a plain ES module.
import { App, Stack } from 'aws-cdk-lib';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Ec2Monitoring, Secrets } from 'cdk-prometheus-stack/ec2';
import { AlertRule, Monitoring, Receiver, ScrapeJob, SecretRef, Severity } from 'cdk-prometheus-stack/model';

const monitoring = new Monitoring({ name: 'shop' });
monitoring.addScrapeJob(new ScrapeJob({ name: 'shop-api', targets: ['shop-api:8080'] }));
monitoring.addRule(new AlertRule({
  alert: 'ShopDown',
  expr: 'up{job="shop-api"} == 0',
  for: '5m',
  severity: Severity.CRITICAL,
  summary: 'The shop is down',
  description: 'No instance of the shop answers.',
}));
const slack = monitoring.addReceiver(Receiver.slack('slack', { apiUrl: SecretRef.named('slack-webhook'), channel: '#shop' }));
monitoring.addRoute(Severity.CRITICAL, slack);

const app = new App({ outdir: 'out' });
const stack = new Stack(app, 'Monitoring');
const vpc = new Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Public', subnetType: SubnetType.PUBLIC }] });
const webhook = new Secret(stack, 'SlackWebhook');
new Ec2Monitoring(stack, 'Monitoring', { monitoring, vpc, secrets: { 'slack-webhook': Secrets.of(webhook) } });
app.synth();
