import type { AnnotationQuery } from '@grafana/schema';
import { chosenDataSource } from './data-source';
import { Published } from './published';
import { PrometheusTarget } from './targets';
import { AlertRule } from '../../model';

/** An annotation query of Grafana's Prometheus data source, which reads its texts beside the query. */
interface PrometheusAnnotation extends Published<AnnotationQuery<PrometheusTarget>> {
  titleFormat: string;
  /** Labels, separated by commas. */
  tagKeys: string;
}

/**
 * Shades the time during which alerts fired whose thresholds are on the dashboard. No others: an alert that always fires
 * by intention, as a dead man's switch does, would shade everything.
 *
 * @internal
 */
export function renderAnnotations(alerts: readonly AlertRule[]): PrometheusAnnotation[] {
  const names = [...new Set(alerts.map((alert) => alert.name))].sort();
  if (names.length === 0) return [];
  return [{
    name: 'Firing alerts',
    datasource: chosenDataSource(),
    enable: true,
    hide: false,
    iconColor: 'red',
    target: { refId: 'Anno', expr: `ALERTS{alertstate="firing", alertname=~"${names.join('|')}"}` },
    titleFormat: '{{alertname}}',
    tagKeys: 'severity,job,instance',
  }];
}
