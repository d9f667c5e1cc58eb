import { hostImage } from '../harness/needs';
import { output, run } from '../harness/run';

/** Makes the nodes of loop devices that the kernel may choose: a container has those that were there when it started. */
const NODES = 'for n in $(seq 0 63); do [ -b /dev/loop$n ] || mknod /dev/loop$n b 7 $n; done';

/** A block device with a memory: a sparse file in a Docker volume behind a loop device. It outlives the hosts it is attached to. */
export class Disk {
  /** @param name of the Docker volume */
  public static async make(name: string, size: string): Promise<Disk> {
    const privileged = ['run', '--rm', '--privileged', '--volume', `${name}:/disk`, '--entrypoint', '/bin/sh', hostImage(), '-c'];
    const device = await output('docker', [...privileged, `${NODES}; truncate -s ${size} /disk/image && losetup --find --show /disk/image`]);
    const minor = Number(/^\/dev\/loop(\d+)$/.exec(device)?.[1]);
    if (Number.isNaN(minor)) throw new Error(`no loop device was made: ${device}`);
    return new Disk(name, minor);
  }

  private constructor(private readonly name: string, public readonly minor: number) {}

  public async remove(): Promise<void> {
    await run('docker', ['run', '--rm', '--privileged', '--entrypoint', '/bin/sh', hostImage(), '-c', `${NODES}; losetup --detach /dev/loop${this.minor}`], { ok: false });
    await run('docker', ['volume', 'rm', '--force', this.name], { ok: false });
  }
}
