import { Manifest, manifestBytes, MAX_MANIFEST_BYTES } from './manifest';
import { Naming } from './naming';
import { Finding, FindingLevel, formatSize } from '../../core';
import { ConfigFile, Paths } from '../../workload';

/** Room for the name, namespace and labels of a ConfigMap. */
const MAX_DATA_BYTES = MAX_MANIFEST_BYTES - 4 * 1024;

/**
 * A folder of the configuration as a pod gets it: one volume, made of as many ConfigMaps as its files need.
 *
 * Files are not listed in the volume: they may come and go without a change of the pod, which would restart the server.
 * What changes the pod is a folder that outgrows its ConfigMaps, or the first file of a folder. So that this is rare, the
 * number of ConfigMaps doubles; those that are not needed are empty rather than missing, because `kubectl apply` deletes
 * nothing and their files of before would stay.
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
 * The folders that are mounted for these files: all that hold files themselves.
 *
 * A key of a ConfigMap has no slash, so each folder is a volume. The kubelet makes the mount points of volumes inside
 * other volumes (kubernetes, pkg/volume/util/nested_volumes.go). And a mounted folder keeps its path when its content is
 * swapped, a folder inside it does not: Grafana knows a provisioned dashboard by its path, and would delete and import
 * all of them with each change.
 *
 * @internal
 */
export function mountedFolders(files: readonly ConfigFile[]): string[] {
  return [...new Set(files.map((file) => folderOf(file.path)))].sort();
}

/** @internal */
export function configFolder(path: string, files: readonly ConfigFile[], naming: Naming, namespace: string): ConfigFolder {
  const inside = files.filter((file) => folderOf(file.path) === path);
  const slug = path.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const parts = doubled(chunks(inside.map((file) => ({ key: keyOf(file), file }))));
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
        sources: parts.map((part, index) => ({ configMap: { name: name(index), ...itemsOf(part) } })),
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
    return files.filter((file) => folderOf(file.path) === folder).flatMap((file) => {
      const other = keys.get(keyOf(file));
      keys.set(keyOf(file), other ?? file);
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

/** To 1, 2, 4, 8 .. parts, the last of them empty. */
function doubled(parts: readonly Entry[][]): Entry[][] {
  const count = 2 ** Math.ceil(Math.log2(parts.length));
  return [...parts, ...Array.from({ length: count - parts.length }, () => [])];
}

/** Only files whose names are no keys have to be listed. */
function itemsOf(part: readonly Entry[]): object {
  if (part.every(({ key, file }) => key === nameOf(file.path))) return {};
  return { items: part.map(({ key, file }) => ({ key, path: nameOf(file.path) })) };
}

/** As JSON has it: quotes and line breaks take two bytes. */
function entryBytes({ key, file }: Entry): number {
  return manifestBytes({ [key]: file.content });
}

/** A key is made of letters, digits, `-`, `_` and `.`. */
function keyOf(file: ConfigFile): string {
  return nameOf(file.path).replace(/[^A-Za-z0-9_.-]/g, '.');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
