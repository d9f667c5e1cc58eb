import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { bundleBackend } from '../../../examples/osool/backend/bundle';
import { bundleReceivers } from '../harness/bundle';
import { makeCertificates } from '../harness/certificates';
import { postJson } from '../harness/http';
import { eventually } from '../harness/poll';
import { freePort } from '../harness/ports';
import { RECEIVER_HOSTS, ReceiverLog } from '../harness/receivers';
import { run } from '../harness/run';

const IMAGES = { node: 'node:22-alpine', postgres: 'postgres:15', redis: 'redis:7' };

/** Where everything is that a host speaks to, and what it is let in by. */
export interface SurroundingsProps {
  readonly name: string;
  /** The address of the database, its user and password. @default - there is no database */
  readonly database?: { readonly host: string; readonly username: string; readonly password: string };
  /** The address of the cache and its token. @default - there is no cache */
  readonly cache?: { readonly host: string; readonly token: string };
  /** The address of the backend and what it asks of whoever reads its metrics. @default - there is no backend */
  readonly backend?: { readonly host: string; readonly token: string };
}

/** The world around a host, in a Docker network: receivers, backend, database, cache, by the names that were deployed. */
export class Surroundings {
  public static async start(props: SurroundingsProps): Promise<Surroundings> {
    const folder = mkdtempSync(join(tmpdir(), 'surroundings-'));
    chmodSync(folder, 0o755);
    const names = [...Object.values(RECEIVER_HOSTS), ...(props.database ? [props.database.host] : []), ...(props.cache ? [props.cache.host] : [])];
    const { ca } = await makeCertificates(folder, names);
    const all = new Surroundings(props, folder, ca, await freePort(), await freePort());
    try {
      await all.run();
    } catch (error) {
      await all.remove();
      throw error;
    }
    return all;
  }

  public readonly network: string;
  public readonly receivers: ReceiverLog;
  private readonly started: string[] = [];

  private constructor(
    private readonly props: SurroundingsProps,
    private readonly folder: string,
    /** The certificate of the authority of all of it. */
    public readonly authority: string,
    private readonly controlPort: number,
    private readonly backendPort: number,
  ) {
    this.network = `${props.name}-net`;
    this.receivers = new ReceiverLog(`http://127.0.0.1:${controlPort}`);
  }

  /** Turns knobs of the backend. */
  public async turn(knobs: object): Promise<void> {
    await postJson(`http://127.0.0.1:${this.backendPort}/knobs`, knobs);
  }

  /** Runs SQL in the database. */
  public async sql(text: string): Promise<void> {
    await run('docker', ['exec', '-i', '-u', 'postgres', this.container('postgres'), 'psql', '-h', '/var/run/postgresql', '-U', this.props.database!.username, '-d', 'postgres', '-v', 'ON_ERROR_STOP=1'], { input: text });
  }

  public async stop(what: 'backend' | 'postgres' | 'redis' | 'receivers'): Promise<void> {
    await run('docker', ['stop', '--time', '1', this.container(what)]);
  }

  public async restart(what: 'backend' | 'postgres' | 'redis' | 'receivers'): Promise<void> {
    await run('docker', ['start', this.container(what)]);
  }

  public async remove(): Promise<void> {
    if (this.started.length > 0) await run('docker', ['rm', '--force', '--volumes', ...this.started], { ok: false });
    await run('docker', ['network', 'rm', this.network], { ok: false });
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(): Promise<void> {
    const { database, cache, backend } = this.props;
    await run('docker', ['network', 'create', this.network]);
    bundleReceivers(this.folder);
    const hosts = Object.values(RECEIVER_HOSTS);
    await this.begin('receivers', IMAGES.node, hosts, ['--publish', `127.0.0.1:${this.controlPort}:8080`,
      '--env', 'CERT=/live/server.crt', '--env', 'KEY=/live/server.key'], ['node', '/live/receivers.js']);
    if (backend) {
      bundleBackend(join(this.folder, 'backend.js'));
      writeFileSync(join(this.folder, 'metrics-token'), backend.token);
      await this.begin('backend', IMAGES.node, [backend.host], ['--publish', `127.0.0.1:${this.backendPort}:8000`,
        '--env', 'PORT=8000', '--env', 'METRICS_TOKEN_FILE=/live/metrics-token'], ['node', '/live/backend.js']);
    }
    if (database) {
      const own = 'install -o postgres -m 600 /live/server.key /tmp/server.key && exec docker-entrypoint.sh postgres -c ssl=on -c ssl_cert_file=/live/server.crt -c ssl_key_file=/tmp/server.key';
      await this.begin('postgres', IMAGES.postgres, [database.host], ['--env', `POSTGRES_USER=${database.username}`, '--env', `POSTGRES_PASSWORD=${database.password}`,
        '--env', 'POSTGRES_DB=osool', '--entrypoint', 'bash'], ['-c', own]);
    }
    if (cache) {
      await this.begin('redis', IMAGES.redis, [cache.host], [], ['redis-server', '--port', '0', '--tls-port', '6379', '--tls-cert-file', '/live/server.crt',
        '--tls-key-file', '/live/server.key', '--tls-ca-cert-file', '/live/ca.crt', '--tls-auth-clients', 'no', '--requirepass', cache.token]);
    }
    await eventually('the receivers listen', 30, () => this.receivers.ready());
  }

  private async begin(what: string, image: string, aliases: readonly string[], options: readonly string[], command: string[]): Promise<void> {
    const name = this.container(what);
    this.started.push(name);
    await run('docker', ['run', '--detach', '--name', name, '--network', this.network, ...aliases.flatMap((alias) => ['--network-alias', alias]),
      '--volume', `${this.folder}:/live:ro`, ...options, image, ...command]);
  }

  private container(what: string): string {
    return `${this.props.name}-${what}`;
  }
}
