import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';

/** Far above any rule file, far below what would take the memory of a small machine. */
const LARGEST_BYTES = 20 * 1024 ** 2;
const RULE_FILE = /\.(ya?ml|rules)$/i;
/** Other people's files, and what version control keeps. */
const SKIPPED_FOLDER = /^(\.git|\.hg|\.svn|node_modules|cdk\.out)$/;

/**
 * A file to look at.
 *
 * @internal
 */
export interface FoundFile {
  readonly path: string;
  /** It was named itself, not found in a folder: then it has to be a rule file. */
  readonly named: boolean;
}

/**
 * The file, or the YAML files of the folder and all below it, by name. Links to folders are not followed: they may go in circles.
 *
 * @param problem is told what could not be read
 * @internal
 */
export function findFiles(path: string, problem: (text: string) => void): FoundFile[] {
  const kind = attempt(path, () => statSync(path), problem);
  if (kind === undefined) return [];
  if (kind.isFile()) return [{ path, named: true }];
  if (!kind.isDirectory()) {
    problem(`${path}: neither a file nor a folder`);
    return [];
  }
  const files: FoundFile[] = [];
  const folders = [path];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const here = folder;
    for (const entry of attempt(here, () => readdirSync(here, { withFileTypes: true }), problem) ?? []) {
      const below = join(here, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDER.test(entry.name)) folders.push(below);
      } else if (RULE_FILE.test(entry.name) && (entry.isFile() || linksToFile(below))) {
        files.push({ path: below, named: false });
      }
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The text of a file, if it is one. One that was found and not named, and does not mention groups, is nobody's concern.
 *
 * @param problem is told why not
 * @internal
 */
export function readText({ path, named }: FoundFile, problem: (text: string) => void): string | undefined {
  return attempt(path, () => {
    const { size } = statSync(path);
    if (size > LARGEST_BYTES) throw new Error(`the file has ${Math.ceil(size / 1024 ** 2)} MB, more than ${LARGEST_BYTES / 1024 ** 2} MB: no rule file is that large`);
    const bytes = readFileSync(path);
    if (!named && !bytes.includes('groups')) return undefined;
    if (bytes.includes(0)) throw new Error('it is not a text');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  }, problem);
}

function linksToFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'no such file or folder',
  EACCES: 'reading it is not permitted',
  EPERM: 'reading it is not permitted',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'no such file or folder',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8',
  ERR_INVALID_ARG_VALUE: 'no such file or folder',
};

function attempt<T>(path: string, read: () => T, problem: (text: string) => void): T | undefined {
  try {
    return read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    problem(`${path}: ${REASONS[code ?? ''] ?? message}`);
    return undefined;
  }
}
