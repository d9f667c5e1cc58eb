import { hasLateValue, sortedBy } from '../core';
import { Description, Discovery, ScrapeJob } from '../model';
import { Flow, Workload } from '../workload';

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
    ...(runs('alertmanager') ? toReceivers(description) : []),
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
  const listed = (job._props.targets ?? []).map((target) => ({ from, to: { host: hostOf(target) }, port: portOf(target), reason }));
  return [...listed, ...(job._props.discovery ?? []).flatMap((discovery) => discoveryFlows(discovery, reason))];
}

function discoveryFlows(discovery: Discovery, reason: string): Flow[] {
  const from = { workload: 'prometheus' };
  if (discovery.kind === 'workload') return [{ from, to: { workload: discovery.workloadName }, port: discovery.workloadPort!, reason }];
  const api = discovery.kind === 'dns' ? [] : [{ from, to: {}, port: 443, reason: `${reason}: discovery` }];
  const port: unknown = discovery._config.port;
  return [...api, ...(typeof port === 'number' ? [{ from, to: {}, port, reason }] : [])];
}

function toAlertmanager(description: Description): Flow[] {
  const { options, server } = description.alertmanager;
  const from = { workload: 'prometheus' };
  if (options !== undefined) return [{ from, to: { workload: 'alertmanager' }, port: 9093, reason: 'send alerts' }];
  return server === undefined ? [] : [{ from, to: { host: hostOf(server.address) }, port: portOf(server.address), reason: 'send alerts' }];
}

function toRemoteStorage(description: Description): Flow[] {
  return description.remoteWrites.map((write) => {
    const [, scheme, host, port] = /^(https?):\/\/([^/:]+)(?::(\d+))?/.exec(write.url) ?? [];
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

function fromGrafana(description: Description): Flow[] {
  const from = { workload: 'grafana' };
  const existing = description.prometheus.server;
  return [
    existing === undefined
      ? { from, to: { workload: 'prometheus' }, port: 9090, reason: 'query' }
      : { from, to: { host: hostOf(existing.address) }, port: portOf(existing.address), reason: 'query' },
    ...(description.alertmanager.options === undefined ? [] : [{ from, to: { workload: 'alertmanager' }, port: 9093, reason: 'show silences' }]),
  ];
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
  const key = (flow: Flow) => [flow.from.workload, flow.to.workload ?? '', flow.port, flow.reason].join('|');
  const seen = new Set<string>();
  return sortedBy(flows, key).filter((flow) => {
    const id = `${key(flow)}|${flow.to.host ?? ''}`;
    return seen.has(id) ? false : (seen.add(id), true);
  });
}
