import { execFile, execFileSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';
import { promisify } from 'util';

const run = promisify(execFile);

/** The folder of the pinned tools. Without them the tests fail: a skipped judge proves nothing. */
function tools(): string {
  const root = join(__dirname, '..', '..');
  const folder = process.env.PROM_TOOLS ?? execFileSync('bash', [join(root, 'scripts', 'install-tools.sh')], { encoding: 'utf8' }).trim();
  if (!existsSync(join(folder, 'promtool'))) throw new Error(`there is no promtool in ${folder}: run scripts/install-tools.sh, or set PROM_TOOLS to its folder`);
  return folder;
}

/** What Prometheus' own formatter makes of each query; undefined for one that it refuses. */
export async function formatAll(queries: readonly string[]): Promise<Array<string | undefined>> {
  const promtool = join(tools(), 'promtool');
  const formatted: Array<string | undefined> = new Array(queries.length);
  const pending = queries.map((query, index) => ({ query, index }));
  const work = async () => {
    for (let next = pending.shift(); next; next = pending.shift()) {
      const args = ['--experimental', 'promql', '--enable-feature=promql-experimental-functions', 'format', '--', next.query];
      formatted[next.index] = await run(promtool, args).then(({ stdout }) => stdout.replace(/\n$/, ''), () => undefined);
    }
  };
  await Promise.all([work(), work()]);
  return formatted;
}
