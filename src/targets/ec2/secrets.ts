import { IResolvable, IResolveContext, Token, Tokenization } from 'aws-cdk-lib';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IStringParameter } from 'aws-cdk-lib/aws-ssm';
import { invalid, SecretRef, SecretStore } from '../../core';

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

/** The id of a secret that remembers the construct it came from, through `SecretRef.field()` and any description. */
class SecretId implements IResolvable {
  public readonly creationStack = [];
  public readonly text: string;

  public constructor(
    public readonly construct: object,
    private readonly id: string,
    public readonly grantRead: (grantee: IGrantable) => Grant,
  ) {
    this.text = Token.asString(this);
  }

  public resolve(_context: IResolveContext): string {
    return this.id;
  }

  public toString(): string {
    return this.text;
  }
}

// One id for a construct, however often it is referred to: references to the same secret are the same reference.
const IDS = new WeakMap<object, SecretId>();

function refer(
  store: SecretStore, construct: object, path: string, id: string, grantRead: (grantee: IGrantable) => Grant, field?: string,
): SecretRef {
  const known = IDS.get(construct) ?? new SecretId(construct, id, grantRead);
  IDS.set(construct, known);
  if (field === '') throw invalid(`Secrets.of: the field of ${path} is empty: name a field, or leave it out for the whole secret`);
  return SecretRef._late(store, known.text, field, path);
}

/**
 * What a reference made by `Secrets` came from.
 *
 * @internal
 */
export interface SecretSource {
  readonly construct: object;
  grantRead(grantee: IGrantable): Grant;
}

/**
 * The construct behind a reference; nothing, if it names its secret by a literal.
 *
 * @internal
 */
export function sourceOf(secret: SecretRef): SecretSource | undefined {
  if (!Token.isUnresolved(secret.id)) return undefined;
  const token = Tokenization.reverseString(secret.id).firstToken;
  // Not instanceof: two copies of the package make two classes.
  const source = token as Partial<SecretSource> | undefined;
  return source !== undefined && typeof source.grantRead === 'function' && source.construct !== undefined ? source as SecretSource : undefined;
}
