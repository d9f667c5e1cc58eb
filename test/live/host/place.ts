import { randomBytes } from 'crypto';
import { putSecret, secretValue } from './aws';
import { Deployment } from './deployment';
import { Disk } from './disk';
import { Ec2Host } from './ec2-host';
import { SsmAgent } from './ssm-agent';
import { Surroundings } from './surroundings';
import { eventually, within } from '../harness/poll';
import { Ran } from '../harness/run';

/** The values of the secrets that a stack expects to be there, each another one in every run. */
export type SecretValues = { [name: string]: string };

/** A deployed stack with a host that runs it and the world around it. */
export class Place {
  /** Deploys the stack; nothing runs yet. */
  public static async deploy(stack: string, app: string): Promise<Place> {
    const place = new Place(`live-host-${randomBytes(3).toString('hex')}`, new Deployment(stack, app));
    await timed('cdk bootstrap', place.deployment.bootstrap());
    await place.deployment.destroy();
    await timed('cdk deploy', place.deployment.deploy());
    await place.makeSecrets();
    await timed('the world around the host', place.surround());
    return place;
  }

  public readonly secrets: SecretValues = {};
  /** What the run at the last boot of a new machine said. */
  public lastRun?: Ran;
  private hosts: Ec2Host[] = [];
  private around?: Surroundings;
  private disk?: Disk;

  private constructor(public readonly name: string, public readonly deployment: Deployment) {}

  public get host(): Ec2Host {
    return this.hosts[this.hosts.length - 1];
  }

  public get surroundings(): Surroundings {
    return this.around!;
  }

  public get agent(): SsmAgent {
    return new SsmAgent(this.host, this.deployment);
  }

  /** Gives values to the secrets that people make before the first deployment: those that the association refers to by a name. */
  private async makeSecrets(): Promise<void> {
    for (const { id } of await this.references()) {
      const [, name] = /:secret:([a-z]+\/[a-z-]+)$/.exec(id) ?? [];
      if (name !== undefined) await this.rotate(name);
    }
  }

  /** Gives such a secret another value. */
  public async rotate(name: string): Promise<string> {
    const random = randomBytes(12).toString('hex');
    const values: SecretValues = { 'slack-webhook': `https://hooks.slack.com/services/T0/B0/${random}`, 'dead-mans-switch-url': `https://hc-ping.com/${random}` };
    this.secrets[name] = values[name.replace(/^.*\//, '')] ?? random;
    await putSecret(name, this.secrets[name]);
    return this.secrets[name];
  }

  /** Where the host finds secrets. */
  public async references(): Promise<{ file: string; id: string; field?: string }[]> {
    const { Secrets: [secrets] } = (await this.deployment.association()).Parameters;
    return secrets === '-' ? [] : JSON.parse(Buffer.from(secrets, 'base64').toString());
  }

  /** Starts the world around the host: what the late values of the association name, with the credentials of the stack. */
  private async surround(): Promise<void> {
    const { LateValues: [late] } = (await this.deployment.association()).Parameters;
    const addresses: string[] = late === '-' ? [] : late.split(',').map((value: string) => Buffer.from(value, 'base64').toString());
    const [database, cache] = ['.rds.', '.cache.'].map((part) => addresses.find((address) => address.includes(part)));
    const token = Object.entries(this.secrets).find(([name]) => name.endsWith('/metrics-token'))?.[1];
    this.around = await Surroundings.start({
      name: this.name,
      ...(token === undefined ? {} : { backend: { host: 'backend.osool.internal', token } }),
      ...(database === undefined ? {} : { database: { host: database, ...await this.databaseUser() } }),
      ...(cache === undefined ? {} : { cache: { host: cache, token: await secretValue(this.deployment.idOf('AWS::SecretsManager::Secret', 'CacheToken')) } }),
    });
  }

  /** The secret that RDS uses, as its attachment is referred to. */
  public databaseSecret(): string {
    return this.deployment.idOf('AWS::SecretsManager::Secret', 'DatabaseSecret');
  }

  public async databaseUser(): Promise<{ username: string; password: string }> {
    return JSON.parse(await secretValue(this.databaseSecret()));
  }

  /**
   * Starts the machine that the group made: user data, then the association.
   *
   * @param size of the disk, if it is not the deployed one
   */
  public async start(size?: string): Promise<void> {
    const { deployment } = this;
    this.disk ??= await Disk.make(`${this.name}-disk`, size ?? `${(await deployment.volume()).gibibytes}G`);
    const instance = await deployment.instance();
    const host = await timed('a machine', Ec2Host.start({ name: `${this.name}-${this.hosts.length}`, network: this.surroundings.network, disk: this.disk, instance }));
    this.hosts.push(host);
    const manifest = JSON.parse((await deployment.release())['manifest.json']);
    const images = [...new Set<string>(manifest.workloads.map(({ image }: { image: string }) => image))];
    await timed('its images', host.load(images, this.surroundings.authority));
    const { id } = await deployment.volume();
    const attachedTo = async () => (await deployment.volume()).attachedTo;
    const booted = await timed('its user data', host.boot(await deployment.userData(), { id, attachedTo }));
    if (booted.status !== 0) throw new Error(`the user data ended with ${booted.status}\n${booted.stdout}${booted.stderr}`);
    this.lastRun = await timed('its first run of the document', this.agent.run());
    if (this.lastRun.status !== 0) throw new Error(`the document ended with ${this.lastRun.status}\n${this.lastRun.stdout}${this.lastRun.stderr}`);
  }

  /** The machine is gone, and the group makes another one with the same disk. */
  public async replace(): Promise<void> {
    const before = (await this.deployment.instance()).id;
    await this.host.shutDown();
    await this.host.remove();
    await this.deployment.replaceInstance();
    await eventually('the group has made another instance', 20, async () => (await this.deployment.instance()).id !== before);
    await this.start();
  }

  /** Waits until each target is up. */
  public async targetsUp(seconds: number): Promise<string[]> {
    return within('every target is up', seconds, async () => {
      const targets = await this.host.prometheus.targets();
      const down = targets.filter(({ health }) => health !== 'up').map(({ scrapeUrl, health, lastError }) => `${scrapeUrl} ${health} ${lastError}`);
      if (targets.length === 0 || down.length > 0) throw new Error(down.join('\n'));
      return targets.map(({ scrapePool }) => scrapePool).sort();
    });
  }

  /** The last logs, for a test that failed. */
  public async logs(): Promise<string> {
    return this.hosts.length === 0 ? 'no host was started' : this.host.journal();
  }

  public async remove(): Promise<void> {
    for (const host of this.hosts) await host.remove();
    await this.around?.remove();
    await this.disk?.remove();
    await this.deployment.destroy();
  }
}

/** Says how long something took, for whoever watches the budget. */
async function timed<T>(what: string, doing: Promise<T>): Promise<T> {
  const start = Date.now();
  const done = await doing;
  process.stderr.write(`  ${what}: ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
  return done;
}
