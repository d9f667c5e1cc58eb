import { spawn } from 'child_process';

/** How a command is run. */
export interface RunOptions {
  readonly cwd?: string;
  /** Added to the environment of the tests. */
  readonly env?: { readonly [name: string]: string | undefined };
  readonly input?: string | Buffer;
  /** `false` gives a failure back instead of throwing. @default true */
  readonly ok?: boolean;
  /** @default 120 */
  readonly timeoutSeconds?: number;
}

/** What became of a command. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command to its end. Other scenarios' timers go on meanwhile.
 *
 * @throws with what the command printed, if it fails or does not end
 */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(command, args, { cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: ['pipe', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined); // a command that does not read its input
  child.stdin.end(options.input);
  const seconds = options.timeoutSeconds ?? 120;
  let late = false;
  const timer = setTimeout(() => { late = true; child.kill('SIGKILL'); }, seconds * 1000);
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 137));
  }).finally(() => clearTimeout(timer));
  const ran = { status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
  if (status !== 0 && options.ok !== false) {
    throw new Error(`${command} ${args.join(' ')} ${late ? `did not end within ${seconds} s` : `ended with ${status}`}\n${ran.stdout}${ran.stderr}`);
  }
  return ran;
}

/** What a command prints, without the line end. */
export async function output(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return (await run(command, args, options)).stdout.trimEnd();
}
