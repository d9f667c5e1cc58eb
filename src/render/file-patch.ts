import { parse } from 'yaml';
import { toYaml } from './yaml';
import { invalid, mergeOverrides, shown } from '../core';
import { FilePatch } from '../model';
import { ConfigFile } from '../workload';

/**
 * The files with the user's last word merged in; only a file that is patched is written anew.
 *
 * @throws on a patch for a file that is not written, listing those that are
 * @internal
 */
export function withPatches(files: readonly ConfigFile[], patches: readonly FilePatch[]): ConfigFile[] {
  const missing = patches.find((patch) => !files.some((file) => file.path === patch.path));
  if (missing) throw invalid(`there is no file ${shown(missing.path)} to patch: there are ${files.map((file) => file.path).sort().join(', ')}`);
  return files.map((file) => patches.filter((patch) => patch.path === file.path).reduce(patched, file));
}

function patched(file: ConfigFile, { fields }: FilePatch): ConfigFile {
  const isJson = file.path.endsWith('.json');
  const merged = mergeOverrides(isJson ? JSON.parse(file.content) : parse(file.content, { version: '1.1' }), fields);
  return { path: file.path, content: isJson ? `${JSON.stringify(merged, undefined, 2)}\n` : toYaml(merged) };
}
