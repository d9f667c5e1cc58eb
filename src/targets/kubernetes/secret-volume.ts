import { SecretRef } from '../../core';
import { Paths, Workload } from '../../workload';

/** Readable by the owner and by the group, which is the pod's `fsGroup`: 0440. */
const READ_BY_GROUP = 0o440;

/**
 * The secrets of a workload as files, each by the Secret and key that holds it.
 *
 * @internal
 */
export function secretVolume(workload: Workload, bind: (secret: SecretRef) => SecretRef | undefined): { volume: object; mount: object } | undefined {
  const sources = workload.secrets.flatMap((secret) => {
    const bound = bind(secret);
    return bound === undefined ? [] : [{ secret: { name: bound.id, items: [{ key: bound.fieldName, path: secret.fileName }] } }];
  });
  if (sources.length === 0) return undefined;
  return {
    volume: { name: 'secrets', projected: { defaultMode: READ_BY_GROUP, sources } },
    mount: { name: 'secrets', mountPath: Paths.SECRETS, readOnly: true },
  };
}
