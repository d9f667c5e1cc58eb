/*
 * Plants each fault in a copy of the library, runs the scenario that has to catch it, and says which one did not.
 *
 *   npm run test:live:faults [-- compose|host|cluster|PART_OF_A_NAME]
 */
import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { Fault } from './fault';
import { FAULTS } from './faults';

const root = resolve(__dirname, '..', '..', '..');
const wanted = process.argv[2];

/** The committed library, apart from the one that is worked on. */
function copyOf(folder: string): void {
  const { status, stderr } = spawnSync('git', ['worktree', 'add', '--detach', '--quiet', folder], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  for (const name of ['node_modules', 'lib']) symlinkSync(join(root, name), join(folder, name));
}

interface Outcome {
  readonly caught: boolean;
  /** The expectation that was not met; of a stack that does not even come up, what it was waited for. */
  readonly by: string;
  readonly seconds: number;
}

function plant(fault: Fault, folder: string): Outcome {
  const path = join(folder, fault.file);
  const right = readFileSync(path, 'utf8');
  if (right.split(fault.right).length !== 2) throw new Error(`${fault.name}: ${JSON.stringify(fault.right)} is not exactly once in ${fault.file}: bring the fault up to date`);
  writeFileSync(path, right.replace(fault.right, () => fault.wrong));
  const start = Date.now();
  const { stdout, stderr } = spawnSync('npx', ['--no-install', 'jest', '--config', 'test/live/jest.config.js', '--runInBand', '--json',
    '--testPathPatterns', `test/live/${fault.place}/${fault.scenario.file}`, '-t', fault.scenario.title], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  writeFileSync(path, right);
  const results: { status: string; fullName: string; failureMessages: string[] }[] = JSON.parse(stdout).testResults
    .flatMap(({ assertionResults }: any) => assertionResults)
    .filter(({ status }: any) => status === 'passed' || status === 'failed');
  const failed = results.find(({ status }) => status === 'failed');
  if (results.length === 0) throw new Error(`${fault.name}: no scenario ran\n${stderr}`);
  // As harness/environment.js prints it.
  const comingUp = stderr.includes('--- "beforeAll" failed') ? '(while coming up) ' : '';
  const seconds = Math.round((Date.now() - start) / 1000);
  return { caught: failed !== undefined, by: failed === undefined ? 'nothing' : `${comingUp}${firstWords(failed.failureMessages[0])}`, seconds };
}

/** The lines before the stack of calls. */
function firstWords(message: string): string {
  const lines = message.replace(/\u001b\[\d+m/g, '').split('\n').filter((line) => line.trim() !== '');
  const end = lines.findIndex((line) => /^ +at /.test(line));
  return lines.slice(0, end < 0 ? undefined : end).join(' ').replace(/\s+/g, ' ').slice(0, 240);
}

const faults = FAULTS.filter(({ name, place }) => wanted === undefined || place === wanted || name.includes(wanted));
const folder = mkdtempSync(join(tmpdir(), 'planted-'));
rmSync(folder, { recursive: true });
copyOf(folder);
let missed = 0;
try {
  for (const fault of faults) {
    const { caught, by, seconds } = plant(fault, folder);
    if (!caught) missed++;
    process.stdout.write(`${caught ? 'caught' : 'MISSED'}  ${fault.name} -> ${fault.place}, "${fault.scenario.title}" (${seconds} s)\n        ${by}\n`);
  }
} finally {
  spawnSync('git', ['worktree', 'remove', '--force', folder], { cwd: root });
}
process.stdout.write(`${faults.length - missed} of ${faults.length} planted faults were caught\n`);
process.exitCode = missed === 0 ? 0 : 1;
