import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { ROOT } from './pages';

test('the summary in the README is what the example prints', () => {
  const shown = /```text\n(osool: [\s\S]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))![1].split('\nFiles\n')[0];
  const printed = execFileSync(process.execPath, ['-r', 'ts-node/register/transpile-only', 'examples/osool/summary.ts'], { cwd: ROOT, encoding: 'utf8' });
  const lines = new Set(printed.split('\n'));
  expect(shown.split('\n').filter((line) => line.trim() !== '...' && !lines.has(line))).toEqual([]);
});
