import { ChildProcess, spawn } from 'child_process';
import { freePort } from '../harness/ports';

const PAUSE_MS = 300;

/** A way to a port of a pod or Service, opened anew whenever it breaks, such as when the pod is replaced. */
export class Forward {
  /** @param to such as `pod/osool-prometheus-0` */
  public static async open(namespace: string, to: string, port: number): Promise<Forward> {
    return new Forward(namespace, to, port, await freePort());
  }

  public readonly url: string;
  private child?: ChildProcess;
  private closed = false;

  private constructor(
    private readonly namespace: string,
    private readonly to: string,
    private readonly port: number,
    private readonly local: number,
  ) {
    this.url = `http://127.0.0.1:${local}`;
    this.start();
  }

  public close(): void {
    this.closed = true;
    this.child?.kill();
  }

  private start(): void {
    if (this.closed) return;
    this.child = spawn('kubectl', ['port-forward', '-n', this.namespace, this.to, `${this.local}:${this.port}`], { stdio: 'ignore' });
    this.child.on('exit', () => setTimeout(() => this.start(), PAUSE_MS));
    this.child.on('error', () => undefined);
  }
}
