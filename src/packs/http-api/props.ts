import { Discovery, ScrapeAuth, TlsOptions } from '../../model';

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
