import { Discovery } from './discovery';
import { Relabel } from './relabel';
import { ScrapeAuth, TlsOptions } from './scrape-auth';
import { formatDuration, hasLateValue, invalid, Names, parsePositiveDuration, replaceLateValues, requireName, requireNoLateNumber, requireSecretRef, shown } from '../../core';

/**
 * Properties of `ScrapeJob`.
 */
export interface ScrapeJobProps {
  /** The value of the `job` label; unique. */
  readonly name: string;
  /** Targets as `host:port`; a part may be a late value, such as an RDS endpoint. @default - none */
  readonly targets?: string[];
  /** How more targets are found. @default - none */
  readonly discovery?: Discovery[];
  /** Labels that every series of the targets gets. @default - none */
  readonly labels?: { readonly [label: string]: string };
  /** The path that metrics are served on. @default '/metrics' */
  readonly metricsPath?: string;
  /** `http` or `https`. @default 'https' with `tls`, else 'http' */
  readonly scheme?: string;
  /** URL parameters. @default - none */
  readonly params?: { readonly [name: string]: string[] };
  /** How often, such as `15s`. @default - the monitoring's `scrapeInterval` */
  readonly scrapeInterval?: string;
  /** How long one scrape may take; at most the interval. @default - the monitoring's `scrapeTimeout`, at most the interval */
  readonly scrapeTimeout?: string;
  /** How Prometheus identifies itself to the targets. @default - none */
  readonly auth?: ScrapeAuth;
  /** TLS towards the targets. @default - plain HTTP */
  readonly tls?: TlsOptions;
  /** Steps applied to targets. @default - none */
  readonly relabelings?: Relabel[];
  /** Steps applied to samples. @default - none */
  readonly metricRelabelings?: Relabel[];
  /** Keep `job` and `instance` as the target reports them. @default false */
  readonly honorLabels?: boolean;
  /** The most samples a scrape may bring; a larger one fails as a whole. @default - no limit */
  readonly sampleLimit?: number;
  /** How many series one target has, roughly: for the estimate of disk and memory. @default 1000 */
  readonly expectedSeries?: number;
  /** How many targets there are, roughly, when they are discovered. @default - the number of `targets`, at least 1 */
  readonly expectedTargets?: number;
  /** Verbatim fields of the scrape_config, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * What Prometheus scrapes under one name
 * (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config).
 */
export class ScrapeJob {
  /**
   * A job as it stands in a file: Prometheus asks less of it than this library of its own.
   *
   * @internal
   */
  public static _imported(props: ScrapeJobProps): ScrapeJob {
    const fields: Pick<ScrapeJob, 'name' | '_props'> = { name: props.name, _props: props };
    return Object.assign(Object.create(ScrapeJob.prototype) as ScrapeJob, fields);
  }

  /** The value of the `job` label. */
  public readonly name: string;
  /** @internal */
  public readonly _props: ScrapeJobProps;

  /**
   * @throws on an illegal name or label, a target without a port, no target at all, a literal where a secret belongs,
   * or a timeout above the interval
   */
  public constructor(props: ScrapeJobProps) {
    this.name = requireName(Names.JOB, props.name, 'scrape job');
    const of = `scrape job ${shown(props.name)}`;
    requireList(props.targets, `${of}: targets`);
    for (const target of props.targets ?? []) requireTarget(target, of);
    if ((props.targets ?? []).length === 0 && (props.discovery ?? []).length === 0) {
      throw invalid(`${of} has no targets: give targets: ['host:port'] or a discovery`);
    }
    for (const label of Object.keys(props.labels ?? {})) requireName(Names.LABEL, label, of);
    if (props.scheme !== undefined && props.scheme !== 'http' && props.scheme !== 'https') {
      throw invalid(`${of}: illegal scheme ${shown(props.scheme)}: allowed are "http" and "https"`);
    }
    if (props.metricsPath !== undefined && !props.metricsPath.startsWith('/')) {
      throw invalid(`${of}: illegal metrics path ${shown(props.metricsPath)}: it must start with "/"`);
    }
    for (const [field, secret] of Object.entries({ ca: props.tls?.ca, cert: props.tls?.cert, key: props.tls?.key })) {
      if (secret !== undefined) requireSecretRef(secret, `${of}: tls.${field}`);
    }
    if ((props.tls?.cert === undefined) !== (props.tls?.key === undefined)) {
      throw invalid(`${of}: a client certificate is its cert and its key: give both tls.cert and tls.key, or neither`);
    }
    const interval = props.scrapeInterval === undefined ? undefined : parsePositiveDuration(props.scrapeInterval, `${of}: scrape interval`);
    const timeout = props.scrapeTimeout === undefined ? undefined : parsePositiveDuration(props.scrapeTimeout, `${of}: scrape timeout`);
    if (interval !== undefined && timeout !== undefined) requireTimeout(of, timeout, interval);
    for (const field of ['sampleLimit', 'expectedSeries', 'expectedTargets'] as const) {
      const value = props[field];
      if (value !== undefined && !(Number.isInteger(value) && value > 0)) throw invalid(`${of}: ${field} is ${shown(value)}, but must be a whole number above zero`);
    }
    this._props = { ...props };
  }

  /**
   * Interval and timeout in milliseconds, with the defaults of the monitoring filled in.
   *
   * @internal
   */
  public _timing(defaults: { readonly intervalMs: number; readonly timeoutMs: number }): { intervalMs: number; timeoutMs: number } {
    const of = `scrape job ${shown(this.name)}`;
    const intervalMs = this._props.scrapeInterval === undefined ? defaults.intervalMs : parsePositiveDuration(this._props.scrapeInterval, of);
    const own = this._props.scrapeTimeout;
    const timeoutMs = own === undefined ? Math.min(defaults.timeoutMs, intervalMs) : parsePositiveDuration(own, of);
    requireTimeout(of, timeoutMs, intervalMs);
    return { intervalMs, timeoutMs };
  }
}

/**
 * @internal
 */
export function requireTimeout(of: string, timeoutMs: number, intervalMs: number): void {
  if (timeoutMs > intervalMs) {
    throw invalid(`${of}: the scrape timeout ${formatDuration(timeoutMs)} is longer than the scrape interval ${formatDuration(intervalMs)}: `
      + `Prometheus refuses that; use at most ${formatDuration(intervalMs)}`);
  }
}

/** What TypeScript would have refused: a single text is a list of its letters. */
function requireList(value: unknown, what: string): void {
  if (value !== undefined && !Array.isArray(value)) throw invalid(`${what} is ${shown(value)}, but must be a list, such as ['backend:8000']`);
}

function requireTarget(target: string, of: string): void {
  if (typeof target !== 'string') throw invalid(`${of}: target is ${shown(target)}, but must be "host:port"`);
  requireNoLateNumber(target, `${of}: target`);
  if (target.includes('#{Token[')) throw invalid(`${of}: target ${shown(target)} is a list that only deployment knows: take its elements with Fn.select(index, list)`);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) {
    throw invalid(`${of}: target ${shown(target)} is a URL: give "host:port" in targets, and the rest as scheme and metricsPath`);
  }
  const withoutLateValues = replaceLateValues(target, () => 'late');
  const port = /:([^:\]]+)$/.exec(withoutLateValues)?.[1];
  if (hasLateValue(target) && (port === undefined || port.includes('late'))) {
    throw invalid(`${of}: target ${shown(target)} has a port that only deployment knows: write it as a number, such as \`\${address}:8000\`, `
      + 'so that the way there can be opened');
  }
  const isPort = port !== undefined && /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535;
  if (!isPort || /\s|\//.test(withoutLateValues)) {
    throw invalid(`${of}: target ${shown(target)} is not "host:port": add the port that /metrics is served on, such as "${target.split(':')[0] || 'backend'}:8000"`);
  }
}
