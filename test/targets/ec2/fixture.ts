import * as fs from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { SecretRef } from '../../../src/core';
import { Monitoring, Receiver } from '../../../src/model';
import { Ec2Monitoring, Ec2MonitoringProps } from '../../../src/targets/ec2';

export type Options = Omit<Partial<Ec2MonitoringProps>, 'monitoring'>;

/** A stack with a VPC of two public and no private subnets. */
export function vpcStack(app = new App(), id = 'Stack'): { stack: Stack; vpc: Vpc } {
  const stack = new Stack(app, id);
  return { stack, vpc: new Vpc(stack, 'Vpc', { natGateways: 0, maxAzs: 2 }) };
}

export interface Fixture {
  readonly stack: Stack;
  readonly monitoring: Monitoring;
  readonly ec2: Ec2Monitoring;
}

export function fixture(options: Options = {}, app = new App()): Fixture {
  const { stack, vpc } = vpcStack(app);
  const monitoring = new Monitoring({ name: 'osool' });
  return { stack, monitoring, ec2: new Ec2Monitoring(stack, 'Monitoring', { monitoring, vpc, ...options }) };
}

/** A receiver that reads its URL from a secret. */
export function slack(name = 'slack', secret = SecretRef.secretsManager('osool/slack')): Receiver {
  return Receiver.slack(name, { apiUrl: secret, channel: '#alerts' });
}

export interface Resource {
  readonly Type: string;
  readonly Properties: any;
  readonly DependsOn?: string[];
  readonly [key: string]: any;
}

export function resources(template: any, type: string): { [id: string]: Resource } {
  return Object.fromEntries(Object.entries<Resource>(template.Resources).filter(([, resource]) => resource.Type === type));
}

export function only(template: any, type: string): Resource {
  const found = Object.values(resources(template, type));
  expect(found).toHaveLength(1);
  return found[0];
}

export function templateOf(stack: Stack): any {
  return Template.fromStack(stack).toJSON();
}

export function parametersOf(stack: Stack): { [name: string]: any } {
  const { Parameters } = only(templateOf(stack), 'AWS::SSM::Association').Properties;
  return Object.fromEntries(Object.entries<any[]>(Parameters).map(([name, [value]]) => [name, value]));
}

/** The files of the one release in an assembly, by path. */
export function releaseIn(outdir: string): { [path: string]: string } {
  const folders = fs.readdirSync(outdir).filter((name) => fs.existsSync(path.join(outdir, name, 'manifest.json')) && name.startsWith('asset.'));
  expect(folders).toHaveLength(1);
  const root = path.join(outdir, folders[0]);
  return Object.fromEntries(fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(root, file), fs.readFileSync(file, 'utf8')];
  }));
}

export function release(stack: Stack): { [path: string]: string } {
  const app = stack.node.root as App;
  app.synth();
  return releaseIn(app.outdir);
}

/** The statements of all policies, with their actions as lists. */
export function statements(template: any): { actions: string[]; resource: any; condition?: any }[] {
  return Object.values(resources(template, 'AWS::IAM::Policy')).flatMap((policy) => policy.Properties.PolicyDocument.Statement).map((statement: any) => ({
    actions: [statement.Action].flat(), resource: statement.Resource, condition: statement.Condition,
  }));
}
