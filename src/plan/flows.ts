import { hasLateValue, sortedBy } from '../core';
import { Description, Discovery, ExistingServer, ScrapeJob } from '../model';
import { Flow, Protocol, Workload } from '../workload';
import { GOSSIP_PORT } from './components/alertmanager';

/**
 * Who talks to whom: what the description implies, and nothing else. Name resolution is not listed; every target gives it.
 *
 * @internal
 */
export function flowsOf(description: Description, workloads: readonly Workload[]): Flow[] {
  const runs = (name: string) => workloads.some((workload) => workload.name === name);
  const flows: Flow[] = [
    ...(runs('prometheus') ? description.jobs.flatMap((job) => scrapeFlows(job)) : []),
    ...(runs('prometheus') ? [...toAlertmanager(description), ...toRemoteStorage(description)] : []),
    ...(runs('alertmanager') ? [...toReceivers(description), ...amongReplicas(description)] : []),
    ...(runs('grafana') ? fromGrafana(description) : []),
    ...workloads.flatMap((workload) => workload.upstreams.map((upstream) => ({
      from: { workload: workload.name }, to: { host: upstream.host }, port: upstream.port, reason: upstream.reason,
    }))),
  ];
  return distinct(flows);
}

function scrapeFlows(job: ScrapeJob): Flow[] {
  const from = { workload: 'prometheus' };
  const reason = `scrape ${job.name}`;
  // Prometheus reaches itself, and what shares its network, without leaving.
  const listed = (job._props.targets ?? []).filter((target) => !isLoopback(hostOf(target)))
    .map((target) => ({ from, to: { host: hostOf(target) }, port: portOf(target), reason }));
  return [...listed, ...(job._props.discovery ?? []).flatMap((discovery) => discoveryFlows(discovery, reason))];
}

function discoveryFlows(discovery: Discovery, reason: string): Flow[] {
  const from = { workload: 'prometheus' };
  if (discovery.kind === 'workload') return [{ from, to: { workload: discovery.workloadName }, port: discovery.workloadPort!, reason }];
  const asked = `${reason}: discovery`;
  const port: unknown = discovery._config.port;
  // A cloud's API, which is asked by HTTPS; where a service says itself whom it asks, that one.
  const api = discovery.kind === 'dns' ? [] : serversOf(discovery).map(({ host, port: apiPort }) => ({ from, to: host === undefined ? {} : { host }, port: apiPort, reason: asked }));
  if (typeof port === 'number') return [...api, { from, to: {}, port, reason }];
  // Which ports pods are scraped on is the business of the target that has pods.
  return discovery.permission === undefined ? [...api, { from, to: {}, port: 0, reason }] : api;
}

/** In Prometheus' words: `server`, `host`, `url`, `api_server`, `servers`; a file is read, nobody is asked. */
function serversOf({ kind, _config }: Discovery): { readonly host?: string; readonly port: number }[] {
  if (kind === 'file') return [];
  const named = [_config.server, _config.host, _config.url, _config.api_server, _config.servers].flat().filter((server) => typeof server === 'string' && !server.startsWith('unix:'));
  if (named.length === 0) return [{ port: 443 }];
  return named.map((server: string) => {
    const [, scheme, host, port] = /^(?:([a-z]+):\/\/)?(\$\{Token\[[^\]]*\]\}|\[[^\]]*\]|[^/:]+)(?::(\d+))?/.exec(server) ?? [];
    return { host, port: Number(port ?? (scheme === 'http' ? 80 : 443)) };
  });
}

function toAlertmanager(description: Description): Flow[] {
  const { options, server } = description.alertmanager;
  const from = { workload: 'prometheus' };
  if (options !== undefined) return [{ from, to: { workload: 'alertmanager' }, port: 9093, reason: 'send alerts' }];
  return server === undefined ? [] : [{ from, to: { host: hostOf(server.address) }, port: serverPort(server), reason: 'send alerts' }];
}

function toRemoteStorage(description: Description): Flow[] {
  return description.remoteWrites.map((write) => {
    const [, scheme, host, port] = /^(https?):\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:]+)(?::(\d+))?/.exec(write.url) ?? [];
    return { from: { workload: 'prometheus' }, to: host === undefined || hasLateValue(write.url) ? {} : { host }, port: Number(port ?? (scheme === 'http' ? 80 : 443)), reason: `write to ${write.name}` };
  });
}

function toReceivers(description: Description): Flow[] {
  return description.receivers.flatMap((receiver) => receiver.integrations.map(({ upstream }) => ({
    from: { workload: 'alertmanager' },
    to: upstream === undefined ? {} : { host: upstream.host },
    port: upstream?.port ?? 443,
    reason: upstream?.reason ?? `notify ${receiver.name}`,
  })));
}

function amongReplicas({ alertmanager }: Description): Flow[] {
  if (alertmanager._replicas === 1) return [];
  const peer = { workload: 'alertmanager' };
  return [Protocol.TCP, Protocol.UDP].map((protocol) => ({ from: peer, to: peer, port: GOSSIP_PORT, protocol, reason: 'tell replicas what was notified' }));
}

function fromGrafana(description: Description): Flow[] {
  const from = { workload: 'grafana' };
  const to = (workload: string, port: number, server: ExistingServer | undefined) => (server === undefined
    ? { to: { workload }, port }
    : { to: { host: hostOf(server.address) }, port: serverPort(server) });
  const { prometheus, alertmanager } = description;
  const hasAlertmanager = alertmanager.options !== undefined || alertmanager.server !== undefined;
  return [
    { from, ...to('prometheus', 9090, prometheus.server), reason: 'query' },
    ...(hasAlertmanager ? [{ from, ...to('alertmanager', 9093, alertmanager.server), reason: 'show silences' }] : []),
  ];
}

/** Without a port it is the scheme's, unless the late value brings one along. */
function serverPort({ address, scheme }: ExistingServer): number {
  return portOf(address) || (hasLateValue(address) ? 0 : scheme === 'https' ? 443 : 80);
}

/** A late value may be the whole address; its port is then any. */
function portOf(address: string): number {
  return Number(/:(\d+)$/.exec(address)?.[1] ?? 0);
}

function hostOf(address: string): string {
  return address.replace(/:[^:\]]*$/, '');
}

/** Late values tell nothing about order, so hosts do not take part in it: same peers keep the order of the description. */
function distinct(flows: Flow[]): Flow[] {
  const key = ({ from, to, port, reason, protocol }: Flow) => [from.workload, to.workload ?? '', port, reason, ...protocol === undefined ? [] : [protocol]].join('|');
  const seen = new Set<string>();
  return sortedBy(flows, key).filter((flow) => {
    const id = `${key(flow)}|${flow.to.host ?? ''}`;
    return seen.has(id) ? false : (seen.add(id), true);
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
