import { Alertmanager, Discovery, ScrapeJob } from '../../model';

/** @internal */
export const PROMETHEUS = 'prometheus';
/** @internal */
export const ALERTMANAGER = 'alertmanager';

/**
 * Prometheus asks itself without leaving its own network, so no way has to be open for it, and no Service leads a pod back to
 * itself. The instance is called as others call it: `localhost` says nothing in a notification.
 *
 * @internal
 */
export function prometheusJob(): ScrapeJob {
  return new ScrapeJob({ name: PROMETHEUS, targets: ['localhost:9090'], labels: { instance: 'prometheus:9090' }, expectedSeries: 1000 });
}

/**
 * The Alertmanager that the monitoring runs, each replica of it, or the one that it sends its alerts to.
 *
 * @internal
 */
export function alertmanagerJobs({ options, server }: Alertmanager): ScrapeJob[] {
  const job = { name: ALERTMANAGER, expectedSeries: 600 };
  if (options !== undefined) return [new ScrapeJob({ ...job, discovery: [Discovery.workload('alertmanager', 9093)], expectedTargets: options.replicas ?? 1 })];
  if (server === undefined) return [];
  const { address, scheme, pathPrefix } = server;
  const prefix = pathPrefix?.replace(/^\/*/, '/').replace(/\/+$/, '');
  // Without a port it is the scheme's, as where alerts are sent.
  const target = /[:}][^\]]*$/.test(address) ? address : `${address}:${scheme === 'https' ? 443 : 80}`;
  return [new ScrapeJob({ ...job, targets: [target], scheme, metricsPath: prefix ? `${prefix}/metrics` : undefined })];
}

/**
 * What of Alertmanager there is to be watched.
 *
 * @internal
 */
export interface Watched {
  /** One is told about alerts: the monitoring's own, or one that exists. */
  readonly alertmanager: boolean;
  /** The monitoring's own has members that must know of each other. */
  readonly cluster: boolean;
}

/** @internal */
export function watchedOf({ options, server }: Alertmanager): Watched {
  return { alertmanager: options !== undefined || server !== undefined, cluster: (options?.replicas ?? 1) > 1 };
}
