import { Json, SecretRef, SecretStore } from '../../core';
import { Plan } from '../../plan';
import { Paths, Workload } from '../../workload';

/** Where secrets are that the description names and nobody binds. */
const SECRETS_DIR = '${SECRETS_DIR:-./secrets}';

/** The logical secret that the project makes itself. */
const ADMIN_PASSWORD = 'grafana-admin-password';

/**
 * Whether a secret is Grafana's password that nobody gave: it is generated where the project runs.
 *
 * @internal
 */
export function isGenerated(secret: SecretRef, plan: Plan): boolean {
  const bound = plan.bind(secret);
  return bound?.store === SecretStore.NAMED && bound.id === ADMIN_PASSWORD;
}

/**
 * A secret that somebody has to put into a file, and who reads it.
 *
 * @internal
 */
export interface SecretFile {
  readonly name: string;
  /** For compose: relative to the project, or absolute. */
  readonly file: string;
  /** Expected in the folder `secrets` of the project. */
  readonly isInProject: boolean;
  readonly readers: readonly string[];
}

/** @internal */
export function secretFiles(plan: Plan): SecretFile[] {
  const secrets = new Map(plan.workloads.flatMap((workload) => workload.secrets).map((secret) => [secret.fileName, secret]));
  return [...secrets.keys()].sort().flatMap((name) => {
    const bound = plan.bind(secrets.get(name)!);
    if (bound === undefined || isGenerated(secrets.get(name)!, plan)) return [];
    const isInProject = bound.store === SecretStore.NAMED;
    const readers = plan.workloads.filter((workload) => workload.secrets.some((secret) => secret.fileName === name)).map((workload) => workload.name);
    return [{ name, file: isInProject ? `${SECRETS_DIR}/${bound.fileName}` : bound.id, isInProject, readers }];
  });
}

/**
 * The secrets of a service. Compose mounts each file by itself, so a service sees its own and no others.
 *
 * @internal
 */
export function serviceSecrets(workload: Workload, plan: Plan): Json[] {
  return workload.secrets.filter((secret) => !isGenerated(secret, plan)).map((secret) => ({ source: secret.fileName, target: Paths.secret(secret) }));
}
