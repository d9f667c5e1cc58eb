import { Manifest, manifestBytes, MAX_MANIFEST_BYTES } from './manifest';
import { Naming } from './naming';
import { Finding, FindingLevel, formatSize } from '../../core';
import { ConfigFile, Paths } from '../../workload';

/** Room for the name, namespace and labels of a ConfigMap. */
const MAX_DATA_BYTES = MAX_MANIFEST_BYTES - 4 * 1024;

/**
 * A folder of the configuration as a pod gets it: one volume, made of as many ConfigMaps as its files need.
 *
 * @internal
 */
export interface ConfigFolder {
  /** Below the root of the configuration, such as `prometheus`. */
  readonly path: string;
  readonly configMaps: readonly Manifest[];
  /** A projected volume that puts every file to its place. */
  readonly volume: { readonly name: string; readonly projected: object };
  readonly mount: { readonly name: string; readonly mountPath: string; readonly readOnly: true };
}

/**
 * The folders that are mounted for these files: those that hold files themselves, without those inside another.
 *
 * A mounted folder keeps its path when its content is swapped, a folder inside it does not (it is reached through the
 * link that the kubelet swaps). Grafana knows a provisioned dashboard by its path and would delete and import all of
 * them with each change, so `grafana/dashboards` must be mounted itself. A volume cannot be mounted inside a read-only
 * one, so `prometheus/rules` is part of `prometheus`.
 *
 * @internal
 */
export function mountedFolders(files: readonly ConfigFile[]): string[] {
  const folders = [...new Set(files.map((file) => folderOf(file.path)))].sort();
  return folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)));
}

/** @internal */
export function configFolder(path: string, files: readonly ConfigFile[], naming: Naming, namespace: string): ConfigFolder {
  const inside = files.filter((file) => file.path.startsWith(`${path}/`));
  const slug = path.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const parts = chunks(inside.map((file) => ({ key: keyOf(path, file), file })));
  const name = (index: number) => naming.object(index === 0 ? slug : `${slug}-${index + 1}`);
  return {
    path,
    configMaps: parts.map((part, index) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: name(index), namespace, labels: naming.labels() },
      data: Object.fromEntries(part.map(({ key, file }) => [key, file.content])),
    })),
    volume: {
      name: `config-${slug}`,
      projected: {
        sources: parts.map((part, index) => ({
          configMap: { name: name(index), items: part.map(({ key, file }) => ({ key, path: file.path.slice(path.length + 1) })) },
        })),
      },
    },
    mount: { name: `config-${slug}`, mountPath: Paths.config(path), readOnly: true },
  };
}

/**
 * Files that fit no ConfigMap, or could not be told apart in one.
 *
 * @internal
 */
export function unfitFiles(files: readonly ConfigFile[]): Finding[] {
  const error = (file: ConfigFile, message: string, remedy: string): Finding => ({ id: 'target/unsupported', level: FindingLevel.ERROR, where: file.path, message, remedy });
  const tooLarge = files.filter((file) => entryBytes({ key: file.path, file }) > MAX_DATA_BYTES).map((file) => error(file,
    `it takes ${formatSize(entryBytes({ key: file.path, file }))} in a ConfigMap, but ${formatSize(MAX_DATA_BYTES)} fit (kubectl apply keeps a second copy in an annotation)`,
    'split it, such as a dashboard into two'));
  const ambiguous = mountedFolders(files).flatMap((folder) => {
    const keys = new Map<string, ConfigFile>();
    return files.filter((file) => file.path.startsWith(`${folder}/`)).flatMap((file) => {
      const other = keys.get(keyOf(folder, file));
      keys.set(keyOf(folder, file), other ?? file);
      return other === undefined ? [] : [error(file, `a ConfigMap calls it as it calls ${JSON.stringify(other.path)}`, 'rename one of them')];
    });
  });
  return [...tooLarge, ...ambiguous];
}

interface Entry {
  readonly key: string;
  readonly file: ConfigFile;
}

/** In the order of their paths, so that a small change moves few files to another object. */
function chunks(entries: readonly Entry[]): Entry[][] {
  const result: Entry[][] = [];
  let left = 0;
  for (const entry of entries) {
    const bytes = entryBytes(entry);
    if (result.length === 0 || bytes > left) {
      result.push([]);
      left = MAX_DATA_BYTES;
    }
    result[result.length - 1].push(entry);
    left -= bytes;
  }
  return result;
}

/** As JSON has it: quotes and line breaks take two bytes. */
function entryBytes({ key, file }: Entry): number {
  return manifestBytes({ [key]: file.content });
}

/** A key is made of letters, digits, `-`, `_` and `.`. */
function keyOf(folder: string, file: ConfigFile): string {
  return file.path.slice(folder.length + 1).replace(/[^A-Za-z0-9_.-]/g, '.');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
