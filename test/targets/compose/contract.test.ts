import { parse } from 'yaml';
import { ComposeProject } from '../../../src/targets/compose';
import { ConfigFile } from '../../../src/workload';
import { DeliveredWorkload, OpenFlow, targetContract } from '../contract';

targetContract('docker compose', {
  deliver: (monitoring) => {
    const files = ComposeProject.render(monitoring);
    const project = parse(files.find(({ path }) => path === 'compose.yaml')!.content);
    const { 'grafana-admin-password': _, ...services } = project.services;
    return {
      plan: ComposeProject._plan(monitoring),
      output: files.map(({ content }) => content),
      workloads: Object.fromEntries(Object.keys(services).map((name) => [name, delivered(services[name], project, files)])),
      flows: flows(services),
      closes: 'nothing',
    };
  },
});

/** What compose makes of `$$`. A single dollar sign would be a variable. */
function interpolated(text: string): string {
  expect(text.replace(/\$\$/g, '')).not.toContain('$');
  return text.replace(/\$\$/g, '$');
}

function delivered(service: any, project: any, files: readonly ConfigFile[]): DeliveredWorkload {
  const mounted: { [path: string]: string } = {};
  const secrets: { [path: string]: string } = {};
  for (const { source, target } of service.secrets ?? []) secrets[target] = project.secrets[source].file;
  const writable: string[] = (service.tmpfs ?? []).map((mount: string) => mount.split(':')[0]);
  for (const [from, to, mode] of (service.volumes ?? []).map((volume: string) => volume.split(':'))) {
    if (from.startsWith('./')) {
      const inside = files.filter(({ path }) => path.startsWith(`${from.slice(2)}/`));
      for (const { path, content } of inside) mounted[`${to}/${path.slice(from.length - 1)}`] = content;
    } else if (to === '/etc/secrets') {
      secrets['/etc/secrets/grafana-admin-password'] = from;
    }
    if (mode === undefined) writable.push(to);
    else expect(mode).toMatch(/^ro(,rslave)?$/);
  }
  const [user, group] = service.user.split(':').map(Number);
  const [, port, path] = /^http:\/\/127\.0\.0\.1:(\d+)(\/.*)$/.exec(service.healthcheck?.test.at(-1) ?? '') ?? [];
  return {
    image: interpolated(service.image),
    command: service.entrypoint?.map(interpolated),
    args: service.command?.map(interpolated),
    environment: Object.fromEntries(Object.entries<string>(service.environment ?? {}).map(([name, value]) => [name, interpolated(value)])),
    files: mounted,
    secrets,
    user,
    group,
    memoryLimitMiB: Number(/^(\d+)m$/.exec(service.mem_limit)![1]),
    readOnlyRoot: service.read_only,
    droppedCapabilities: service.cap_drop,
    mayGainPrivileges: !service.security_opt.includes('no-new-privileges:true'),
    writable,
    stopSeconds: Number(/^(\d+)s$/.exec(service.stop_grace_period)![1]),
    probes: { readiness: port === undefined ? undefined : { port: Number(port), path } },
    // Health checks need a program in the image: only those of the servers are known to have one.
    knownProbes: service.healthcheck === undefined ? [] : ['readiness'],
  };
}

/** Services of one project share a network, where all ports of all are open, and the way out is open too. */
function flows(services: any): OpenFlow[] {
  const names = Object.keys(services).filter((name) => services[name].network_mode === undefined);
  const everyPort = [443, 587, 5432, 8000, 9090, 9093, 9100, 9187, 9999];
  return names.flatMap((from) => [...names, 'anywhere', '10.1.2.3', '192.0.2.7'].flatMap((to) => everyPort.map((port) => ({ from, to, port }))));
}
