import { Disk } from './disk';
import { Permission } from './permission';
import { Placement } from './placement';
import { Port } from './port';
import { Probes } from './probe';
import { Resources } from './resources';
import { RunAs } from './security';
import { invalid, Names, parseSize, requireName, SecretRef, shown } from '../core';

/**
 * How running servers take over changed configuration files.
 */
export enum Reload {
  /** The workload reads its configuration once: a change restarts it. */
  RESTART = 'restart',
  /** The workload watches its files itself. */
  WATCHES_FILES = 'watches-files',
  /** `POST /-/reload` on the first port. */
  HTTP_POST = 'http-post',
}

/**
 * A network peer that a workload needs beside those that the description implies.
 */
export interface Upstream {
  /** Host name or address; may be a late value. */
  readonly host: string;
  /** The port that is connected to. */
  readonly port: number;
  /** What it is for, in a few words. */
  readonly reason: string;
}

/**
 * Properties of `Workload`.
 */
export interface WorkloadProps {
  /** The name of the service, container, unit and object: an RFC 1123 label. */
  readonly name: string;
  /** Image with tag, or digest. */
  readonly image: string;
  /** Replaces the image's entrypoint. @default - the image's own */
  readonly command?: string[];
  /** Arguments. @default - the image's own */
  readonly args?: string[];
  /** Environment variables; never secrets. @default - none */
  readonly environment?: { readonly [name: string]: string };
  /** Ports it listens on; the first is the one that is probed and scraped. */
  readonly ports: Port[];
  /** Folders of the configuration it reads, such as `prometheus`, found at `Paths.config(folder)`. @default - none */
  readonly configFolders?: string[];
  /** Secrets it reads, found at `Paths.secret(secret)`. @default - none */
  readonly secrets?: SecretRef[];
  /** A disk it keeps. @default - none */
  readonly disk?: Disk;
  /** Folders it may write to that need not be kept. @default - none */
  readonly scratch?: string[];
  /** As whom it runs. */
  readonly runAs: RunAs;
  /** What it asks for and may use at most. */
  readonly resources: Resources;
  /** How to see that it is alive, ready or has started. @default - none */
  readonly probes?: Probes;
  /**
   * How many copies, and where.
   * @default Placement.ONE
   */
  readonly placement?: Placement;
  /** What it may ask of the platform. @default - nothing */
  readonly permissions?: Permission[];
  /** Whom it calls. @default - nobody but what scrape jobs and receivers imply */
  readonly upstreams?: Upstream[];
  /**
   * How it takes over changed files.
   * @default Reload.RESTART
   */
  readonly reload?: Reload;
  /**
   * Seconds it may take to stop.
   * @default 30
   */
  readonly stopSeconds?: number;
}

/**
 * Something that runs, in no vendor's words: a container with its files, secrets, disk, ports and limits.
 */
export class Workload {
  /** The name of the service, container, unit and object. */
  public readonly name: string;
  /** Image with tag, or digest. */
  public readonly image: string;
  /** What replaces the image's entrypoint. */
  public readonly command: string[];
  /** Arguments. */
  public readonly args: string[];
  /** Environment variables; never secrets. */
  public readonly environment: { readonly [name: string]: string };
  /** Ports it listens on; the first is the one that is probed and scraped. */
  public readonly ports: Port[];
  /** Folders of the configuration it reads. */
  public readonly configFolders: string[];
  /** Secrets it reads. */
  public readonly secrets: SecretRef[];
  /** A disk it keeps. */
  public readonly disk?: Disk;
  /** Folders it may write to that need not be kept. */
  public readonly scratch: string[];
  /** As whom it runs. */
  public readonly runAs: RunAs;
  /** What it asks for and may use at most. */
  public readonly resources: Resources;
  /** How to see that it is alive, ready or has started. */
  public readonly probes: Probes;
  /** How many copies, and where. */
  public readonly placement: Placement;
  /** What it may ask of the platform. */
  public readonly permissions: Permission[];
  /** Whom it calls. */
  public readonly upstreams: Upstream[];
  /** How it takes over changed files. */
  public readonly reload: Reload;
  /** Seconds it may take to stop. */
  public readonly stopSeconds: number;

  /**
   * @throws on an illegal name or size, a missing port, a probe of a port that it has not, root as the user, or a limit below the request
   */
  public constructor(props: WorkloadProps) {
    const of = `workload ${shown(props.name)}`;
    this.name = requireName(Names.WORKLOAD, props.name, 'workload');
    if (props.ports.length === 0) throw invalid(`${of} has no port: name at least the one that is scraped`);
    for (const port of props.ports) requirePort(port.number, `${of}, port ${shown(port.name)}`);
    if (props.runAs.user === 0) throw invalid(`${of} runs as root: give runAs.user the image's own user id`);
    const { memoryMiB, memoryLimitMiB } = props.resources;
    if (memoryLimitMiB !== undefined && memoryLimitMiB < memoryMiB) {
      throw invalid(`${of}: the memory limit ${memoryLimitMiB} MiB is below the request ${memoryMiB} MiB: raise resources.memoryLimitMiB`);
    }
    if (props.disk !== undefined) parseSize(props.disk.size, `the disk size of ${of}`);
    this.image = props.image;
    this.command = [...props.command ?? []];
    this.args = [...props.args ?? []];
    this.environment = { ...props.environment };
    this.ports = [...props.ports];
    this.configFolders = [...props.configFolders ?? []];
    this.secrets = [...props.secrets ?? []];
    this.disk = props.disk;
    this.scratch = [...props.scratch ?? []];
    this.runAs = props.runAs;
    this.resources = props.resources;
    this.probes = props.probes ?? {};
    this.placement = props.placement ?? Placement.ONE;
    this.permissions = [...props.permissions ?? []];
    this.upstreams = [...props.upstreams ?? []];
    this.reload = props.reload ?? Reload.RESTART;
    this.stopSeconds = props.stopSeconds ?? 30;
    for (const probe of [this.probes.liveness, this.probes.readiness, this.probes.startup]) {
      if (probe !== undefined) this.portNumber(probe.port);
    }
  }

  /**
   * The number of one of its ports.
   *
   * @throws if it has no port of that name, listing those it has
   */
  public portNumber(name: string): number {
    const port = this.ports.find((p) => p.name === name);
    if (!port) throw invalid(`workload ${shown(this.name)} has no port ${shown(name)}: it has ${this.ports.map((p) => shown(p.name)).join(', ')}`);
    return port.number;
  }
}

/**
 * @internal
 */
export function requirePort(port: number, what: string): number {
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw invalid(`${what} is ${shown(port)}, but must be a whole number from 1 to 65535`);
  return port;
}
