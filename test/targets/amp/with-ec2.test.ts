import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { SecretRef } from '../../../src/core';
import { Grafana, Monitoring } from '../../../src/model';
import { AmpMonitoring } from '../../../src/targets/amp';
import { Ec2Monitoring } from '../../../src/targets/ec2';
import { smallMonitoring } from '../../fixture';

test('a host on EC2 writes to the workspace, and may', () => {
  const stack = new Stack(new App(), 'Test');
  const amp = new AmpMonitoring(stack, 'Amp', { monitoring: new Monitoring({ name: 'archive', grafana: Grafana.none() }) });
  const monitoring = smallMonitoring();
  new Ec2Monitoring(stack, 'Ec2', { monitoring, vpc: new Vpc(stack, 'Vpc'), secrets: { 'slack-webhook': SecretRef.secretsManager('slack') } });
  monitoring.addRemoteWrite(amp.remoteWrite());

  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'aps:RemoteWrite' })]) } });
  expect(JSON.stringify(template.toJSON())).toMatch(/\{"Fn::GetAtt":\["AmpWorkspace\w+","PrometheusEndpoint"\]\}/);
});
