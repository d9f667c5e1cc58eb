import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { run } from './run-command';

const ROOT = join(__dirname, '../..');

describe('the command', () => {
  test.each([['--help'], ['-h'], ['check', '--help']])('%s says how it is used', (...args) => {
    const { code, out, err } = run(...args);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: cdk-prometheus-stack <command>\n/);
    for (const word of ['check PATH...', 'explain [ID]', '--version', 'Exit codes']) expect(out).toContain(word);
  });

  test('--version says which', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(run('--version')).toEqual({ code: 0, out: version, err: '' });
  });

  test.each([
    [[], 'a command is missing: check or explain'],
    [['chekc', 'a'], 'unknown command "chekc": did you mean check?'],
    [['frobnicate'], 'unknown command "frobnicate"'],
    [['constructor'], 'unknown command "constructor"'],
    [['--verison'], 'unknown option --verison: did you mean --version?'],
    [['check', '--json', 'a'], 'unknown option --json'],
    [['check'], 'check needs a file or a folder'],
    [['explain', 'a', 'b'], 'explain takes one id, but got 2: a b'],
  ])('%j is misuse', (args, message) => {
    expect(run(...args)).toEqual({ code: 2, out: '', err: `cdk-prometheus-stack: ${message}\nTry cdk-prometheus-stack --help` });
  });

  test('takes names that look like options behind --', () => {
    expect(run('check', '--', '--help')).toEqual({ code: 2, out: '', err: 'cdk-prometheus-stack: --help: no such file or folder' });
  });

  test('runs as a program, also into a pipe that is closed early', () => {
    const program = `${process.execPath} -r ts-node/register/transpile-only src/cli/main.ts`;
    const env = { ...process.env, TS_NODE_PROJECT: 'tsconfig.dev.json' };
    const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${program} explain | head -1; ${program} explain nothing-like-it`], { cwd: ROOT, encoding: 'utf8', env });
    expect(stderr).toBe('cdk-prometheus-stack: unknown check "nothing-like-it": cdk-prometheus-stack explain lists all\nTry cdk-prometheus-stack --help\n');
    expect(stdout).toMatch(/^\w+\/[\w-]+ +\S.*\n$/);
    expect(status).toBe(2);
  });
});

describe('explain', () => {
  test('lists the checks, each in a line', () => {
    const { code, out } = run('explain');
    expect(code).toBe(0);
    expect(out.split('\n')).toContainEqual(expect.stringMatching(/^promql\/syntax +\S.{20,}\.$/));
  });

  test('shows the page of one', () => {
    const { code, out } = run('explain', 'promql/syntax');
    expect(code).toBe(0);
    expect(out).toMatch(/^# promql\/syntax\n/);
  });

  test.each([
    ['promql/sintax', ': did you mean promql/syntax?'],
    ['syntax', ': did you mean promql/syntax?'],
    ['../../README', ': cdk-prometheus-stack explain lists all'],
    ['', ': cdk-prometheus-stack explain lists all'],
    ['x'.repeat(100_000), ': cdk-prometheus-stack explain lists all'],
  ])('knows no %.20j', (id, hint) => {
    expect(run('explain', id)).toEqual({ code: 2, out: '', err: `cdk-prometheus-stack: unknown check ${JSON.stringify(id)}${hint}\nTry cdk-prometheus-stack --help` });
  });
});
