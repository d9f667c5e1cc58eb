/**
 * One series of a rule test, in promtool's notation (`0+10x30`, `_x5`, `stale`).
 */
export interface TestSeries {
  /** Such as `up{job="api", instance="a:80"}`. */
  readonly series: string;
  /** Such as `0+10x30`. */
  readonly values: string;
}

/**
 * An alert that a rule test expects.
 */
export interface ExpectedAlert {
  /** Labels beside those that the rule itself adds. */
  readonly labels: { readonly [label: string]: string };
  /** Annotations as they read then; each that holds a template must be among them. @default - those of the rule */
  readonly annotations?: { readonly [name: string]: string };
}

/**
 * A case for one alert: given these series, at this time exactly these alerts fire
 * (https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/).
 */
export interface RuleTest {
  /** What the case shows, in a few words. */
  readonly name: string;
  /** The alert's name, as the pack calls it. */
  readonly alert: string;
  /** Distance of two samples of the series. @default '1m' */
  readonly interval?: string;
  /** What the servers are given. */
  readonly series: TestSeries[];
  /** When the alerts are looked at, counted from the start. */
  readonly evalTime: string;
  /** The alerts that fire then. @default - none */
  readonly firing?: ExpectedAlert[];
}
