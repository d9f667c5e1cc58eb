import { readFileSync } from 'fs';
import { join } from 'path';
import { endpointPort } from './aws';
import { Disk } from './disk';
import { Relay } from './relay';
import { AlertmanagerApi } from '../harness/alertmanager-api';
import { hostImage } from '../harness/needs';
import { eventually } from '../harness/poll';
import { freePort } from '../harness/ports';
import { PrometheusApi } from '../harness/prometheus-api';
import { output, Ran, run, RunOptions } from '../harness/run';

/** A machine to be started. */
export interface Ec2HostProps {
  /** Of the container, and of what belongs to it. */
  readonly name: string;
  /** The Docker network that the rest of the world is in. */
  readonly network: string;
  readonly disk: Disk;
  readonly instance: { readonly id: string; readonly zone: string };
}

/** Ports of the window in the host. */
const WINDOW = { prometheus: 19090, alertmanager: 19093 };

/** A machine like an EC2 instance with a data volume: systemd, a Docker engine of its own, IMDSv2, the AWS command line. */
export class Ec2Host {
  public static async start(props: Ec2HostProps): Promise<Ec2Host> {
    const ports = { prometheus: await freePort(), alertmanager: await freePort() };
    const gateway = await output('docker', ['network', 'inspect', '--format', '{{(index .IPAM.Config 0).Gateway}}', props.network]);
    const relay = await Relay.open(gateway, endpointPort(), endpointPort());
    const host = new Ec2Host(props, ports, relay);
    try {
      await host.create(gateway);
      await host.furnish();
    } catch (error) {
      await host.remove();
      throw error;
    }
    return host;
  }

  public readonly prometheus: PrometheusApi;
  public readonly alertmanager: AlertmanagerApi;

  private constructor(private readonly props: Ec2HostProps, private readonly ports: typeof WINDOW, private readonly relay: Relay) {
    this.prometheus = new PrometheusApi(`http://127.0.0.1:${ports.prometheus}`);
    this.alertmanager = new AlertmanagerApi(`http://127.0.0.1:${ports.alertmanager}`);
  }

  /** Runs a command on the machine, as root. */
  public exec(args: readonly string[], options: RunOptions & { readonly set?: { readonly [name: string]: string } } = {}): Promise<Ran> {
    const variables = Object.entries(options.set ?? {}).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    return run('docker', ['exec', ...(options.input === undefined ? [] : ['--interactive']), ...variables, this.props.name, ...args], options);
  }

  /** What a shell script prints on the machine. */
  public async sh(script: string): Promise<string> {
    return (await this.exec(['bash', '-euo', 'pipefail', '-c', script])).stdout.trimEnd();
  }

  /** Brings images of the outer engine to that of the machine; those that speak to stand-ins by TLS trust their authority. */
  public async load(images: readonly string[], authority: string): Promise<void> {
    await run('bash', ['-o', 'pipefail', '-c', 'host=$1; shift; docker save "$@" | docker exec --interactive "$host" docker load --quiet', '-', this.props.name, ...images]);
    await this.write('/opt/live/ca.crt', authority);
    for (const image of images.filter((each) => /alertmanager|redis_exporter/.test(each))) {
      // Go's TLS reads every file in this folder.
      await this.sh(`docker create --name trusting ${image} >/dev/null; docker cp -q /opt/live/ca.crt trusting:/etc/ssl/certs/live.crt
        docker commit trusting ${image} >/dev/null; docker rm trusting >/dev/null`);
    }
  }

  public async write(path: string, text: string, mode = '644'): Promise<void> {
    await this.exec(['sh', '-c', 'mkdir -p "$(dirname "$1")" && cat >"$1" && chmod "$2" "$1"', '-', path, mode], { input: text });
  }

  /** Runs user data as cloud-init does, while the volume is attached as EC2 does. Gives what it printed. */
  public async boot(userData: string, volume: { readonly id: string; readonly attachedTo: () => Promise<string | undefined> }): Promise<Ran> {
    await this.write('/var/lib/cloud/user-data', userData, '700');
    const appears = eventually('the volume is attached', 60, async () => await volume.attachedTo() === this.props.instance.id)
      .then(() => this.sh(`mknod /dev/nvme1n1 b 7 ${this.props.disk.minor}; mkdir -p /dev/disk/by-id
        ln -s ../../nvme1n1 /dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${volume.id.replace('-', '')}`));
    const [ran] = await Promise.all([this.exec(['/var/lib/cloud/user-data'], { set: this.aws(), ok: false, timeoutSeconds: 120 }), appears]);
    return ran;
  }

  /** What commands on the machine need to reach the AWS API. */
  public aws(): { [name: string]: string } {
    return { AWS_ENDPOINT_URL: `http://localhost:${endpointPort()}` };
  }

  /** Switches it off and on. */
  public async reboot(): Promise<void> {
    await run('docker', ['restart', '--time', '60', this.props.name]);
    await this.up();
  }

  public async journal(lines = 40): Promise<string> {
    const { stdout, stderr } = await this.exec(['bash', '-c',
      `systemctl --no-pager --failed; docker ps -a; for unit in $(cd /etc/systemd/system && ls monitoring-*); do echo "== $unit"; journalctl -q --no-pager -n ${lines} --unit "$unit"; done`], { ok: false });
    return stdout + stderr;
  }

  /** Ends a process of a container as the kernel does when memory is short. */
  public async killProcess(container: string): Promise<void> {
    await this.sh(`kill -KILL $(docker inspect --format '{{.State.Pid}}' ${container})`);
  }

  /** When the containers were started, by name. */
  public async startedAt(): Promise<{ [container: string]: string }> {
    const lines = await this.sh("docker inspect --format '{{.Name}} {{.State.StartedAt}}' $(docker ps --quiet)");
    return Object.fromEntries(lines.split('\n').map((line) => line.slice(1).split(' ')));
  }

  /** Shuts it down, as EC2 does when it terminates an instance. */
  public async shutDown(): Promise<void> {
    await run('docker', ['stop', '--time', '60', this.props.name]);
  }

  /** The machine is gone; its disk and the network stay. */
  public async remove(): Promise<void> {
    await run('docker', ['rm', '--force', '--volumes', this.props.name], { ok: false });
    await run('docker', ['volume', 'rm', '--force', `${this.props.name}-docker`], { ok: false });
    await this.relay.close();
  }

  private async create(gateway: string): Promise<void> {
    const { name, network, disk } = this.props;
    const published = (Object.keys(WINDOW) as (keyof typeof WINDOW)[]).flatMap((key) => ['--publish', `127.0.0.1:${this.ports[key]}:${WINDOW[key]}`]);
    await run('docker', ['run', '--detach', '--name', name, '--hostname', name, '--network', network, '--privileged', '--cgroupns=private',
      '--tmpfs', '/run:exec,mode=755', '--tmpfs', '/tmp:exec,mode=1777', '--volume', `${name}-docker:/var/lib/docker`,
      '--add-host', `aws.local:${gateway}`, ...published, '--env', `EBS_MINOR=${disk.minor}`, hostImage()]);
    await this.up();
  }

  private async up(): Promise<void> {
    await eventually('the machine is up', 60, async () => (await this.exec(['systemctl', 'is-active', 'multi-user.target'], { ok: false })).status === 0);
    await this.sh('docker version >/dev/null');
  }

  private async furnish(): Promise<void> {
    const { id, zone } = this.props.instance;
    const port = endpointPort();
    await this.write('/opt/imds.json', JSON.stringify({ 'instance-id': id, 'placement/availability-zone': zone, 'placement/region': zone.slice(0, -1) }));
    await this.write('/etc/systemd/system/aws-endpoint.socket', `[Socket]\nListenStream=127.0.0.1:${port}\n[Install]\nWantedBy=sockets.target\n`);
    await this.write('/etc/systemd/system/aws-endpoint.service', `[Service]\nExecStart=/lib/systemd/systemd-socket-proxyd aws.local:${port}\n`);
    await this.write('/opt/live/window.py', readFileSync(join(__dirname, 'window.py'), 'utf8'));
    const targets = `${WINDOW.prometheus}=prometheus:9090 ${WINDOW.alertmanager}=alertmanager:9093`;
    await this.write('/etc/systemd/system/live-window.service',
      `[Service]\nExecStart=/usr/bin/python3 /opt/live/window.py ${targets}\nRestart=always\n[Install]\nWantedBy=multi-user.target\n`);
    // The disk is attached by the user data, not before.
    await this.sh('rm -f /dev/nvme1n1 /dev/sdf; systemctl daemon-reload; systemctl restart imds aws-endpoint.socket; systemctl enable --quiet --now live-window');
  }
}
