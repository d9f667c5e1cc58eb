import { createHash } from 'crypto';
import { unitName } from './host-paths';
import { HOST_PROGRAM } from './host-program';
import { hostManifest } from './manifest';
import { Placeholders } from './placeholders';
import { systemdUnit } from './systemd-unit';
import { sortedBy } from '../../core';
import { Plan } from '../../plan';
import { Workload } from '../../workload';

/**
 * Everything that a host gets, as files without late values: configuration, units, manifest, and the program that applies them.
 *
 * @internal
 */
export class Release {
  /**
   * @param dockerArgs further options of `docker run`, by workload
   * @throws if a late number or list is in a file
   */
  public static of(plan: Plan, dockerArgs: { readonly [workload: string]: readonly string[] }): Release {
    const { name } = plan.description;
    const unitOf = (workload: Workload) => systemdUnit(workload, name, dockerArgs[workload.name] ?? []);
    const files = sortedBy([
      ...plan.files.map((file) => ({ path: `config/${file.path}`, content: file.content })),
      ...plan.workloads.map((workload) => ({ path: `units/${unitName(workload.name)}`, content: unitOf(workload) })),
      { path: 'manifest.json', content: hostManifest(name, plan.workloads) },
      ...Object.entries(HOST_PROGRAM).map(([file, content]) => ({ path: `host/${file}`, content })),
    ], (file) => file.path);
    const placeholders = new Placeholders();
    const taken = files.map(({ path, content }) => ({ path, content: path.startsWith('host/') ? content : placeholders.take(content, `file ${path}`) }));
    return new Release(taken, placeholders.values);
  }

  /** Of all files; late values have no part in it. */
  public readonly hash: string;

  private constructor(
    /** By path. */
    public readonly files: ReadonlyArray<{ readonly path: string; readonly content: string }>,
    /** What the placeholders stand for, by number. */
    public readonly lateValues: readonly string[],
  ) {
    this.hash = hashOf(JSON.stringify(files));
  }
}

/** @internal */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
