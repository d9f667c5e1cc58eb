import { IResolvable, IResolveContext, Token, Tokenization } from 'aws-cdk-lib';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { invalid, SecretRef, SecretStore } from '../../core';

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

/**
 * A reference to a secret that remembers its construct.
 *
 * @internal
 */
export function refer(
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
