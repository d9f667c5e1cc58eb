import { execFileSync, spawnSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

export const ROOT = join(__dirname, '../..');

/** What a process printed, and how it ended. */
export interface Outcome { readonly status: number | null; readonly output: string }

/** Runs a program of this repository's Node.js in a folder. */
export function node(folder: string, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** The package as `npm pack` would publish it, extracted. */
export class PackedLibrary {
  /** The folder of the package: what lies in `node_modules/cdk-prometheus-stack` of a project. */
  public readonly folder: string;
  private readonly temporary = mkdtempSync(join(tmpdir(), 'packed-'));

  public constructor() {
    if (!existsSync(join(ROOT, 'lib/index.js'))) throw new Error('lib is missing: run npm run compile, then this test');
    const npm = ['pack', '--silent', '--ignore-scripts', '--pack-destination', this.temporary];
    const tarball = execFileSync('npm', npm, { cwd: ROOT, encoding: 'utf8' }).trim();
    execFileSync('tar', ['-xzf', join(this.temporary, tarball), '-C', this.temporary]);
    this.folder = join(this.temporary, 'package');
  }

  public remove() {
    rmSync(this.temporary, { recursive: true, force: true });
  }
}

/** A project that has installed the packed library and, beside it, only these packages. */
export class ConsumerProject {
  public readonly folder = mkdtempSync(join(tmpdir(), 'consumer-'));

  public constructor(library: PackedLibrary, packages: string[]) {
    cpSync(library.folder, join(this.folder, 'node_modules/cdk-prometheus-stack'), { recursive: true });
    for (const name of [...packages, '@types/node']) {
      const link = join(this.folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(ROOT, 'node_modules', name), link, 'dir');
    }
  }

  /** Puts a program and, for TypeScript, its settings into a folder of their own. */
  public add(name: string, type: 'commonjs' | 'module', files: { readonly [name: string]: string }): string {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, type, private: true }));
    Object.entries(files).forEach(([file, text]) => writeFileSync(join(folder, file), text));
    return folder;
  }

  public remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The TypeScript settings that a CLI puts into a new project, less what concerns its tests, with the declarations of libraries checked. */
export function template(file: string, changes: object): string {
  const { compilerOptions, include, exclude } = JSON.parse(readFileSync(join(ROOT, 'node_modules', file), 'utf8'));
  return JSON.stringify({
    compilerOptions: { ...compilerOptions, noEmit: false, typeRoots: undefined, types: ['node'], skipLibCheck: false, ...changes },
    include,
    exclude,
  });
}

/** Whether a text stands in any file below a folder. */
export function stands(folder: string, text: string): boolean {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .some((file) => statSync(file).isFile() && readFileSync(file, 'utf8').includes(text));
}
