import { App, Stack, Stage, Token } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { statements, templateOf } from './fixture';
import { SecretRef } from '../../../src/core';
import { Secrets } from '../../../src/targets/ec2';
import { SecretReaders } from '../../../src/targets/ec2/secret-readers';
import { sourceOf } from '../../../src/targets/ec2/secret-source';

let stack: Stack;

beforeEach(() => (stack = new Stack(new App(), 'Stack')));

test('a file is called by the path of its construct, never by a token', () => {
  const secret = new Secret(new Stack(new Stage(new App(), 'Prod'), 'Db'), 'Admin');
  expect(Secrets.of(secret).fileName).toBe('prod-db-admin');
  expect(Secrets.of(secret, 'password').fileName).toBe('prod-db-admin-password');
  expect(Secrets.of(secret).field('password').fileName).toBe('prod-db-admin-password');
});

test('references to the same secret are the same reference, of different ones are not', () => {
  const secret = new Secret(stack, 'Secret');
  expect(Secrets.of(secret)._key).toBe(Secrets.of(secret)._key);
  expect(Secrets.of(secret, 'a')._key).toBe(Secrets.of(secret).field('a')._key);
  expect(Secrets.of(secret)._key).not.toBe(Secrets.of(new Secret(stack, 'Other'))._key);
});

test('the construct is found again, also behind a field', () => {
  const secret = new Secret(stack, 'Secret');
  expect(sourceOf(Secrets.of(secret).field('a'))!.construct).toBe(secret);
  expect(sourceOf(SecretRef.secretsManager('name'))).toBeUndefined();
  expect(sourceOf(SecretRef.named('name'))).toBeUndefined();
});

test('the id resolves to what the platform calls it', () => {
  const secret = new Secret(stack, 'Secret');
  expect(stack.resolve(Secrets.of(secret).id)).toEqual(stack.resolve(secret.secretArn));
  const imported = Secret.fromSecretNameV2(stack, 'Imported', 'osool/db');
  expect(Token.isUnresolved(Secrets.of(imported).id)).toBe(true);
  expect(JSON.stringify(stack.resolve(Secrets.of(imported).id))).toContain(':secret:osool/db');
});

test('an empty field is refused', () => {
  expect(() => Secrets.of(new Secret(stack, 'Secret'), '')).toThrow('Secrets.of: the field of Stack/Secret is empty');
});

test('a parameter brings its grant along', () => {
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  const parameter = StringParameter.fromSecureStringParameterAttributes(stack, 'Parameter', { parameterName: '/osool/slack' });
  const readers = new SecretReaders(stack, role);
  readers.grant(Secrets.ofParameter(parameter));
  readers.grant(Secrets.ofParameter(parameter));
  expect(statements(templateOf(stack))).toEqual([{ actions: expect.arrayContaining(['ssm:GetParameter']), resource: expect.anything(), condition: undefined }]);
  expect(stack.resolve(Secrets.ofParameter(parameter).id)).toBe('/osool/slack');
});

test('a complete ARN is granted as it is', () => {
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  const arn = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:osool/slack-AbCdEf';
  new SecretReaders(stack, role).grant(SecretRef.secretsManager(arn, 'url'));
  expect(statements(templateOf(stack))).toEqual([{ actions: ['secretsmanager:GetSecretValue'], resource: arn, condition: undefined }]);
});
