import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { applyDocument, Parameters } from '../../../src/targets/ec2/apply-document';

const document: any = applyDocument('eu-west-1', 900);
const URL = 'https://cloudformation-waitcondition-eu-west-1.s3.eu-west-1.amazonaws.com/arn%3Aaws/x?Expires=1&Signature=a%2Bb%3D';
const VALUES: { [name: string]: string } = {
  [Parameters.BUCKET]: 'cdk-hnb659fds-assets-1-eu-west-1',
  [Parameters.KEY]: 'abc.zip',
  [Parameters.HASH]: '0123',
  [Parameters.LATE_VALUES]: 'b25l,,dHdv',
  [Parameters.SECRETS]: '-',
  [Parameters.SIGNAL_URL]: URL,
};

let root: string;

beforeEach(() => (root = fs.mkdtempSync(path.join(os.tmpdir(), 'document-'))));
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

/** Runs the document's script with an AWS CLI that copies a release whose program does as told. */
function run(program: string, from = document): { code: number | null; out: string; signal: any; curl: string } {
  const release = path.join(root, 'release', 'host');
  fs.mkdirSync(release, { recursive: true });
  fs.writeFileSync(path.join(release, 'apply.py'), program);
  spawnSync('python3', ['-m', 'zipfile', '-c', path.join(root, 'release.zip'), `${path.join(root, 'release')}/host/`]);
  const bin = path.join(root, 'bin');
  fs.mkdirSync(bin);
  const stub = (name: string, text: string) => fs.writeFileSync(path.join(bin, name), `#!/bin/bash\n${text}\n`, { mode: 0o755 });
  stub('aws', `[ "$*" = "s3 cp --only-show-errors s3://cdk-hnb659fds-assets-1-eu-west-1/abc.zip $5" ] && cp ${root}/release.zip "$5"`);
  stub('curl', `echo "$*" >${root}/curl; for word in "$@"; do case $word in @*) cp "\${word#@}" ${root}/signal;; esac; done`);
  stub('sleep', 'exit 0');
  const script = from.mainSteps[0].inputs.runCommand.join('\n')
    .replace(/\{\{ (\w+) \}\}/g, (_: string, name: string) => VALUES[name]).replace('/run/lock/', `${root}/`);
  const done = spawnSync('bash', ['-c', script], { encoding: 'utf8', env: { ...process.env, PATH: `${bin}:${process.env.PATH}` } });
  return {
    code: done.status, out: done.stdout, signal: JSON.parse(fs.readFileSync(path.join(root, 'signal'), 'utf8')), curl: fs.readFileSync(path.join(root, 'curl'), 'utf8'),
  };
}

test('every parameter has a pattern that keeps it inside its quotes', () => {
  expect(Object.keys(document.parameters).sort()).toEqual(Object.values(Parameters).sort());
  for (const [name, { allowedPattern }] of Object.entries<any>(document.parameters)) {
    expect([name, new RegExp(allowedPattern).test(VALUES[name])]).toEqual([name, true]);
    for (const bad of ["a'b", "a' b", 'a\nb', '']) expect([name, bad, new RegExp(allowedPattern).test(bad) && bad !== '']).toEqual([name, bad, false]);
  }
});

test('runs the program of the release and signals success', () => {
  const { code, out, signal, curl } = run('import sys; print(" ".join(sys.argv[1:]))');
  expect([code, out]).toEqual([0, 'applying 0123\n--late-values b25l,,dHdv --secrets -\n']);
  expect(signal).toMatchObject({ Status: 'SUCCESS', UniqueId: '0123' });
  expect(curl).toContain(URL);
});

test('signals failure with the end of the log', () => {
  const { code, signal } = run('import sys; print("x" * 5000); sys.exit("refused: \\"quotes\\" and \\x1b colours")');
  expect(code).toBe(1);
  expect(signal.Status).toBe('FAILURE');
  expect(signal.Reason).toMatch(/x+\nrefused: "quotes" and {2}colours|refused: "quotes" and .*colours/);
  expect(JSON.stringify(signal).length).toBeLessThan(4096);
});

test('signals failure when the release cannot be fetched', () => {
  const key = VALUES[Parameters.KEY];
  VALUES[Parameters.KEY] = 'other.zip';
  try {
    const { code, signal } = run('');
    expect([code, signal.Status]).toEqual([1, 'FAILURE']);
  } finally {
    VALUES[Parameters.KEY] = key;
  }
});

test('signals failure when the program does not end, before the agent would end the run', () => {
  const short: any = applyDocument('eu-west-1', 481);
  const { code, signal } = run('import signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit("refused: too late"))\nsignal.pause()', short);
  expect(code).toBe(124);
  expect(signal).toMatchObject({ Status: 'FAILURE', Reason: expect.stringContaining('refused: too late') });
});
