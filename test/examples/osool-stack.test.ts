import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { OsoolStack } from '../../examples/osool/osool-stack';

const app = new App();
const stack = new OsoolStack(app, 'OsoolMonitoring');
const template = Template.fromStack(stack);

test('cdk-nag finds nothing that is not accepted with a reason', () => {
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});

test('needs no account, region or lookup', () => {
  expect(app.synth().getStackByName('OsoolMonitoring').environment.name).toBe('aws://unknown-account/unknown-region');
  expect(app.synth().manifest.missing).toBeUndefined();
});

test('has no NAT gateway, and lets in nobody from outside', () => {
  template.resourceCountIs('AWS::EC2::NatGateway', 0);
  const ingress = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'));
  expect(ingress.filter((rule: any) => rule.Properties.CidrIp !== undefined || rule.Properties.CidrIpv6 !== undefined)).toEqual([]);
  const groups = Object.values(template.findResources('AWS::EC2::SecurityGroup'));
  expect(groups.filter((group: any) => group.Properties.SecurityGroupIngress !== undefined)).toEqual([]);
});

test('lets the monitoring ask the database and the cache', () => {
  for (const port of [{ 'Fn::GetAtt': [Match.stringLikeRegexp('Database'), 'Endpoint.Port'] }, 6379]) {
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: port, SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Monitoring'), 'GroupId'] } });
  }
});

test('is one t3.medium with a retained, encrypted gp3 volume of 50 GiB', () => {
  template.hasResourceProperties('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 't3.medium' } });
  template.hasResource('AWS::EC2::Volume', { Properties: { Size: 50, Encrypted: true, VolumeType: 'gp3' }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});
