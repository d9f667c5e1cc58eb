import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { Agent, request } from 'http';
import { tmpdir } from 'os';
import { join } from 'path';
import { freePort } from '../live/harness/ports';
import { tool } from '../tools';

/** Questions that are asked at once. */
const CONCURRENCY = 4;

/** What the server's API says; an error is an answer too. */
export interface Answer {
  readonly status: 'success' | 'error';
  readonly data?: any;
  readonly error?: string;
  readonly warnings?: readonly string[];
}

/** A real Prometheus on a free port of the loopback interface, with a folder of its own that is gone afterwards. */
export class PrometheusServer {
  /** @param features flags for --enable-feature */
  public static async start(features: readonly string[], prepare: (dataFolder: string) => void = () => undefined): Promise<PrometheusServer> {
    const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
    writeFileSync(join(folder, 'prometheus.yml'), 'global: {}\n');
    prepare(join(folder, 'data'));
    const port = await freePort();
    const child = spawn(tool('prometheus'), [
      `--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=127.0.0.1:${port}`,
      '--storage.tsdb.retention.time=100y', '--log.level=warn', ...(features.length > 0 ? [`--enable-feature=${features.join(',')}`] : []),
    ], { stdio: ['ignore', 'ignore', 'pipe'] });
    const server = new PrometheusServer(child, folder, `http://127.0.0.1:${port}`);
    await server.ready();
    return server;
  }

  private log = '';
  private readonly agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });

  private constructor(private readonly child: ChildProcess, private readonly folder: string, private readonly url: string) {
    child.stderr!.on('data', (data) => { this.log += data; });
  }

  /** The answer to each of the parameters. */
  public async askAll(path: string, questions: readonly { readonly [name: string]: string }[], method: 'GET' | 'POST' = 'POST'): Promise<Answer[]> {
    const answers: Answer[] = new Array(questions.length);
    let next = 0;
    const work = async () => {
      for (let i = next++; i < questions.length; i = next++) {
        answers[i] = await this.ask(path, method, method === 'POST' ? new URLSearchParams(questions[i]).toString() : '');
      }
    };
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
    return answers;
  }

  public async stop(): Promise<void> {
    this.agent.destroy();
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** By hand: `fetch` takes several times the processor time, which counts for ten thousands of questions. */
  private ask(path: string, method: string, body: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) };
      const question = request(`${this.url}/api/v1/${path}`, { method, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString())));
      });
      question.on('error', reject);
      question.end(body);
    });
  }

  private async ready(): Promise<void> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      if (this.child.exitCode !== null || Date.now() > deadline) throw new Error(`Prometheus does not answer: ${this.log}`);
      const answer = await fetch(`${this.url}/-/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
