import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { parseAllDocuments } from 'yaml';

const ROOT = join(__dirname, '../..');

/** A file tree as it lies on disk: path to text. */
export interface Tree { [path: string]: string }

/** The targets that the example is rendered for. */
export const TARGETS = ['ec2', 'kubernetes', 'compose'] as const;
export type Target = typeof TARGETS[number];

/**
 * Runs one of the example's apps in a process of its own, as the command line tools do, and gives back its folder.
 * Python-free and without a network: what is written is what a user gets.
 */
export function synthesize(target: Target): string {
  const dir = mkdtempSync(join(tmpdir(), `osool-${target}-`));
  execFileSync(process.execPath, ['-r', 'ts-node/register/transpile-only', `examples/osool/${target}.ts`, dir], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: dir, CDK8S_OUTDIR: dir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return dir;
}

/** All files below a folder. */
export function filesBelow(dir: string): Tree {
  const tree: Tree = {};
  const walk = (folder: string) => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else tree[relative(dir, path)] = readFileSync(path, 'latin1');
    }
  };
  walk(dir);
  return tree;
}

/** The objects of a folder of manifests. */
export function manifestsIn(dir: string): any[] {
  return Object.entries(filesBelow(dir)).filter(([path]) => path.endsWith('.yaml'))
    .flatMap(([, text]) => parseAllDocuments(Buffer.from(text, 'latin1').toString('utf8')).map((document) => document.toJSON()));
}

/** The configuration files as the pods see them: through their volumes, not by the ConfigMaps' own keys. */
export function mountedConfiguration(manifests: any[]): Tree {
  const tree: Tree = {};
  const data = (name: string) => manifests.find((object) => object.kind === 'ConfigMap' && object.metadata.name === name).data;
  for (const workload of manifests.filter((object) => object.spec?.template?.spec)) {
    const { volumes = [], containers } = workload.spec.template.spec;
    for (const mount of containers.flatMap((container: any) => container.volumeMounts ?? [])) {
      const folder = /^\/etc\/monitoring\/config\/(.+)$/.exec(mount.mountPath)?.[1];
      if (folder === undefined) continue;
      const volume = volumes.find((candidate: any) => candidate.name === mount.name);
      const sources = volume.projected?.sources.map((source: any) => source.configMap) ?? [volume.configMap];
      for (const { name, items } of sources) {
        for (const { key, path } of items ?? Object.keys(data(name)).map((file) => ({ key: file, path: file }))) tree[`${folder}/${path}`] = data(name)[key];
      }
    }
  }
  return tree;
}
