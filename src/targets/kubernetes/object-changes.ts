import { JsonPatch } from 'cdk8s';
import { Manifest, manifestKey } from './manifest';
import { Finding, FindingLevel, mergeOverrides } from '../../core';

/**
 * What a user changes about objects before they are made: fields by `overrides`, then steps by `patch`.
 *
 * @internal
 */
export class ObjectChanges {
  private readonly patches = new Map<string, JsonPatch[]>();

  public constructor(private readonly overrides: { readonly [object: string]: any }) {}

  public patch(kind: string, name: string, patches: readonly JsonPatch[]): void {
    const key = `${kind}/${name}`;
    this.patches.set(key, [...this.patches.get(key) ?? [], ...patches]);
  }

  public apply(manifest: Manifest): Manifest {
    const key = manifestKey(manifest);
    return JsonPatch.apply(mergeOverrides(manifest, this.overrides[key]), ...this.patches.get(key) ?? []);
  }

  /** Changes of objects that are not there. */
  public findings(manifests: readonly Manifest[]): Finding[] {
    const keys = [...new Set(manifests.map(manifestKey))].sort();
    return [...new Set([...Object.keys(this.overrides), ...this.patches.keys()])].filter((key) => !keys.includes(key)).sort().map((key) => ({
      id: 'target/unsupported',
      level: FindingLevel.ERROR,
      where: key,
      message: 'overrides or patch name an object that is not made',
      remedy: `the objects are ${keys.join(', ')}`,
    }));
  }
}
