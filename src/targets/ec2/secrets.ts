import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IStringParameter } from 'aws-cdk-lib/aws-ssm';
import { refer } from './secret-source';
import { SecretRef, SecretStore } from '../../core';

/**
 * Secrets made or imported by a CDK app, as references that bring their grants along: `SecretRef.named('slack-webhook')`
 * in a description is bound to `Secrets.of(slackSecret)`, or the reference is used in the description itself.
 */
export class Secrets {
  /**
   * A secret in AWS Secrets Manager.
   *
   * @param secret made by the app or imported; its encryption key's grant comes along
   * @param field the field of a JSON secret (default: the whole secret string)
   */
  public static of(secret: ISecret, field?: string): SecretRef {
    return refer(SecretStore.SECRETS_MANAGER, secret, secret.node.path, secret.secretArn, (grantee) => secret.grantRead(grantee), field);
  }

  /**
   * A parameter in AWS Systems Manager, such as `StringParameter.fromSecureStringParameterAttributes(..)`.
   *
   * @param parameter its encryption key's grant comes along, if it was imported with one
   */
  public static ofParameter(parameter: IStringParameter): SecretRef {
    return refer(SecretStore.SSM, parameter, parameter.node.path, parameter.parameterName, (grantee) => parameter.grantRead(grantee));
  }

  private constructor() {}
}
