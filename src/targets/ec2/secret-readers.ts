import { ArnFormat, Stack } from 'aws-cdk-lib';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { sourceOf } from './secret-source';
import { SecretRef, SecretStore } from '../../core';

/**
 * Gives a host the right to read secrets, each once.
 *
 * @internal
 */
export class SecretReaders {
  private readonly granted = new Set<object | string>();

  public constructor(private readonly stack: Stack, private readonly reader: IGrantable) {}

  /** Lets the host read a secret, and decrypt it if its key is known. */
  public grant(secret: SecretRef): void {
    const source = sourceOf(secret);
    const once = source?.construct ?? `${secret.store}|${secret.id}`;
    if (this.granted.has(once)) return;
    this.granted.add(once);
    if (source !== undefined) source.grantRead(this.reader);
    else this.grantLiteral(secret);
  }

  private grantLiteral(secret: SecretRef): void {
    const [action, resource] = secret.store === SecretStore.SECRETS_MANAGER
      ? ['secretsmanager:GetSecretValue', this.secretArn(secret.id)]
      : ['ssm:GetParameter', this.parameterArn(secret.id)];
    Grant.addToPrincipal({ grantee: this.reader, actions: [action], resourceArns: [resource] });
  }

  /** A name lacks the six characters that Secrets Manager ends an ARN with. */
  private secretArn(id: string): string {
    if (id.startsWith('arn:')) return id;
    return this.stack.formatArn({ service: 'secretsmanager', resource: 'secret', resourceName: `${id}-??????`, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  }

  private parameterArn(name: string): string {
    return this.stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.replace(/^\//, '') });
  }
}
