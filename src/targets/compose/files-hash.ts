import { createHash } from 'crypto';
import { ConfigFile, Reload, Workload } from '../../workload';

/** Grafana watches dashboards, and reads the rest of its provisioning once. */
const READ_ONCE = /^grafana\/provisioning\//;

/**
 * What stands for the files that a service does not watch. As a label it makes `docker compose up -d` replace the container
 * when one of them changes.
 *
 * @internal
 */
export function filesHash(workload: Workload, files: readonly ConfigFile[]): string | undefined {
  const readOnce = workload.reload === Reload.WATCHES_FILES ? files.filter((file) => READ_ONCE.test(file.path)) : files;
  if (readOnce.length === 0) return undefined;
  const hash = createHash('sha256');
  for (const file of readOnce) hash.update(`${file.path}\n${file.content}\n`);
  return hash.digest('hex');
}
