import { invalid, Names, requireName, shown } from '../../core';

/**
 * What kind of numbers a metric has (https://prometheus.io/docs/concepts/metric_types/).
 */
export enum MetricType {
  COUNTER = 'counter',
  GAUGE = 'gauge',
  /** With `_bucket`, `_sum` and `_count` series. */
  HISTOGRAM = 'histogram',
  /** With quantile, `_sum` and `_count` series. */
  SUMMARY = 'summary',
  /** Constant 1, the labels tell. */
  INFO = 'info',
  /** The exporter does not say. */
  UNTYPED = 'untyped',
}

/**
 * Options of a metric.
 */
export interface MetricOptions {
  /** What it counts or measures. @default - not said */
  readonly help?: string;
  /** Its labels, without those of the target (`job`, `instance`). @default - none */
  readonly labels?: string[];
  /** The only values that some labels have. @default - any value */
  readonly labelValues?: { readonly [label: string]: string[] };
}

/**
 * A metric that will exist: what queries are checked against.
 */
export class Metric {
  /** Only goes up, but for restarts. */
  public static counter(name: string, options: MetricOptions = {}): Metric {
    return new Metric(name, MetricType.COUNTER, options);
  }

  /** Goes up and down. */
  public static gauge(name: string, options: MetricOptions = {}): Metric {
    return new Metric(name, MetricType.GAUGE, options);
  }

  /** A classic histogram, by its name without `_bucket`. */
  public static histogram(name: string, options: MetricOptions = {}): Metric {
    return new Metric(name, MetricType.HISTOGRAM, options);
  }

  /** A summary, by its name without `_sum`. */
  public static summary(name: string, options: MetricOptions = {}): Metric {
    return new Metric(name, MetricType.SUMMARY, options);
  }

  /** Constant 1, the labels tell. */
  public static info(name: string, options: MetricOptions = {}): Metric {
    return new Metric(name, MetricType.INFO, options);
  }

  /** A metric whose exporter does not say what it is. */
  public static untyped(name: string, options: MetricOptions = {}): Metric {
    return new Metric(name, MetricType.UNTYPED, options);
  }

  /** Its labels, without those of the target. */
  public readonly labels: string[];
  /** What it counts or measures. */
  public readonly help?: string;
  /** The only values that some labels have. */
  public readonly labelValues: { readonly [label: string]: string[] };

  private constructor(
    /** Its name; of a histogram or summary without the suffix of its series. */
    public readonly name: string,
    /** What kind of numbers it has. */
    public readonly type: MetricType,
    options: MetricOptions,
  ) {
    requireName(Names.METRIC, name, 'metric');
    const of = `metric ${shown(name)}`;
    if (type === MetricType.HISTOGRAM && name.endsWith('_bucket')) throw invalid(`${of}: declare a histogram by its name without "_bucket"`);
    for (const label of options.labels ?? []) requireName(Names.LABEL, label, of);
    for (const label of Object.keys(options.labelValues ?? {})) {
      if (!options.labels?.includes(label)) throw invalid(`${of}: values are given for label ${shown(label)}, which is not among its labels ${shown(options.labels ?? [])}`);
    }
    this.labels = [...options.labels ?? []];
    this.help = options.help;
    this.labelValues = { ...options.labelValues };
  }

  /** The names of its series: three for a histogram. */
  public seriesNames(): string[] {
    switch (this.type) {
      case MetricType.HISTOGRAM: return ['_bucket', '_sum', '_count'].map((suffix) => this.name + suffix);
      case MetricType.SUMMARY: return ['', '_sum', '_count'].map((suffix) => this.name + suffix);
      default: return [this.name];
    }
  }
}
