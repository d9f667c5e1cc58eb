/**
 * The images that run, each pinned to the version that the tests judge: the one place to raise a version.
 *
 * @internal
 */
export const Images = {
  PROMETHEUS: 'quay.io/prometheus/prometheus:v3.16.0',
  ALERTMANAGER: 'quay.io/prometheus/alertmanager:v0.34.2',
  GRAFANA: 'docker.io/grafana/grafana:13.2.0',
  NODE_EXPORTER: 'quay.io/prometheus/node-exporter:v1.12.1',
  POSTGRES_EXPORTER: 'quay.io/prometheuscommunity/postgres-exporter:v0.20.1',
  /** The variant with a shell: the password is read from a file at start. */
  REDIS_EXPORTER: 'docker.io/oliver006/redis_exporter:v1.89.0-alpine',
} as const;
