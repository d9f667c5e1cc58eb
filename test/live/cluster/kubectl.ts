import { run, RunOptions } from '../harness/run';

/** What kubectl prints; it talks to the cluster of `KUBECONFIG`. */
export async function kubectl(args: readonly string[], options: RunOptions = {}): Promise<string> {
  return (await run('kubectl', args, options)).stdout.trimEnd();
}

/** Objects as `kubectl apply` takes them. */
export async function apply(objects: readonly object[]): Promise<void> {
  await kubectl(['apply', '-f', '-'], { input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }) });
}

export async function get(...args: string[]): Promise<any> {
  return JSON.parse(await kubectl(['get', ...args, '-o', 'json']));
}

/** What a shell command prints in a container. */
export function exec(namespace: string, pod: string, container: string, command: string, options: RunOptions = {}): Promise<string> {
  return kubectl(['exec', '-i', '-n', namespace, pod, '-c', container, '--', 'sh', '-c', command], options);
}
