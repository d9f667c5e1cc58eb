import { spawnSync } from 'child_process';

/** What live tests need from outside. */
export class Need {
  /** A Docker engine: `DOCKER_HOST`, or the default socket. */
  public static readonly DOCKER = new Need('a Docker engine', 'start Docker, or set DOCKER_HOST', () => succeeds('docker', ['version']) && succeeds('docker', ['compose', 'version']));

  /** A cluster: `KUBECONFIG`. */
  public static readonly CLUSTER = new Need('a Kubernetes cluster', 'set KUBECONFIG, such as that of kind', () =>
    process.env.KUBECONFIG !== undefined && succeeds('kubectl', ['get', '--raw=/readyz', '--request-timeout=10s']));

  /** An AWS API: `AWS_ENDPOINT_URL`. */
  public static readonly AWS = new Need('an AWS API', 'set AWS_ENDPOINT_URL (test/live/README.md)', () =>
    process.env.AWS_ENDPOINT_URL !== undefined && succeeds('curl', ['-s', '-o', '/dev/null', '--max-time', '10', process.env.AWS_ENDPOINT_URL]));

  /** The image of a machine that boots systemd: `LIVE_HOST_IMAGE`. */
  public static readonly HOST = new Need(`the image of a host (${hostImage()})`, 'build it (test/live/README.md), or set LIVE_HOST_IMAGE', () => hasImage(hostImage()));

  /** An image that cannot be pulled everywhere. */
  public static image(name: string): Need {
    return new Need(`the image ${name}`, `docker pull ${name}`, () => hasImage(name));
  }

  private known?: boolean;

  private constructor(private readonly what: string, private readonly remedy: string, private readonly probe: () => boolean) {}

  /** What is missing and what to do about it; nothing if it is there. */
  public missing(): string | undefined {
    this.known ??= this.probe();
    return this.known ? undefined : `${this.what} is missing: ${this.remedy}`;
  }
}

/** Its name as Docker knows it. */
export function hostImage(): string {
  return process.env.LIVE_HOST_IMAGE ?? 'local/ec2host:1';
}

/**
 * A `describe` whose scenarios run only where everything they need is there. Elsewhere they are skipped, with one line that
 * says what is missing; in CI that is a failure.
 */
export function onlyWith(needs: readonly Need[], title: string, scenarios: () => void): void {
  const missing = needs.map((need) => need.missing()).filter((text) => text !== undefined);
  if (missing.length === 0) return describe(title, scenarios);
  if (process.env.CI) return describe(title, () => test('has what it needs', () => { throw new Error(missing.join('; ')); }));
  process.stderr.write(`skipped: ${title}: ${missing.join('; ')}\n`);
  describe.skip(title, scenarios);
}

function hasImage(name: string): boolean {
  return succeeds('docker', ['image', 'inspect', name]);
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
