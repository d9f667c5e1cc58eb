import { invalid, SecretRef, shown } from '../core';
import { Workload } from '../workload';

/**
 * Refuses two secrets whose files have one name: a reader of one would be given the other.
 *
 * @internal
 */
export function requireDistinctFiles(workloads: readonly Workload[]): void {
  const byFile = new Map<string, SecretRef>();
  for (const secret of workloads.flatMap((workload) => workload.secrets)) {
    const other = byFile.get(secret.fileName);
    if (other !== undefined && other._key !== secret._key) {
      throw invalid(`two secrets would both be the file ${shown(secret.fileName)}: ${placeOf(other)} and ${placeOf(secret)}; `
        + 'refer to one of them by another name, SecretRef.named(..), and bind that name in the secrets of the target');
    }
    byFile.set(secret.fileName, secret);
  }
}

function placeOf({ store, id, fieldName }: SecretRef): string {
  return `${store} ${shown(id)}${fieldName === undefined ? '' : ` field ${shown(fieldName)}`}`;
}
