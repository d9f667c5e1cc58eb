import { Alertmanager } from './parts/alertmanager';
import { Grafana } from './parts/grafana';
import { Prometheus } from './parts/prometheus';

/**
 * Properties of `Monitoring`.
 */
export interface MonitoringProps {
  /** The name of what is monitored; files, objects and labels carry it. An RFC 1123 label of at most 40 characters. */
  readonly name: string;
  /** How often targets are scraped. @default '30s' */
  readonly scrapeInterval?: string;
  /** How long one scrape may take. @default - 10s, at most the interval */
  readonly scrapeTimeout?: string;
  /** How often rules are evaluated. @default - the scrape interval */
  readonly evaluationInterval?: string;
  /** How long samples are kept. @default '15d' */
  readonly retention?: string;
  /** Labels of everything that leaves this Prometheus. @default - { monitoring: name } */
  readonly externalLabels?: { readonly [label: string]: string };
  /** Where runbooks are published: `<runbookUrl>/<Alert>` is the `runbook_url` annotation of alerts that have one. @default - no annotation */
  readonly runbookUrl?: string;
  /** The Prometheus: run by the monitoring, or one that exists. @default Prometheus.run() */
  readonly prometheus?: Prometheus;
  /** The Alertmanager: run by the monitoring, one that exists, or none. @default Alertmanager.run() */
  readonly alertmanager?: Alertmanager;
  /** The Grafana: run by the monitoring, or none. @default Grafana.run() */
  readonly grafana?: Grafana;
  /** Verbatim fields of prometheus.yml, merged last. @default - none */
  readonly prometheusOverrides?: { readonly [key: string]: any };
  /** Verbatim fields of alertmanager.yml, merged last. @default - none */
  readonly alertmanagerOverrides?: { readonly [key: string]: any };
}
