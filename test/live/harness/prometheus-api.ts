import { getJson, request } from './http';

/** A series of an answer; of a matrix, `values` are its points. */
export interface Series {
  readonly metric: { readonly [label: string]: string };
  readonly value?: [number, string];
  readonly values?: [number, string][];
}

/** One scrape target, as Prometheus sees it. */
export interface Target {
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  readonly labels: { readonly [label: string]: string };
  readonly health: 'up' | 'down' | 'unknown';
  readonly lastError: string;
  readonly lastScrape: string;
}

/** One alert, as Prometheus sees it. */
export interface ActiveAlert {
  readonly labels: { readonly [label: string]: string };
  readonly annotations: { readonly [name: string]: string };
  readonly state: 'pending' | 'firing';
  readonly activeAt: string;
}

/** A rule group as it is loaded. */
export interface LoadedGroup {
  readonly name: string;
  readonly file: string;
  readonly interval: number;
  readonly rules: {
    readonly type: 'alerting' | 'recording';
    readonly name: string;
    readonly query: string;
    readonly duration?: number;
    readonly labels?: { readonly [label: string]: string };
    readonly health: string;
    readonly lastError?: string;
  }[];
}

/** A running Prometheus (https://prometheus.io/docs/prometheus/latest/querying/api/). */
export class PrometheusApi {
  public constructor(public readonly url: string) {}

  /** Whether it answers queries. */
  public async ready(): Promise<boolean> {
    await request(`${this.url}/-/ready`);
    return true;
  }

  /** An instant query. */
  public async query(expr: string, time?: number): Promise<Series[]> {
    const { resultType, result } = await this.get('query', { query: expr, ...(time === undefined ? {} : { time: String(time) }) });
    return resultType === 'scalar' || resultType === 'string' ? [{ metric: {}, value: result }] : result;
  }

  /** A range query; times in seconds since 1970. */
  public async queryRange(expr: string, start: number, end: number, stepSeconds: number): Promise<Series[]> {
    return (await this.get('query_range', { query: expr, start: String(start), end: String(end), step: String(stepSeconds) })).result;
  }

  /** The value of a query that gives one series, or none. */
  public async value(expr: string, time?: number): Promise<number | undefined> {
    const series = await this.query(expr, time);
    if (series.length > 1) throw new Error(`${expr} gives ${series.length} series`);
    return series.length === 0 ? undefined : Number(series[0].value![1]);
  }

  public async targets(): Promise<Target[]> {
    return (await this.get('targets', { state: 'active' })).activeTargets;
  }

  public async rules(): Promise<LoadedGroup[]> {
    return (await this.get('rules')).groups;
  }

  public async alerts(): Promise<ActiveAlert[]> {
    return (await this.get('alerts')).alerts;
  }

  /** The alerts of a name that fire. */
  public async firing(alertname: string): Promise<ActiveAlert[]> {
    return (await this.alerts()).filter((alert) => alert.labels.alertname === alertname && alert.state === 'firing');
  }

  /** The loaded configuration, as Prometheus prints it. */
  public async config(): Promise<string> {
    return (await this.get('status/config')).yaml;
  }

  public async flags(): Promise<{ readonly [flag: string]: string }> {
    return this.get('status/flags');
  }

  /** Of the Alertmanagers it sends to. */
  public async alertmanagers(): Promise<string[]> {
    return (await this.get('alertmanagers')).activeAlertmanagers.map(({ url }: { url: string }) => url);
  }

  public async metricNames(): Promise<Set<string>> {
    return new Set(await this.get('label/__name__/values'));
  }

  /** When the process started: another one, another time. */
  public async startTime(): Promise<string> {
    return (await this.get('status/runtimeinfo')).startTime;
  }

  private async get(path: string, parameters: { readonly [name: string]: string } = {}): Promise<any> {
    const query = new URLSearchParams(parameters).toString();
    return (await getJson(`${this.url}/api/v1/${path}${query === '' ? '' : `?${query}`}`)).data;
  }
}
