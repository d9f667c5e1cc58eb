import * as fs from 'fs';
import * as path from 'path';
import { App, CfnElement, Duration, NestedStack, RemovalPolicy, Stack, Stage, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { InstanceType, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { fixture, only, parametersOf, release, releaseIn, resources, slack, statements, templateOf, vpcStack } from './fixture';
import { SecretRef } from '../../../src/core';
import { Discovery, Grafana, Monitoring, Prometheus, RemoteWrite, ScrapeJob } from '../../../src/model';
import { Ec2Monitoring, Secrets } from '../../../src/targets/ec2';

describe('the machine', () => {
  test('is a group of exactly one in one zone, replaced old first', () => {
    const { stack } = fixture();
    const group = only(templateOf(stack), 'AWS::AutoScaling::AutoScalingGroup');
    expect(group.Properties).toMatchObject({ MinSize: '1', MaxSize: '1', VPCZoneIdentifier: [{ Ref: expect.stringContaining('PublicSubnet1') }] });
    expect(group.UpdatePolicy.AutoScalingRollingUpdate).toMatchObject({ MaxBatchSize: 1, MinInstancesInService: 0 });
  });

  test('starts when its policies are there, whatever they wait for', () => {
    const { stack } = fixture();
    const template = templateOf(stack);
    expect(only(template, 'AWS::AutoScaling::AutoScalingGroup').DependsOn).toEqual(expect.arrayContaining(Object.keys(resources(template, 'AWS::IAM::Policy'))));
  });

  test('is a t3.medium with IMDSv2, hop limit 2, no key pair, an encrypted root disk and an image resolved at launch', () => {
    const data = only(templateOf(fixture().stack), 'AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData;
    expect(data).toMatchObject({
      InstanceType: 't3.medium',
      ImageId: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeType: 'gp3', DeleteOnTermination: true } }],
      NetworkInterfaces: [{ AssociatePublicIpAddress: true }],
    });
    expect(data).not.toHaveProperty('KeyName');
  });

  test('takes the image for its architecture', () => {
    const { stack } = fixture({ instanceType: new InstanceType('t4g.medium') });
    expect(only(templateOf(stack), 'AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData.ImageId).toContain('al2023-ami-kernel-default-arm64');
  });

  test('takes verbatim fields of the launch template last', () => {
    const { stack } = fixture({ overrides: { CreditSpecification: { CpuCredits: 'standard' }, EbsOptimized: null } });
    const data = only(templateOf(stack), 'AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData;
    expect(data.CreditSpecification).toEqual({ CpuCredits: 'standard' });
    expect(data).not.toHaveProperty('EbsOptimized');
  });

  test('lets nobody in, and out only where the description leads', () => {
    const { stack, monitoring } = fixture();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'api', targets: ['backend:8000'] }));
    monitoring.addScrapeJob(new ScrapeJob({ name: 'other', targets: ['other:8000'] }));
    const template = templateOf(stack);
    expect(only(template, 'AWS::EC2::SecurityGroup').Properties.SecurityGroupEgress.map((rule: any) => rule.FromPort)).toEqual([443]);
    expect(only(template, 'AWS::EC2::SecurityGroupEgress').Properties).toMatchObject({ IpProtocol: 'tcp', FromPort: 8000, ToPort: 8000, CidrIp: '0.0.0.0/0' });
    expect(only(template, 'AWS::EC2::SecurityGroup').Properties).not.toHaveProperty('SecurityGroupIngress');
    expect(resources(template, 'AWS::EC2::SecurityGroupIngress')).toEqual({});
  });

  test('goes into private subnets when there are some', () => {
    const stack = new Stack(new App(), 'Stack');
    new Ec2Monitoring(stack, 'Monitoring', { monitoring: new Monitoring({ name: 'osool' }), vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }) });
    const template = templateOf(stack);
    expect(only(template, 'AWS::AutoScaling::AutoScalingGroup').Properties.VPCZoneIdentifier).toEqual([{ Ref: expect.stringContaining('PrivateSubnet1') }]);
    expect(JSON.stringify(only(template, 'AWS::EC2::LaunchTemplate'))).not.toContain('AssociatePublicIpAddress');
  });

  test('goes into the zone that is asked for, or says which there are', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
    const vpc = new Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'], natGateways: 0 });
    const monitoring = new Monitoring({ name: 'osool' });
    const ec2 = new Ec2Monitoring(stack, 'Monitoring', { monitoring, vpc, availabilityZone: 'eu-west-1b', vpcSubnets: { subnetType: SubnetType.PUBLIC } });
    expect(ec2.volume.availabilityZone).toBe('eu-west-1b');
    expect(stack.resolve(vpc.publicSubnets[1].subnetId)).toEqual(only(templateOf(stack), 'AWS::AutoScaling::AutoScalingGroup').Properties.VPCZoneIdentifier[0]);
    expect(() => new Ec2Monitoring(new Stack(app, 'Other', { env: stack.env as any }), 'M', { monitoring: new Monitoring({ name: 'x' }), vpc, availabilityZone: 'eu-west-1c' }))
      .toThrow('Other/M: no selected subnet lies in the availability zone "eu-west-1c": they lie in "eu-west-1a", "eu-west-1b"');
  });

  test('has constant user data below 4 KB', () => {
    const one = fixture();
    const two = fixture();
    two.monitoring.addScrapeJob(new ScrapeJob({ name: 'api', targets: ['backend:8000'] }));
    const [first, second] = [one, two].map(({ stack }) => only(templateOf(stack), 'AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData.UserData);
    expect(second).toEqual(first);
    expect(JSON.stringify(first['Fn::Base64']).length).toBeLessThan(4096);
  });
});

describe('the data volume', () => {
  test('is encrypted, gp3, 50 GiB and retained', () => {
    const volume = only(templateOf(fixture().stack), 'AWS::EC2::Volume');
    expect(volume).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties: { Encrypted: true, Size: 50, VolumeType: 'gp3' } });
  });

  test('is as large as the disk of Prometheus', () => {
    const { stack, vpc } = vpcStack();
    const monitoring = new Monitoring({ name: 'osool', prometheus: Prometheus.run({ diskSize: '120GB' }) });
    new Ec2Monitoring(stack, 'Monitoring', { monitoring, vpc, removalPolicy: RemovalPolicy.DESTROY });
    expect(only(templateOf(stack), 'AWS::EC2::Volume')).toMatchObject({ DeletionPolicy: 'Delete', Properties: { Size: 120 } });
  });

  test('is refused when no volume is that large', () => {
    const { stack, vpc } = vpcStack();
    const monitoring = new Monitoring({ name: 'osool', prometheus: Prometheus.run({ diskSize: '20TB' }) });
    expect(() => new Ec2Monitoring(stack, 'Monitoring', { monitoring, vpc })).toThrow('the disk of Prometheus is 20 TB, but a gp3 volume holds at most 16 TB');
  });

  test('is encrypted with a key of the caller, which the host may use to attach it', () => {
    const { stack, vpc } = vpcStack();
    new Ec2Monitoring(stack, 'Monitoring', { monitoring: new Monitoring({ name: 'osool' }), vpc, encryptionKey: new Key(stack, 'Key') });
    const template = templateOf(stack);
    expect(only(template, 'AWS::EC2::Volume').Properties.KmsKeyId).toBeDefined();
    expect(statements(template).flatMap(({ actions }) => actions)).toContain('kms:CreateGrant');
    expect(only(template, 'AWS::SecretsManager::Secret').Properties.KmsKeyId).toBeDefined();
  });

  test('may be attached to instances of the group only', () => {
    const attach = statements(templateOf(fixture().stack)).find(({ actions }) => actions.includes('ec2:AttachVolume'))!;
    expect(Object.keys(attach.condition['ForAnyValue:StringEquals'])).toEqual([expect.stringContaining('ec2:ResourceTag/VolumeGrantAttach-')]);
  });
});

describe('delivery', () => {
  test('targets the group and waits for the hash it carries', () => {
    const { stack } = fixture();
    const template = templateOf(stack);
    const association = only(template, 'AWS::SSM::Association').Properties;
    const [waitId] = Object.keys(resources(template, 'AWS::CloudFormation::WaitCondition'));
    const [handleId] = Object.keys(resources(template, 'AWS::CloudFormation::WaitConditionHandle'));
    const hash = association.Parameters.ConfigurationHash[0];
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect([waitId.endsWith(hash), handleId.endsWith(hash)]).toEqual([true, true]);
    expect(association.Targets).toEqual([{ Key: 'tag:aws:autoscaling:groupName', Values: [{ Ref: expect.stringContaining('Group') }] }]);
    expect(association.Parameters.SignalUrl).toEqual([{ Ref: handleId }]);
    expect(association.Parameters.AssetKey[0]).toMatch(/^[0-9a-f]{64}\.zip$/);
    expect(template.Resources[waitId]).toMatchObject({ Properties: { Handle: { Ref: handleId }, Timeout: '1800', Count: 1 }, DependsOn: [expect.stringContaining('Association')] });
    expect(only(template, 'AWS::SSM::Association').DependsOn).toEqual(expect.arrayContaining([expect.stringContaining('RoleDefaultPolicy')]));
  });

  test('gives a new pair for another configuration, machine or image, and none for another late value', () => {
    const idOf = (make: () => Stack) => Object.keys(resources(templateOf(make()), 'AWS::CloudFormation::WaitCondition'))[0];
    const plain = idOf(() => fixture().stack);
    const late = (id: string) => idOf(() => {
      const { stack, monitoring } = fixture();
      monitoring.addScrapeJob(new ScrapeJob({ name: 'db', targets: [`${Token.asString({ Ref: id })}:9187`] }));
      return stack;
    });
    expect(idOf(() => fixture().stack)).toBe(plain);
    expect(idOf(() => fixture({ instanceType: new InstanceType('t3.large') }).stack)).not.toBe(plain);
    expect(idOf(() => fixture({ dockerArgs: { prometheus: ['--cpus', '1'] } }).stack)).not.toBe(plain);
    expect(late('One')).toBe(late('Two'));
    expect(late('One')).not.toBe(plain);
  });

  test('the hash sees what users override in the launch template', () => {
    const ids = [false, true].map((override) => {
      const { stack, ec2 } = fixture();
      if (override) (ec2.launchTemplate.node.defaultChild as any).addPropertyOverride('LaunchTemplateData.KernelId', 'aki-1');
      return Object.keys(resources(templateOf(stack), 'AWS::CloudFormation::WaitCondition'))[0];
    });
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('reads from the bucket of file assets', () => {
    const read = statements(templateOf(fixture().stack)).find(({ actions }) => actions.includes('s3:GetObject'))!;
    expect(JSON.stringify(read.resource)).toContain('cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}');
  });

  test('waits as long as it is told', () => {
    const { stack } = fixture({ deploymentTimeout: Duration.minutes(20), refreshInterval: Duration.hours(6) });
    const template = templateOf(stack);
    expect(only(template, 'AWS::CloudFormation::WaitCondition').Properties.Timeout).toBe('1200');
    expect(only(template, 'AWS::SSM::Association').Properties.ScheduleExpression).toBe('rate(360 minutes)');
    expect(() => fixture({ refreshInterval: Duration.minutes(5) })).toThrow('Stack/Monitoring: refreshInterval is 5 minutes, but must be from 30 minutes to 31 days');
  });
});

describe('the release', () => {
  test('holds the same file tree as every target, units, a manifest and the program', () => {
    const files = release(fixture().stack);
    expect(Object.keys(files)).toEqual(expect.arrayContaining([
      'config/prometheus/prometheus.yml', 'config/alertmanager/alertmanager.yml', 'manifest.json', 'host/apply.py',
      'units/monitoring-prometheus.service', 'units/monitoring-alertmanager.service', 'units/monitoring-grafana.service',
    ]));
  });

  test('is one entry of the asset manifest, by a name relative to it', () => {
    const { stack } = fixture();
    const app = stack.node.root as App;
    app.synth();
    const assets = JSON.parse(fs.readFileSync(path.join(app.outdir, 'Stack.assets.json'), 'utf8')).files;
    const zips = Object.values<any>(assets).filter(({ source }) => source.packaging === 'zip');
    expect(zips.map(({ source }) => source.path)).toEqual([expect.stringMatching(/^asset\.[0-9a-f]{64}$/)]);
  });

  test('is the same bytes in two synths, in whatever order things were added', () => {
    const synth = (names: string[]) => {
      const { stack, monitoring } = fixture();
      for (const name of names) {
        monitoring.addScrapeJob(new ScrapeJob({ name, targets: [`${Token.asString({ Ref: `Host${name}` })}:8${name.length}`] }));
        monitoring.addReceiver(slack(name, SecretRef.secretsManager(`osool/${name}`)));
      }
      const files = release(stack);
      return { template: templateOf(stack), files };
    };
    const first = synth(['a', 'bb', 'ccc']);
    const again = synth(['a', 'bb', 'ccc']);
    expect([JSON.stringify(again.template), again.files]).toEqual([JSON.stringify(first.template), first.files]);
    const shuffled = synth(['ccc', 'a', 'bb']);
    expect(shuffled.files).toEqual(first.files);
    // The statements of a policy are a set.
    for (const { template } of [first, shuffled]) only(template, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement.sort((a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(shuffled.template).toEqual(first.template);
  });

  test('is made inside a nested stack, in a stage', () => {
    const app = new App();
    const stage = new Stage(app, 'Prod');
    const { stack, vpc } = vpcStack(stage as App);
    const nested = new NestedStack(stack, 'Nested');
    const db = new Secret(stack, 'Db');
    const monitoring = new Monitoring({ name: 'osool' });
    new Ec2Monitoring(nested, 'Monitoring', { monitoring, vpc, secrets: { slack: Secrets.of(db, 'url') } });
    monitoring.addReceiver(slack('slack', SecretRef.named('slack')));
    const assembly = app.synth();
    const template = Template.fromStack(nested).toJSON();
    const [waitId] = Object.keys(resources(template, 'AWS::CloudFormation::WaitCondition'));
    const parameters = only(template, 'AWS::SSM::Association').Properties.Parameters;
    expect(waitId.endsWith(parameters.ConfigurationHash[0])).toBe(true);
    const inner = assembly.getNestedAssembly('assembly-Prod').directory;
    const assets = JSON.parse(fs.readFileSync(path.join(inner, fs.readdirSync(inner).find((name) => name.endsWith('.assets.json'))!), 'utf8')).files;
    const [zip] = Object.values<any>(assets).filter(({ source }) => source.packaging === 'zip');
    expect(fs.existsSync(path.join(inner, zip.source.path, 'manifest.json'))).toBe(true);
    expect(parameters.AssetKey[0]).toBe(`${path.basename(zip.source.path).slice('asset.'.length)}.zip`);
    expect(JSON.stringify(template)).not.toContain('${Token');
  });
});

describe('late values', () => {
  test('are placeholders in the release and Base64 in the association', () => {
    const { stack, monitoring } = fixture();
    const endpoint = Token.asString({ 'Fn::GetAtt': ['Db', 'Endpoint.Address'] });
    monitoring.addScrapeJob(new ScrapeJob({ name: 'db', targets: [`${endpoint}:9187`], labels: { database: endpoint } }));
    const files = release(stack);
    expect(files['config/prometheus/prometheus.yml']).toContain('__LATE_VALUE_0__:9187');
    expect(files['config/prometheus/prometheus.yml']).toContain('database: "__LATE_VALUE_0__"');
    expect(parametersOf(stack).LateValues).toEqual({ 'Fn::Base64': { 'Fn::GetAtt': ['Db', 'Endpoint.Address'] } });
    expect(Object.values(files).filter((content) => content.includes('{Token['))).toEqual([]);
  });

  test('come from another stack', () => {
    const app = new App();
    const other = new Stack(app, 'Data');
    const secret = new Secret(other, 'Secret');
    const { stack, monitoring } = fixture({}, app);
    monitoring.addScrapeJob(new ScrapeJob({ name: 'db', targets: [`${secret.secretName}:80`] }));
    expect(JSON.stringify(parametersOf(stack).LateValues)).toContain('Fn::ImportValue');
  });

  test('that are numbers or lists are refused', () => {
    const number = fixture();
    expect(() => number.monitoring.addScrapeJob(new ScrapeJob({ name: 'db', targets: [`db:${Token.asNumber({ Ref: 'Port' })}`] }))).toThrow('a number that only deployment knows');
    const list = fixture();
    list.monitoring.addScrapeJob(new ScrapeJob({ name: 'db', targets: ['db:80'], labels: { all: `${Token.asList({ Ref: 'List' })}` } }));
    expect(() => templateOf(list.stack)).toThrow('a list that only deployment knows (a CDK list token)');
  });
});

describe('secrets', () => {
  test('of the app bring their grants along, with their keys', () => {
    const { stack, vpc } = vpcStack();
    const key = new Key(stack, 'Key');
    const secret = new Secret(stack, 'Slack', { encryptionKey: key });
    const monitoring = new Monitoring({ name: 'osool' });
    monitoring.addReceiver(slack('slack', Secrets.of(secret).field('url')));
    new Ec2Monitoring(stack, 'Monitoring', { monitoring, vpc });
    const template = templateOf(stack);
    const [id] = Object.keys(resources(template, 'AWS::SecretsManager::Secret')).filter((name) => name.startsWith('Slack'));
    expect(statements(template).filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue')).map(({ resource }) => resource))
      .toEqual(expect.arrayContaining([{ Ref: id }]));
    expect(JSON.stringify(only(template, 'AWS::KMS::Key').Properties.KeyPolicy)).toContain('kms:ViaService');
  });

  test('of another stack that are added late are granted', () => {
    const app = new App();
    const { stack, monitoring } = fixture({}, app);
    const other = new Stack(app, 'Team');
    const secret = new Secret(other, 'Slack');
    monitoring.addReceiver(slack('team', Secrets.of(secret)));
    const template = templateOf(stack);
    const imported = statements(template).filter(({ actions }) => actions.includes('secretsmanager:GetSecretValue')).flatMap(({ resource }) => resource);
    expect(imported).toContainEqual({ 'Fn::ImportValue': expect.stringContaining('Slack') });
    expect(only(template, 'AWS::SSM::Association').Properties.Parameters.Secrets[0]['Fn::Base64']['Fn::Join'][1]).toContainEqual({ 'Fn::ImportValue': expect.stringContaining('Slack') });
  });

  test('that are literals get a statement for themselves', () => {
    const { stack, monitoring } = fixture();
    monitoring.addReceiver(slack('slack', SecretRef.secretsManager('osool/slack')));
    monitoring.addReceiver(slack('other', SecretRef.ssm('/osool/other')));
    const text = JSON.stringify(statements(templateOf(stack)));
    expect(text).toContain(':secret:osool/slack-??????');
    expect(text).toContain(':parameter/osool/other');
  });

  test('are granted once, however often they are used', () => {
    const { stack, monitoring } = fixture();
    for (const name of ['one', 'two', 'three']) monitoring.addReceiver(slack(name));
    const reads = statements(templateOf(stack)).filter(({ resource }) => JSON.stringify(resource).includes('osool/slack'));
    expect(reads).toHaveLength(1);
  });

  test('that a host cannot read stop the synthesis', () => {
    const { stack, monitoring } = fixture();
    monitoring.addReceiver(slack('slack', SecretRef.kubernetes('osool', 'slack')));
    expect(() => templateOf(stack)).toThrow(/target\/unsupported.*Ec2Monitoring at Stack\/Monitoring cannot read the kubernetes secret/s);
  });

  test("Grafana's password is generated, unless one is bound", () => {
    const generated = fixture();
    expect(only(templateOf(generated.stack), 'AWS::SecretsManager::Secret').Properties.GenerateSecretString).toEqual({ PasswordLength: 32, ExcludePunctuation: true });
    expect(generated.ec2.grafanaAdminSecret).toBeDefined();
    const bound = fixture({ secrets: { 'grafana-admin-password': SecretRef.secretsManager('osool/grafana') } });
    expect(resources(templateOf(bound.stack), 'AWS::SecretsManager::Secret')).toEqual({});
    expect(bound.ec2.grafanaAdminSecret).toBeUndefined();
    const { stack, vpc } = vpcStack();
    new Ec2Monitoring(stack, 'Monitoring', { monitoring: new Monitoring({ name: 'osool', grafana: Grafana.none() }), vpc });
    expect(resources(templateOf(stack), 'AWS::SecretsManager::Secret')).toEqual({});
    expect(templateOf(stack).Outputs).toBeUndefined();
  });
});

describe('permissions', () => {
  test('follow discovery and remote write', () => {
    const { stack, monitoring } = fixture();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'hosts', discovery: [Discovery.ec2({ port: 9100 })] }));
    monitoring.addRemoteWrite(RemoteWrite.amp('amp', 'https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1234-abcd/api/v1/remote_write', 'eu-west-1'));
    const found = statements(templateOf(stack));
    expect(found.find(({ actions }) => actions.includes('ec2:DescribeInstances'))).toMatchObject({ actions: ['ec2:DescribeAvailabilityZones', 'ec2:DescribeInstances'], resource: '*' });
    expect(JSON.stringify(found.find(({ actions }) => actions.includes('aps:RemoteWrite'))!.resource)).toContain('workspace/ws-1234-abcd');
  });

  test('of Kubernetes stop the synthesis', () => {
    const { stack, monitoring } = fixture();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'pods', discovery: [Discovery.kubernetes({ role: 'pod' as any })] }));
    expect(() => templateOf(stack)).toThrow(/target\/unsupported.*discovers targets on Kubernetes/s);
  });
});

describe('additions', () => {
  test('count until the app is synthesized, then throw and name the target', () => {
    const { stack, monitoring } = fixture();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'late', targets: ['late:80'] }));
    expect(release(stack)['config/prometheus/prometheus.yml']).toContain('job_name: late');
    expect(() => monitoring.addScrapeJob(new ScrapeJob({ name: 'later', targets: ['later:80'] }))).toThrow('was written by Ec2Monitoring at Stack/Monitoring');
  });

  test('still count when somebody resolved a property before', () => {
    const { stack, monitoring, ec2 } = fixture();
    stack.resolve((ec2.association as any)._toCloudFormation());
    monitoring.addScrapeJob(new ScrapeJob({ name: 'late', targets: ['late:80'] }));
    expect(release(stack)['config/prometheus/prometheus.yml']).toContain('job_name: late');
  });

  test('raise warnings, once', () => {
    const { stack, monitoring } = fixture();
    monitoring.addReceiver(slack());
    const warnings = Annotations.fromStack(stack).findWarning('/Stack/Monitoring', Match.stringLikeRegexp('routing/dead-receiver'));
    expect(warnings).toHaveLength(1);
    expect(JSON.stringify(warnings)).toContain('cdk-prometheus-stack:routing/dead-receiver');
  });

  test('for a workload that is not there stop the synthesis', () => {
    const { stack } = fixture({ dockerArgs: { promtheus: ['--cpus', '1'] } });
    expect(() => templateOf(stack)).toThrow('there is no workload "promtheus"; there are "alertmanager", "grafana", "prometheus"');
  });
});

test('tells how to open Grafana', () => {
  const { stack } = fixture();
  const outputs = JSON.stringify(templateOf(stack).Outputs);
  expect(outputs).toContain('--document-name AWS-StartPortForwardingSession --parameters portNumber=3000,localPortNumber=3000');
  expect(outputs).toContain('aws autoscaling describe-auto-scaling-groups');
});

test('no token is left anywhere in the assembly', () => {
  const { stack, monitoring } = fixture();
  monitoring.addScrapeJob(new ScrapeJob({ name: 'db', targets: [`${Token.asString({ Ref: 'Db' })}:80`] }));
  expect(JSON.stringify(templateOf(stack))).not.toContain('${Token');
  expect(JSON.stringify(releaseIn((stack.node.root as App).outdir))).not.toContain('${Token');
  expect(CfnElement.isCfnElement(stack.node.findChild('Monitoring').node.findChild('Applied'))).toBe(true);
});
