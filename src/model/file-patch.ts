/**
 * Somebody's last word on a rendered file.
 *
 * @internal
 */
export interface FilePatch {
  /** Such as `grafana/provisioning/datasources/prometheus.yaml`. */
  readonly path: string;
  /** Merged last: objects merge, all else replaces, `null` removes. */
  readonly fields: { readonly [key: string]: any };
}
