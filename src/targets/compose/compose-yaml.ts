import { withAdditional } from './additional';
import { AdminPassword } from './admin-password';
import { ComposeProjectOptions } from './compose-project-options';
import { secretFiles } from './secret-files';
import { diskVolume, service } from './service';
import { compact, invalid, Json, mergeOverrides, shown } from '../../core';
import { Plan } from '../../plan';
import { toYaml } from '../../render';
import { requirePort } from '../../workload';

/**
 * Who is found on this machine: the variable that changes the port, and its default (those of the servers, and 3001 for
 * Grafana, because 3000 is where web applications are developed).
 */
const PUBLISHED = [
  { workload: 'grafana', variable: 'GRAFANA_PORT', option: 'grafanaPort', port: 3001 },
  { workload: 'prometheus', variable: 'PROMETHEUS_PORT', option: 'prometheusPort', port: 9090 },
  { workload: 'alertmanager', variable: 'ALERTMANAGER_PORT', option: 'alertmanagerPort', port: 9093 },
] as const;

/**
 * A server that is found on this machine.
 *
 * @internal
 */
export interface PublishedPort {
  readonly workload: string;
  readonly variable: string;
  readonly port: number;
}

/** @internal */
export function publishedPorts(plan: Plan, options: ComposeProjectOptions): PublishedPort[] {
  const ports = PUBLISHED.filter(({ workload }) => plan.workloads.some(({ name }) => name === workload))
    .map(({ workload, variable, option, port }) => ({ workload, variable, port: requirePort(options[option] ?? port, `${option} of ComposeProject`) }));
  const twice = ports.find(({ port }, index) => ports.findIndex((other) => other.port === port) !== index);
  if (twice) throw invalid(`ComposeProject: the port ${twice.port} of this machine is given to two servers: give ${twice.workload} another`);
  return ports;
}

/**
 * compose.yaml.
 *
 * @internal
 */
export function composeYaml(plan: Plan, options: ComposeProjectOptions): string {
  const adminPassword = AdminPassword.of(plan);
  const externalNetworks = [...options.networks ?? []].map(requireNetwork).sort();
  const published = Object.fromEntries(publishedPorts(plan, options).map(({ workload, variable, port }) => [workload, `\${${variable}:-${port}}`]));
  const source = { plan, published, externalNetworks, adminPassword };
  const services: Json = {
    ...Object.fromEntries(plan.workloads.map((workload) => [workload.name, service(workload, source)])),
    ...adminPassword?.service(plan.description.name),
  };
  const disks = plan.workloads.filter((workload) => workload.disk !== undefined);
  const document = compact({
    // Not the monitoring's name alone, which the application's own project is likely to have.
    name: `${plan.description.name}-monitoring`,
    services: withAdditional(withOverrides(services, options.services ?? {}), options.additionalServices ?? {}),
    networks: Object.fromEntries(externalNetworks.map((name) => [name, { external: true }])),
    volumes: { ...Object.fromEntries(disks.map((workload) => [diskVolume(workload), {}])), ...adminPassword?.volumes },
    secrets: Object.fromEntries(secretFiles(plan).map(({ name, file }) => [name, { file }])),
  });
  return toYaml(mergeOverrides(document, options.overrides));
}

function withOverrides(services: Json, overrides: { readonly [service: string]: any }): Json {
  const unknown = Object.keys(overrides).find((name) => services[name] === undefined);
  if (unknown !== undefined) {
    throw invalid(`ComposeProject: services name ${shown(unknown)}, which does not run: the services are ${Object.keys(services).join(', ')}; `
      + 'give one of your own to additionalServices');
  }
  return Object.fromEntries(Object.entries(services).map(([name, fields]) => [name, mergeOverrides(fields, overrides[name])]));
}

function requireNetwork(name: string): string {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name) || name === 'default') {
    throw invalid(`ComposeProject: illegal network ${shown(name)}: give the name of another project's network as "docker network ls" shows it, such as "osool_default"`);
  }
  return name;
}
