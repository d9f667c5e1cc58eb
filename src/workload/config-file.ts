/**
 * A file of the configuration, as text.
 */
export interface ConfigFile {
  /** Below the root of the configuration, such as `prometheus/prometheus.yml`; forward slashes. */
  readonly path: string;
  /** The complete text; may hold late values. */
  readonly content: string;
}
