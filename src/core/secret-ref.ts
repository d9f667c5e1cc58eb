import { invalid, shown } from './invalid';
import { hasLateValue } from './late-value';
import { Names, requireName } from './names';

/**
 * Where a secret is kept.
 */
export enum SecretStore {
  /** Nowhere yet: a logical name, which each target binds to one of the others. */
  NAMED = 'named',
  /** AWS Secrets Manager. */
  SECRETS_MANAGER = 'secrets-manager',
  /** An AWS Systems Manager parameter of type SecureString. */
  SSM = 'ssm',
  /** A Kubernetes Secret in the namespace of the monitoring. */
  KUBERNETES = 'kubernetes',
  /** A file on the machine that runs the monitoring. */
  FILE = 'file',
}

/**
 * A secret by reference, never by value.
 *
 * The value is read where the monitoring runs, into a file that only its reader may read; it is in no template,
 * manifest, asset or log.
 */
export class SecretRef {
  /**
   * A logical name that each target binds with its `secrets` property, so that one description fits all of them.
   * In docker compose an unbound name is the file `secrets/<name>`.
   *
   * @param name lower-case letters, digits and "-"
   * @throws if the name is not legal
   */
  public static named(name: string): SecretRef {
    return new SecretRef(SecretStore.NAMED, requireName(Names.SECRET, name, 'SecretRef.named'), undefined, name);
  }

  /**
   * A secret in AWS Secrets Manager, by name or complete ARN. For a secret made in the same app use `ec2.Secrets.of`,
   * which brings the grant along.
   *
   * @param secretId name or complete ARN
   * @param field the field of a JSON secret (default: the whole secret string)
   * @throws if the id is a late value, as `secret.secretArn` is
   */
  public static secretsManager(secretId: string, field?: string): SecretRef {
    return SecretRef.stored(SecretStore.SECRETS_MANAGER, secretId, field, /^[A-Za-z0-9/_+=.@:-]{1,2048}$/, 'use ec2.Secrets.of(secret, field)');
  }

  /**
   * An AWS Systems Manager parameter (SecureString), by name.
   *
   * @throws if the name is a late value
   */
  public static ssm(parameterName: string): SecretRef {
    return SecretRef.stored(SecretStore.SSM, parameterName, undefined, /^[A-Za-z0-9/_.-]{1,1011}$/, 'use ec2.Secrets.ofParameter(parameter)');
  }

  /**
   * A key of a Kubernetes Secret in the namespace of the monitoring.
   *
   * @param secretName the Secret's name
   * @param key one of its keys (default: chosen later by `field`)
   */
  public static kubernetes(secretName: string, key?: string): SecretRef {
    return SecretRef.stored(SecretStore.KUBERNETES, secretName, key, /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, 'name the Secret');
  }

  /**
   * A file on the machine that runs the monitoring, such as one that another tool keeps up to date.
   *
   * @param path absolute, or for docker compose also relative to the project's folder (`./secrets/slack`)
   */
  public static file(path: string): SecretRef {
    return SecretRef.stored(SecretStore.FILE, path, undefined, /^(\.{1,2}\/|\/)[A-Za-z0-9/_.@+-]+$/, 'give the path as text');
  }

  /** @internal */
  public static _late(store: SecretStore, id: string, field: string | undefined, fileName: string): SecretRef {
    return new SecretRef(store, id, field, slug(field ? `${fileName}-${field}` : fileName));
  }

  private static stored(store: SecretStore, id: string, field: string | undefined, pattern: RegExp, remedy: string): SecretRef {
    if (typeof id === 'string' && hasLateValue(id)) {
      throw invalid(`SecretRef of ${store}: the reference ${shown(id)} is a value that only deployment knows; ${remedy}`);
    }
    if (typeof id !== 'string' || !pattern.test(id)) {
      throw invalid(`SecretRef of ${store}: illegal reference ${shown(id)}: it must match ${pattern.source}; a SecretRef says where the secret is kept, it never holds the secret`);
    }
    if (field !== undefined) requireField(store, id, field);
    return new SecretRef(store, id, field, slug(field ? `${id}-${field}` : id));
  }

  private constructor(
    /** Where it is kept. */
    public readonly store: SecretStore,
    /** Its name, ARN or path there. */
    public readonly id: string,
    /** The field of a JSON secret, or the key of a Kubernetes Secret. */
    public readonly fieldName: string | undefined,
    /** The name of the file that its reader reads: letters, digits, "." and "-". */
    public readonly fileName: string,
  ) {}

  /**
   * One field of this secret: of a JSON secret in Secrets Manager, a key of a Kubernetes Secret; of a logical name,
   * the logical name `<name>-<field>` unless the target binds the whole.
   *
   * @throws if this already is a field, the secret has none, or the name is not legal
   */
  public field(name: string): SecretRef {
    if (this.fieldName !== undefined) {
      throw invalid(`secret ${shown(this.id)} already stands for its field ${shown(this.fieldName)}: call field(${shown(name)}) on the whole secret`);
    }
    if (this.store === SecretStore.FILE || this.store === SecretStore.SSM) {
      throw invalid(`a ${this.store} secret has no fields, but field ${shown(name)} of ${shown(this.id)} is needed: refer to one secret for each value`);
    }
    requireField(this.store, this.id, name);
    return new SecretRef(this.store, this.id, name, slug(`${this.fileName}-${name}`));
  }

  /**
   * What tells two secrets apart.
   *
   * @internal
   */
  public get _key(): string {
    return [this.store, this.id, this.fieldName ?? ''].join('|');
  }

  /** Where it is kept and under which name, for messages. */
  public toString(): string {
    return `${this.store} secret ${shown(this.fileName)}`;
  }
}

/**
 * Refuses anything but a SecretRef where a secret belongs.
 *
 * @internal
 */
export function requireSecretRef(value: unknown, what: string): SecretRef {
  if (value instanceof SecretRef || isSecretRefOfAnotherCopy(value)) return value as SecretRef;
  if (value === undefined || value === null) {
    throw invalid(`${what} is missing: give a SecretRef, such as SecretRef.named('my-secret')`);
  }
  // The value itself may be the secret: it is never repeated in a message.
  throw invalid(`${what} must be a SecretRef, not a literal ${typeof value}: keep the value in Secrets Manager, SSM, a Kubernetes Secret or a file, `
    + "and refer to it, such as SecretRef.named('my-secret'); if the literal was real, rotate it");
}

// Two copies of the package, or two entry points, make two classes.
function isSecretRefOfAnotherCopy(value: unknown): boolean {
  const other = value as Partial<SecretRef> | undefined;
  return typeof other === 'object' && other !== null && typeof other.store === 'string' && typeof other.id === 'string' && typeof other.fileName === 'string';
}

/** A field of a JSON secret may have any name, a key of a Kubernetes Secret may not; a logical name may become either. */
function requireField(store: SecretStore, id: string, field: string): void {
  const isLegal = store === SecretStore.SECRETS_MANAGER ? field !== '' : /^[A-Za-z0-9._-]{1,253}$/.test(field);
  if (typeof field !== 'string' || hasLateValue(field) || !isLegal) {
    throw invalid(`secret ${shown(id)}: illegal field ${shown(field)}: give the name of one of its fields, known at synthesis (letters, digits, ".", "_" and "-")`);
  }
}

function slug(text: string): string {
  return text.replace(/^[./]+/, '').replace(/[^A-Za-z0-9.]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase();
}
