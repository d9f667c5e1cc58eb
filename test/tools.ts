import { execFileSync, spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ConfigFile } from '../src/workload';

let folder: string | undefined;

/** The path of one of the pinned tools. Without them the tests fail: a skipped judge proves nothing. */
export function tool(name: 'promtool' | 'amtool' | 'prometheus' | 'alertmanager'): string {
  folder = folder ?? execFileSync('bash', [join(__dirname, '..', 'scripts', 'install-tools.sh')], { encoding: 'utf8' }).trim();
  return join(folder, name);
}

/** What a tool said, and whether it was content. */
export interface Verdict {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a tool in a folder that holds the files and is gone afterwards. */
export function judge(name: 'promtool' | 'amtool', args: readonly string[], files: readonly ConfigFile[]): Verdict {
  const cwd = mkdtempSync(join(tmpdir(), 'judge-'));
  try {
    for (const file of files) {
      mkdirSync(dirname(join(cwd, file.path)), { recursive: true });
      writeFileSync(join(cwd, file.path), file.content);
    }
    const { status, stdout, stderr } = spawnSync(tool(name), args, { cwd, encoding: 'utf8' });
    return { ok: status === 0, output: `${stdout}${stderr}` };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
