import { requireSecretRef, SecretRef, SecretStore } from '../../src/core';

test('names the file that its reader reads', () => {
  expect(SecretRef.named('slack-webhook').fileName).toBe('slack-webhook');
  expect(SecretRef.secretsManager('prod/slack', 'url').fileName).toBe('prod-slack-url');
  expect(SecretRef.ssm('/osool/pagerduty').fileName).toBe('osool-pagerduty');
  expect(SecretRef.kubernetes('osool-slack', 'url').fileName).toBe('osool-slack-url');
  expect(SecretRef.file('./secrets/slack').fileName).toBe('secrets-slack');
});

test('a field is a secret of its own', () => {
  const password = SecretRef.named('postgres').field('password');
  expect(password).toMatchObject({ store: SecretStore.NAMED, id: 'postgres', fieldName: 'password', fileName: 'postgres-password' });
});

test('refuses a field of a field, and fields where there are none', () => {
  expect(() => SecretRef.named('a').field('b').field('c')).toThrow('already stands for its field "b"');
  expect(() => SecretRef.ssm('/a').field('b')).toThrow('a ssm secret has no fields');
});

test.each(['', '../x', '${Token[TOKEN.3]}'])('refuses the field %p', (name) => {
  expect(() => SecretRef.named('a').field(name)).toThrow(`secret "a": illegal field ${JSON.stringify(name)}`);
  expect(() => SecretRef.kubernetes('a', name)).toThrow('illegal field');
});

test('refuses what is no reference', () => {
  expect(() => SecretRef.named('Slack Webhook')).toThrow('illegal secret name "Slack Webhook"');
  expect(() => SecretRef.file('secrets/slack')).toThrow('illegal reference "secrets/slack"');
  expect(() => SecretRef.secretsManager('arn:${Token[TOKEN.7]}')).toThrow('use ec2.Secrets.of(secret, field)');
});

test('a literal is refused, and not repeated', () => {
  const literal = 'https://hooks.slack.com/services/T0/B0/abc';
  const message = (() => {
    try {
      requireSecretRef(literal, 'the apiUrl of receiver "slack"');
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(message).toContain('the apiUrl of receiver "slack" must be a SecretRef, not a literal string');
  expect(message).toContain("SecretRef.named('my-secret')");
  expect(message).not.toContain('hooks.slack.com');
});
