import { spawnSync } from 'child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { reloader } from '../../../src/targets/kubernetes/reloader';
import { Reload, Workload } from '../../../src/workload';

const workload = (reload: Reload) => new Workload({
  name: 'server',
  image: 'example.com/server:1',
  ports: [{ name: 'http', number: 9093 }],
  configFolders: ['server'],
  runAs: { user: 1, group: 1 },
  resources: { cpuMillis: 1, memoryMiB: 1 },
  reload,
});

/** The script as the container runs it, with `wget`, `timeout` and `sleep` replaced by programs of the test. */
function run(atSleep: string, atReload: string): string[] {
  const root = mkdtempSync(join(tmpdir(), 'reloader-'));
  try {
    const [container] = reloader(workload(Reload.HTTP_POST), []) as any[];
    // The kubelet's way: `..data` leads to a folder with a date, and each file leads into it.
    mkdirSync(join(root, 'config/..2026'), { recursive: true });
    writeFileSync(join(root, 'config/..2026/a.yml'), 'one');
    symlinkSync('..2026', join(root, 'config/..data'));
    symlinkSync('..data/a.yml', join(root, 'config/a.yml'));
    mkdirSync(join(root, 'bin'));
    const program = (name: string, lines: string) => {
      writeFileSync(join(root, 'bin', name), `#!/bin/sh\ncd ${root}\n${lines}\n`);
      chmodSync(join(root, 'bin', name), 0o755);
    };
    program('timeout', 'shift; exec "$@"');
    program('wget', `echo "$@" >> calls; ${atReload}`);
    // Each sleep is a step of the test; the last one ends the script as the kubelet does. PPID is the script.
    program('sleep', `n=$(cat steps 2>/dev/null | wc -l); echo >> steps\ncase $n in ${atSleep} *) kill -TERM $PPID;; esac`);
    writeFileSync(join(root, 'calls'), '');
    const env = { PATH: `${join(root, 'bin')}:${process.env.PATH}`, FOLDERS: join(root, 'config'), URL: container.env[1].value };
    const result = spawnSync(container.command[0], [container.command[1], container.command[2].replace(/\$\$/g, '$')], { env, encoding: 'utf8', timeout: 20_000 });
    expect(result.status).toBe(0);
    return readFileSync(join(root, 'calls'), 'utf8').split('\n').slice(0, -1);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const POST = '-q -O /dev/null --post-data= http://127.0.0.1:9093/-/reload';

describe('the reloader', () => {
  test('is only beside servers that have to be told', () => {
    expect(reloader(workload(Reload.RESTART), [])).toEqual([]);
    expect(reloader(workload(Reload.WATCHES_FILES), [])).toEqual([]);
    expect(reloader(workload(Reload.HTTP_POST), [])).toHaveLength(1);
  });

  test('reloads once after the start, and then when a file changed', () => {
    expect(run('0|1) ;;', 'exit 0')).toEqual([POST]);
    expect(run('0) ;; 1) echo two > config/..2026/a.yml;; 2) ;;', 'exit 0')).toEqual([POST, POST]);
  });

  test('tries again for as long as it is refused', () => {
    expect(run('0|1|2) ;;', 'exit 1')).toEqual([POST, POST, POST, POST]);
  });

  test('tells the server also when what it has loaded comes back after something that it refused', () => {
    const broken = run('0) echo two > config/..2026/a.yml;; 1) echo one > config/..2026/a.yml;; 2) ;;', 'grep -q two config/..2026/a.yml && exit 1; exit 0');
    expect(broken).toEqual([POST, POST, POST]);
  });

  test('notices a new file, as another folder that is swapped in brings it', () => {
    const swap = 'mkdir config/..2027; echo one > config/..2027/a.yml; echo b > config/..2027/b.yml; ln -sfn ..2027 config/..data; ln -s ..data/b.yml config/b.yml';
    expect(run(`0) ${swap};;`, 'exit 0')).toEqual([POST, POST]);
  });
});
