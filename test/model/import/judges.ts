import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { tool } from '../../tools';

export type Kind = 'rules' | 'prometheus' | 'alertmanager';

const COMMANDS: { readonly [kind in Kind]: readonly [name: 'promtool' | 'amtool', ...args: string[]] } = {
  rules: ['promtool', 'check', 'rules', '--lint=none'],
  prometheus: ['promtool', 'check', 'config', '--syntax-only', '--lint=none'],
  alertmanager: ['amtool', 'check-config'],
};

/** What the real tool says of each text: nothing, or why it refuses it. */
export function judgeAll(kind: Kind, texts: readonly string[]): Array<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'judged-'));
  try {
    const names = texts.map((text, i) => {
      writeFileSync(join(folder, `f${i}.yml`), text);
      return `f${i}.yml`;
    });
    const [name, ...args] = COMMANDS[kind];
    const { stdout, stderr } = spawnSync(tool(name), [...args, ...names], { cwd: folder, encoding: 'utf8', maxBuffer: 1024 ** 3 });
    const judged = verdicts(kind, stdout, stderr, names);
    // Alertmanager 0.34.2 breaks down on some files: the rest is asked for again.
    const broken = judged.length;
    if (broken === texts.length) return judged;
    if (!/panic: runtime error/.test(`${stdout}${stderr}`)) throw new Error(`nothing was said about file ${broken}: ${stderr.slice(-500)}`);
    return [...judged, 'panic', ...judgeAll(kind, texts.slice(broken + 1))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Both name each file before they judge it; promtool tells its errors, with the file's name, apart. */
function verdicts(kind: Kind, out: string, err: string, names: readonly string[]): Array<string | undefined> {
  const sections = new Map(out.split(/^Checking '?(?=f\d+\.yml)/m).slice(1).map((section) => [/^f\d+\.yml/.exec(section)![0], section]));
  const errors = new Map<string, string>();
  const others: string[] = [];
  for (const part of err.split(/^(?= {2}FAILED)/m)) {
    const file = /\bf\d+\.yml/.exec(part)?.[0];
    if (file) errors.set(file, part);
    else if (part.trim()) others.push(part.trim());
  }
  const said = names.filter((name) => /SUCCESS|FAILED/.test(sections.get(name) ?? '') || (kind !== 'alertmanager' && sections.has(name)));
  return said.map((name) => (/SUCCESS/.test(sections.get(name)!) ? undefined : errors.get(name) ?? `${sections.get(name)} ${others.join(' ')}`));
}
