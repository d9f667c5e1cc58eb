import { App, Stack } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { osoolMonitoring } from '../../../examples/osool/monitoring';
import { Platform } from '../../../examples/osool/platform';
import { RecordingRule, RuleGroup } from '../../../src/model';
import { Ec2Monitoring, Secrets } from '../../../src/targets/ec2';
import { quicken } from '../harness/quicken';

/*
 * The example's stack as scenarios change it, with short intervals. LIVE_STACK names it, LIVE_CHANGES says how it is changed, by words:
 *
 *   rule     one more recording rule
 *   invalid  a field that Prometheus does not know, which promtool sees
 *   refused  what only the server refuses when it loads it: promtool opens no files for writing
 */
const changes = (process.env.LIVE_CHANGES ?? '').split(',');
const name = process.env.LIVE_STACK ?? 'LiveMonitoring';
const stack = new Stack(new App(), name);
const platform = new Platform(stack, 'Platform');
const monitoring = quicken(osoolMonitoring({
  backend: 'backend.osool.internal:8000',
  database: { address: platform.database.dbInstanceEndpointAddress },
  redis: { address: `rediss://${platform.cache.attrPrimaryEndPointAddress}:6379`, password: Secrets.of(platform.cacheToken) },
}));

if (changes.includes('rule')) monitoring.addRuleGroup(new RuleGroup({ name: 'live', rules: [new RecordingRule({ record: 'live:up:sum', expr: 'sum(up)' })] }));
const patch = (fields: object) => monitoring.patchFile('prometheus/prometheus.yml', fields);
if (changes.includes('invalid')) patch({ global: { bogus: 1 } });
if (changes.includes('refused')) patch({ global: { query_log_file: '/nowhere/query.log' } });

// Of each stack its own, so that files of tests may run beside each other.
const named = (secret: string) => Secrets.of(Secret.fromSecretNameV2(stack, secret, `${name.replace('Monitoring', '').toLowerCase()}/${secret}`));
const host = new Ec2Monitoring(stack, 'Monitoring', {
  monitoring,
  vpc: platform.vpc,
  vpcSubnets: { subnetType: SubnetType.PUBLIC },
  secrets: {
    'postgres': Secrets.of(platform.database.secret!),
    'slack-webhook': named('slack-webhook'),
    'pagerduty-key': named('pagerduty-key'),
    'smtp-password': named('smtp-password'),
    'metrics-token': named('metrics-token'),
    'dead-mans-switch-url': named('dead-mans-switch-url'),
  },
});
platform.allowFrom(host);
