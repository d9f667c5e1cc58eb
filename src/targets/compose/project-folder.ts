import { createHash } from 'crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { invalid, shown } from '../../core';
import { ConfigFile } from '../../workload';

/** What was written the last time, with the hash of each file. */
export const LIST = '.generated.json';
/** The folder that only its owner may enter. */
const PRIVATE_FOLDER = 'secrets';

interface GeneratedFiles {
  readonly [path: string]: string;
}

/**
 * A folder that is written again and again, and that holds files of its owner too.
 *
 * Everything is looked at before anything is changed. A file that is not ours is never overwritten; one of ours that is no
 * longer needed is removed, because Prometheus would go on reading the rules in it.
 *
 * @internal
 */
export class ProjectFolder {
  private readonly before: GeneratedFiles;

  /**
   * @throws if the folder is a file, or its list of generated files is not ours
   */
  public constructor(private readonly path: string) {
    if (existsSync(path) && !lstatSync(join(path, '.')).isDirectory()) throw invalid(`ComposeProject: ${shown(path)} is not a folder: give the name of one`);
    this.before = this.readList();
  }

  /**
   * @throws if a file of somebody else is in the way, or one of ours that is to be removed was changed by hand
   */
  public write(files: readonly ConfigFile[]): void {
    const after = Object.fromEntries(files.map((file) => [file.path, hashOf(file.content)]));
    for (const file of files) {
      this.requireFolders(file);
      this.requireOurs(file);
    }
    const stale = Object.keys(this.before).filter((path) => after[path] === undefined && existsSync(join(this.path, path)));
    for (const path of stale) this.requireUnchanged(path);

    // In the list before they are there, so that an interrupted run can be repeated.
    this.replace([{ path: LIST, content: listText({ ...this.before, ...after }) }]);
    this.replaceOrForget(files);
    for (const path of stale) this.remove(path);
    this.replace([{ path: LIST, content: listText(after) }]);
  }

  /** What could not be written is not ours: somebody else's file may come to its place. */
  private replaceOrForget(files: readonly ConfigFile[]): void {
    try {
      this.replace(files);
    } catch (error) {
      if (Object.keys(this.before).length > 0) this.replace([{ path: LIST, content: listText(this.before) }]);
      else rmSync(join(this.path, LIST), { force: true });
      throw error;
    }
  }

  /** All of them beside their places first, then each into its place at once. */
  private replace(files: readonly ConfigFile[]): void {
    const staged: string[] = [];
    try {
      for (const file of files) {
        this.makeFolder(dirname(file.path));
        staged.push(`${join(this.path, file.path)}.new`);
        writeFileSync(staged[staged.length - 1], file.content);
        // The servers run as users of their own, whatever the umask here.
        chmodSync(staged[staged.length - 1], 0o644);
      }
    } catch (error) {
      for (const path of staged) rmSync(path, { force: true });
      throw error;
    }
    for (const path of staged) renameSync(path, path.slice(0, -'.new'.length));
  }

  private makeFolder(relative: string): void {
    const folder = join(this.path, relative);
    if (existsSync(folder)) return;
    if (relative !== '.') this.makeFolder(dirname(relative));
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, relative === PRIVATE_FOLDER ? 0o700 : 0o755);
  }

  private remove(path: string): void {
    rmSync(join(this.path, path), { force: true });
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      if (readdirSync(join(this.path, folder)).length > 0) return;
      rmdirSync(join(this.path, folder));
    }
  }

  private requireFolders({ path }: ConfigFile): void {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      const place = join(this.path, folder);
      if (existsSync(place) && !lstatSync(join(place, '.')).isDirectory()) {
        throw invalid(`ComposeProject: ${shown(folder)} in ${shown(this.path)} is a file, but has to be a folder: move it away, or write to another folder`);
      }
    }
  }

  private requireOurs({ path, content }: ConfigFile): void {
    const present = this.hashOfPresent(path);
    if (present === undefined || this.before[path] !== undefined || present === hashOf(content)) return;
    throw invalid(`ComposeProject: ${shown(path)} in ${shown(this.path)} was not written by this library and would be overwritten: move it away, or write to another folder`);
  }

  private requireUnchanged(path: string): void {
    if (this.hashOfPresent(path) === this.before[path]) return;
    throw invalid(`ComposeProject: ${shown(path)} in ${shown(this.path)} no longer belongs to the project, but was changed by hand: move it away, `
      + 'and put the change into the description');
  }

  private hashOfPresent(path: string): string | undefined {
    const file = join(this.path, path);
    if (!existsSync(file)) return undefined;
    if (!lstatSync(file).isFile()) throw invalid(`ComposeProject: ${shown(path)} in ${shown(this.path)} is not a plain file: move it away`);
    return hashOf(readFileSync(file, 'utf8'));
  }

  private readList(): GeneratedFiles {
    const list = join(this.path, LIST);
    if (!existsSync(list)) return {};
    try {
      const { files } = JSON.parse(readFileSync(list, 'utf8'));
      const paths = Object.keys(files);
      // The list says what is removed: nothing outside the folder, whoever wrote it.
      if (paths.every((path) => typeof files[path] === 'string' && /^[^/\\]/.test(path) && !path.split(/[/\\]/).includes('..'))) return files;
    } catch { /* said below */ }
    throw invalid(`ComposeProject: ${shown(list)} is not the list that this library wrote: remove it if the folder may be written anew`);
  }
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

function listText(files: GeneratedFiles): string {
  const sorted = Object.fromEntries(Object.keys(files).sort().map((path) => [path, files[path]]));
  return `${JSON.stringify({ comment: 'written by cdk-prometheus-stack, to know its own files', files: sorted }, null, 2)}\n`;
}
