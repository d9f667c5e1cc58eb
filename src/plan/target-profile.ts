import { SecretRef, SecretStore } from '../core';
import { Addresses } from '../render';

/**
 * What the plan has to know of the target that it is made for.
 *
 * @internal
 */
export interface TargetProfile {
  /** The target as messages call it, such as `Ec2Monitoring at Stack/Monitoring`. */
  readonly target: string;
  /** How workloads reach each other there. */
  readonly addresses: Addresses;
  /** What logical secrets stand for there, by name. */
  readonly secrets: { readonly [name: string]: SecretRef };
  /** Where the target can read secrets. */
  readonly readableStores: readonly SecretStore[];
  /** Whether values that only deployment knows can be filled in there. */
  readonly lateValues: boolean;
}
