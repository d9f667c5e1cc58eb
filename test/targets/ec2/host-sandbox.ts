import { spawn, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as http from 'http';
import { AddressInfo } from 'net';
import * as os from 'os';
import * as path from 'path';
import { HOST_PROGRAM } from '../../../src/targets/ec2/host-program';

// A launcher of Python versions would put its own folders in front of the stubs.
const PYTHON = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim();

/** What a server in the sandbox answers; tests change it. */
export interface Server {
  readonly port: number;
  /** By path; a number is a status, and 0 is no HTTP at all. */
  readonly answers: { [path: string]: string | number };
  readonly requests: string[];
  close(): Promise<void>;
}

export async function server(answers: { [path: string]: string | number } = {}): Promise<Server> {
  const requests: string[] = [];
  const listener = http.createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const answer = answers[request.url!] ?? 404;
    if (answer === 0) {
      request.socket.end('nonsense\n');
      return;
    }
    response.statusCode = typeof answer === 'number' ? answer : 200;
    response.end(typeof answer === 'number' ? '' : answer);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => listener.close(() => resolve()));
  return { port: (listener.address() as AddressInfo).port, answers, requests, close };
}

/** Writes its words into the log, and does what the file `<name>.behaviour` in the sandbox says, if there is one. */
const STUB = `#!/bin/bash
echo "$(basename "$0") $*" >>"$MONITORING_ROOT/calls"
behaviour="$MONITORING_ROOT/$(basename "$0").behaviour"
if [ -f "$behaviour" ]; then source "$behaviour"; fi
`;

const DOCKER = `
case "$1 $2" in
  'inspect --format') echo 127.0.0.1;;
esac
`;

const AWS = `
case "$*" in
  *get-secret-value*osool/slack*) echo '{"SecretString": "https://hooks.example/T0"}';;
  *get-secret-value*osool/db*) cat "$MONITORING_ROOT/db.json";;
  *get-parameter*) echo '{"Parameter": {"Value": "from ssm"}}';;
  *) echo "denied" >&2; exit 254;;
esac
`;

export interface Outcome {
  readonly code: number | null;
  readonly log: string;
}

/** A folder that the apply program takes for a host, with docker, systemctl and aws that only note how they were called. */
export class Sandbox {
  public readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'host-'));

  public constructor() {
    for (const name of ['docker', 'systemctl', 'aws', 'xfs_growfs']) {
      this.write(`bin/${name}`, STUB);
      fs.chmodSync(this.path(`bin/${name}`), 0o755);
    }
    this.write('docker.behaviour', DOCKER);
    this.write('aws.behaviour', AWS);
    this.write('db.json', JSON.stringify({ SecretString: JSON.stringify({ username: 'me', password: 'pa$$ \\ word' }) }));
    this.write('var/lib/monitoring/booted', '');
    fs.mkdirSync(this.path('etc/systemd/system'), { recursive: true });
  }

  public path(name: string): string {
    return path.join(this.root, name);
  }

  public write(name: string, content: string): void {
    fs.mkdirSync(path.dirname(this.path(name)), { recursive: true });
    fs.writeFileSync(this.path(name), content);
  }

  public read(name: string): string {
    return fs.readFileSync(this.path(name), 'utf8');
  }

  public has(name: string): boolean {
    return fs.existsSync(this.path(name));
  }

  public mode(name: string): string {
    return (fs.statSync(this.path(name)).mode % 0o1000).toString(8);
  }

  /** What the stubs were called with since the last time. */
  public calls(): string[] {
    if (!this.has('calls')) return [];
    const calls = this.read('calls').trimEnd().split('\n');
    fs.rmSync(this.path('calls'));
    return calls;
  }

  /** The release in force. */
  public current(): string | undefined {
    try {
      return fs.readlinkSync(this.path('opt/monitoring/config'));
    } catch {
      return undefined;
    }
  }

  /** Unpacks a release and runs the program in it. */
  public async apply(files: { [path: string]: string }, lateValues: string[] = [], secrets: object[] = []): Promise<Outcome> {
    fs.rmSync(this.path('asset'), { recursive: true, force: true });
    for (const [name, content] of Object.entries(files)) this.write(`asset/${name}`, content);
    for (const [name, content] of Object.entries(HOST_PROGRAM)) this.write(`asset/host/${name}`, content);
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const child = spawn(PYTHON, [
      '-B', this.path('asset/host/apply.py'),
      '--late-values', lateValues.map(base64).join(',') || '-',
      '--secrets', secrets.length > 0 ? base64(JSON.stringify(secrets)) : '-',
    ], { env: { PATH: `${this.path('bin')}:${process.env.PATH}`, MONITORING_ROOT: this.root, MONITORING_PAUSE: '0.02', MONITORING_PATIENCE: '0.4' } });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, log };
  }

  public remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}
