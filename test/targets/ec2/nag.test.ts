import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { fixture, slack } from './fixture';

/** What the rules of AWS Solutions say about the construct, and why it stays so. The example acknowledges the same. */
const ACCEPTED: { readonly [rule: string]: string } = {
  'AwsSolutions-SMG4': "Grafana's password is read by its first start only: a rotated secret would not be the password any more",
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:instance/*]': 'a condition limits it to instances with the tag of the group',
  'AwsSolutions-IAM5[Resource::*]': 'the actions of the SSM agent know no resources',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*]': 'the key changes with each release, a policy should not',
  'AwsSolutions-AS3': 'a group of one never scales; what becomes of its instance is what the monitoring is for',
};

test('AwsSolutions finds nothing that is not accepted for a reason', () => {
  const app = new App();
  const { monitoring } = fixture({}, app);
  monitoring.addReceiver(slack());
  app.synth();
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  const ours = violations.filter((violation) => JSON.stringify(violation).includes('Stack/Monitoring/'));
  expect(ours.map(({ ruleName }) => ruleName).sort()).toEqual(Object.keys(ACCEPTED).sort());
});
