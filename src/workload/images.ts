/**
 * The images that are run, each at the version that the rendered configuration and the metric catalogs were written for.
 * All of them are pinned here and nowhere else. Names are complete, with the registry, so that every runtime resolves them alike.
 *
 * @internal
 */
export const Images = {
  PROMETHEUS: 'quay.io/prometheus/prometheus:v3.16.0',
  ALERTMANAGER: 'quay.io/prometheus/alertmanager:v0.34.2',
  /** The name `grafana-oss` is frozen since 13.0. */
  GRAFANA: 'docker.io/grafana/grafana:13.2.0',
  NODE_EXPORTER: 'quay.io/prometheus/node-exporter:v1.12.1',
  POSTGRES_EXPORTER: 'quay.io/prometheuscommunity/postgres-exporter:v0.20.1',
  /** The variant with a shell: the exporter itself cannot read a plain password from a file. */
  REDIS_EXPORTER: 'docker.io/oliver006/redis_exporter:v1.89.0-alpine',
} as const;
