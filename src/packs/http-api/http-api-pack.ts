import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { metrics } from './metrics';
import { ruleTests } from './rule-tests';
import { scrapeJob } from './scrape';
import { Names, requireName, shown } from '../../core';
import { Discovery, Pack, PackContext, PackContribution, ScrapeAuth, TlsOptions } from '../../model';

/**
 * The counter of requests of an API, as its own library calls it.
 */
export interface HttpRequestsMetric {
  /** The counter's name, such as `http_requests_total`. */
  readonly metric: string;
  /** The label with the status code; `5xx` counts as a code too. @default 'status' */
  readonly statusLabel?: string;
  /** The label with the method. @default - requests are not told apart by method */
  readonly methodLabel?: string;
  /** The label with the route or endpoint. @default - requests are not told apart by endpoint */
  readonly endpointLabel?: string;
  /** Other labels that the counter has. @default - none */
  readonly otherLabels?: string[];
}

/**
 * The histogram of response times of an API, in seconds.
 */
export interface HttpLatencyMetric {
  /** The histogram's name without `_bucket`, such as `http_request_duration_seconds`. */
  readonly metric: string;
  /** All its labels but `le`. @default - none */
  readonly labels?: string[];
}

/**
 * Properties of `HttpApiPack`.
 */
export interface HttpApiPackProps {
  /** Name of the pack; its rule file and its dashboard are named after it. @default 'http-api' */
  readonly name?: string;
  /** The scrape job, which is the value of the `job` label. */
  readonly job: string;
  /** Where the API serves its metrics, as `host:port`; a part may be a late value. @default - none */
  readonly targets?: string[];
  /** How more targets are found. @default - none */
  readonly discovery?: Discovery[];
  /** The path of the metrics. @default '/metrics' */
  readonly metricsPath?: string;
  /** How Prometheus identifies itself there. @default - not at all */
  readonly auth?: ScrapeAuth;
  /** TLS towards the API. @default - plain HTTP */
  readonly tls?: TlsOptions;
  /** The counter of requests. */
  readonly requests: HttpRequestsMetric;
  /** The histogram of response times. */
  readonly latency: HttpLatencyMetric;
  /** How many series one instance has, roughly: for the estimate of disk and memory. @default 1000 */
  readonly expectedSeries?: number;
}

/**
 * An HTTP API that serves metrics itself: rate, errors and duration of its requests, by the names that its library gave them.
 */
export class HttpApiPack extends Pack {
  private readonly props: HttpApiPackProps;

  /**
   * @throws on an illegal name of a job, metric or label, a target without a port, or neither targets nor discovery
   */
  public constructor(props: HttpApiPackProps) {
    super(props.name ?? 'http-api');
    const of = `HttpApiPack ${shown(this.name)}`;
    const { requests, latency } = props;
    for (const metric of [requests.metric, latency.metric]) requireName(Names.METRIC, metric, of);
    const labels = [requests.statusLabel, requests.methodLabel, requests.endpointLabel, ...requests.otherLabels ?? [], ...latency.labels ?? []];
    for (const label of labels) if (label !== undefined) requireName(Names.LABEL, label, of);
    this.props = { ...props };
    scrapeJob(this.props);
  }

  public contribute(context: PackContext): PackContribution {
    return {
      jobs: [scrapeJob(this.props)],
      metrics: metrics(this.props),
      ruleGroups: alertRules(this.name, this.props, context.rateWindow),
      dashboards: [dashboard(this.name, this.props)],
      ruleTests: ruleTests(this.props),
    };
  }
}
