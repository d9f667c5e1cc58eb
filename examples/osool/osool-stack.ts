import { Stack, StackProps } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accept } from './accept';
import { osoolMonitoring } from './monitoring';
import { Platform } from './platform';
import { Ec2Monitoring, Secrets } from '../../src/targets/ec2';

/** The Osool platform and, beside it, its monitoring on one t3.medium. */
export class OsoolStack extends Stack {
  public constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const platform = new Platform(this, 'Platform');
    const monitoring = new Ec2Monitoring(this, 'Monitoring', {
      monitoring: osoolMonitoring({
        backend: 'backend.osool.internal:8000',
        // Both addresses are known when they are deployed; RDS and ElastiCache are spoken to encrypted.
        database: { address: platform.database.dbInstanceEndpointAddress },
        redis: { address: `rediss://${platform.cache.attrPrimaryEndPointAddress}:6379`, password: Secrets.of(platform.cacheToken) },
      }),
      vpc: platform.vpc,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      secrets: {
        'postgres': Secrets.of(platform.database.secret!),
        // Made once by hand, before the first deployment, each with a plain text.
        'slack-webhook': Secrets.of(Secret.fromSecretNameV2(this, 'SlackWebhook', 'osool/slack-webhook')),
        'pagerduty-key': Secrets.of(Secret.fromSecretNameV2(this, 'PagerDutyKey', 'osool/pagerduty-key')),
        'smtp-password': Secrets.of(Secret.fromSecretNameV2(this, 'SmtpPassword', 'osool/smtp-password')),
        'dead-mans-switch-url': Secrets.of(Secret.fromSecretNameV2(this, 'DeadMansSwitchUrl', 'osool/dead-mans-switch-url')),
        'metrics-token': Secrets.of(Secret.fromSecretNameV2(this, 'MetricsToken', 'osool/metrics-token')),
      },
    });
    platform.allowFrom(monitoring);
    acknowledge(monitoring);
  }
}

/** What cdk-nag says about the monitoring itself. */
function acknowledge(monitoring: Ec2Monitoring): void {
  accept(monitoring, 'SMG4', 'Grafana reads the password of its first user once, at its first start; a rotated one would only be wrong');
  accept(monitoring, 'AS3', 'The group keeps one instance alive; whether it does is seen by the alert NodeDown and by what monitors the monitoring');
  accept(monitoring, 'IAM5[Resource::*]', 'The actions of the SSM agent know no smaller resource');
  accept(monitoring, 'IAM5[Resource::arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:instance/*]',
    'The host attaches its own volume: the instance is made by the group and has no name before; the volume is named');
  accept(monitoring, 'IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]',
    'The name of a release is its hash, which the next deployment changes; the bucket holds assets of the CDK');
}
