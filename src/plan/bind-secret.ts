import { TargetProfile } from './target-profile';
import { SecretRef, SecretStore, shown } from '../core';

/** @internal */
export interface Binding {
  readonly secret?: SecretRef;
  /** Why there is none. */
  readonly problem?: string;
  readonly remedy?: string;
}

/**
 * What a secret stands for on a target, or why it cannot be read there.
 *
 * @internal
 */
export function bindSecret(secret: SecretRef, profile: TargetProfile): Binding {
  const bound = secret.store === SecretStore.NAMED ? named(secret, profile) : secret;
  if (bound === undefined) {
    const whole = secret.fieldName === undefined ? '' : `, or '${secret.id}' to one that has the field ${shown(secret.fieldName)}`;
    return {
      problem: `the secret ${shown(secret.fileName)} is bound to nothing on ${profile.target}`,
      remedy: `bind it: secrets: { '${secret.fileName}': ... }${whole}`,
    };
  }
  if (!profile.readableStores.includes(bound.store)) {
    return {
      problem: `${profile.target} cannot read the ${bound.toString()}`,
      remedy: `it reads ${profile.readableStores.join(', ')}: use SecretRef.named(..) in the description and bind it for each target`,
    };
  }
  return { secret: bound };
}

function named(secret: SecretRef, profile: TargetProfile): SecretRef | undefined {
  const exact = profile.secrets[secret.fileName];
  if (exact) return exact;
  const whole = profile.secrets[secret.id];
  if (whole && secret.fieldName !== undefined) return whole.field(secret.fieldName);
  return profile.readableStores.includes(SecretStore.NAMED) ? secret : undefined;
}
