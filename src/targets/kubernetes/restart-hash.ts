import { createHash } from 'crypto';
import { replaceLateValues } from '../../core';
import { ConfigFile, Reload, Workload } from '../../workload';

/** Grafana watches dashboards, and reads the rest of its provisioning once. */
const READ_ONCE = /^grafana\/provisioning\//;

/**
 * What stands for the files that a workload reads only when it starts; nothing, if it notices changes itself.
 * In the pod template it restarts the workload when one of them changes.
 *
 * @internal
 */
export function restartHash(workload: Workload, files: readonly ConfigFile[]): string | undefined {
  const readOnce = workload.reload === Reload.RESTART ? files : files.filter((file) => READ_ONCE.test(file.path));
  if (readOnce.length === 0) return undefined;
  const hash = createHash('sha256');
  for (const file of readOnce) hash.update(`${file.path}\n${withStableLateValues(file.content)}\n`);
  return hash.digest('hex');
}

/** A token's number depends on what else is in the app. */
function withStableLateValues(text: string): string {
  const seen: string[] = [];
  return replaceLateValues(text, (late) => {
    if (!seen.includes(late)) seen.push(late);
    return `late-value-${seen.indexOf(late)}`;
  });
}
