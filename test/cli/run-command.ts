import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { runCommand } from '../../src/cli/command';

/** What the command said, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function run(...args: string[]): Outcome {
  const out: string[] = [];
  const err: string[] = [];
  const code = runCommand(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder with these files, by path below it; it is gone after the test file. */
export function folderOf(files: { readonly [path: string]: string | Buffer }): string {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A rule file with these queries. */
export function ruleFile(...exprs: string[]): string {
  const rules = exprs.map((expr, i) => `      - record: job:r${i}:sum\n        expr: ${expr}\n`);
  return `groups:\n  - name: g\n    rules:\n${rules.join('')}`;
}
