import { App, Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { SecretRef, Severity } from '../../../src/core';
import { Monitoring, Prometheus, Receiver } from '../../../src/model';
import { NodePack, SelfPack } from '../../../src/packs';
import { Ec2Monitoring, Secrets } from '../../../src/targets/ec2';
import { quicken } from '../harness/quicken';

/*
 * A monitoring whose samples may take 120 MB. The volume that the test gives it has 300 MB, 220 of them for files: XFS keeps 64 MB
 * for its log however small the volume is. (A volume of EBS has 1 GiB at least.)
 */
const stack = new Stack(new App(), 'LiveDisk');
const monitoring = new Monitoring({ name: 'disk', prometheus: Prometheus.run({ diskSize: '150MB' }), retention: '5d' });
const slack = monitoring.addReceiver(Receiver.slack('slack', { apiUrl: SecretRef.named('slack-webhook') }));
for (const severity of [Severity.CRITICAL, Severity.WARNING, Severity.INFO]) monitoring.addRoute(severity, slack);
monitoring.addPack(new NodePack());
// The samples come faster than in life, so the alert may not wait as long.
monitoring.addPack(new SelfPack()).alert('PrometheusStorageFilling', { for: '2s' });
quicken(monitoring);

new Ec2Monitoring(stack, 'Monitoring', {
  monitoring,
  vpc: new Vpc(stack, 'Vpc', { natGateways: 0 }),
  secrets: { 'slack-webhook': Secrets.of(Secret.fromSecretNameV2(stack, 'SlackWebhook', 'disk/slack-webhook')) },
});
