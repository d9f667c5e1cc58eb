import { AdminPassword } from './admin-password';
import { filesHash } from './files-hash';
import { hardened } from './hardening';
import { healthCheck } from './health-check';
import { literal, literalValues } from './interpolation';
import { serviceSecrets } from './secret-files';
import { compact, Json } from '../../core';
import { Plan } from '../../plan';
import { Paths, Placement, Workload } from '../../workload';

/** Folders that need not be kept are in memory; this is the most that each may take. */
const SCRATCH = 'size=256m,mode=1777';

/**
 * The name under which a container reaches the machine that it runs on.
 */
const THIS_MACHINE = 'host.docker.internal';

/**
 * What a service is made from, beside its workload.
 *
 * @internal
 */
export interface ServiceSource {
  readonly plan: Plan;
  /** The port of this machine, by workload, as compose text. */
  readonly published: { readonly [workload: string]: string };
  readonly externalNetworks: readonly string[];
  readonly adminPassword?: AdminPassword;
}

/**
 * A workload as a service.
 *
 * @internal
 */
export function service(workload: Workload, source: ServiceSource): Json {
  const { plan, published, adminPassword } = source;
  const onNode = workload.placement === Placement.EACH_NODE;
  const forGrafana = workload.name === 'grafana' ? adminPassword?.forGrafana : undefined;
  const hash = filesHash(workload, plan.filesOf(workload));
  return compact({
    container_name: `${plan.description.name}-${workload.name}`,
    image: literal(workload.image),
    entrypoint: workload.command.map(literal),
    command: workload.args.map(literal),
    environment: literalValues(workload.environment),
    depends_on: forGrafana?.dependsOn,
    restart: 'unless-stopped',
    stop_grace_period: `${workload.stopSeconds}s`,
    ...hardened(workload),
    mem_limit: `${workload.resources.memoryLimitMiB ?? workload.resources.memoryMiB}m`,
    mem_reservation: `${workload.resources.memoryMiB}m`,
    pid: onNode ? 'host' : undefined,
    // On this machine only: there is no sign-in in front of Prometheus and Alertmanager.
    ports: published[workload.name] === undefined ? [] : [`127.0.0.1:${published[workload.name]}:${workload.ports[0].number}`],
    networks: networksOf(workload, source),
    extra_hosts: callsThisMachine(workload, plan) ? [`${THIS_MACHINE}:host-gateway`] : [],
    volumes: [
      ...(workload.disk === undefined ? [] : [`${diskVolume(workload)}:${workload.disk.mountPath}`]),
      ...foldersOf(workload, plan).map((folder) => `./${folder}:${Paths.config(folder)}:ro`),
      ...(forGrafana === undefined ? [] : [forGrafana.mount]),
      ...(onNode ? ['/:/host:ro,rslave'] : []),
    ],
    tmpfs: workload.scratch.map((path) => `${path}:${SCRATCH}`),
    secrets: serviceSecrets(workload, plan),
    healthcheck: healthCheck(workload),
    labels: hash === undefined ? undefined : { 'cdk-prometheus-stack.files-sha256': hash },
  });
}

/** @internal */
export function diskVolume(workload: Workload): string {
  return `${workload.name}-data`;
}

/** A folder that has no file would be made by Docker, owned by root. */
function foldersOf(workload: Workload, plan: Plan): string[] {
  return workload.configFolders.filter((folder) => plan.files.some((file) => file.path.startsWith(`${folder}/`)));
}

/** Those who ask servers of other projects; Alertmanager and Grafana have no business there. */
function networksOf(workload: Workload, { externalNetworks }: ServiceSource): string[] {
  const joins = workload.name === 'prometheus' || workload.upstreams.length > 0;
  return joins && externalNetworks.length > 0 ? ['default', ...externalNetworks] : [];
}

function callsThisMachine(workload: Workload, plan: Plan): boolean {
  return plan.flows.some((flow) => flow.from.workload === workload.name && flow.to.host === THIS_MACHINE);
}
