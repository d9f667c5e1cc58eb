import { PrometheusApi } from './prometheus-api';
import { Query } from '../../../src/promql';

/** A query of a panel as Grafana would send it. */
export interface PanelQuery {
  readonly dashboard: string;
  readonly panel: string;
  readonly expr: string;
}

/** What a server says to the queries of all panels. */
export interface PanelVerdict {
  /** How many queries were asked. */
  readonly asked: number;
  /** Those that it refuses, with its words. */
  readonly failed: string[];
  /** Those that give nothing although each metric that they name is there. */
  readonly empty: string[];
}

/** What Grafana puts in for its own macros, at a dashboard of six hours. */
const MACROS: { readonly [name: string]: string } = {
  __rate_interval: '1m',
  __interval: '15s',
  __interval_ms: '15000',
  __range: '6h',
  __range_s: '21600',
  __range_ms: '21600000',
};

/**
 * The queries of all panels of rendered dashboards, with macros and the variables' own values ("All") put in.
 *
 * @param dashboards the texts of the JSON files
 */
export function panelQueries(dashboards: readonly string[]): PanelQuery[] {
  return dashboards.flatMap((text) => {
    const dashboard = JSON.parse(text);
    const values: { [name: string]: string } = { ...MACROS };
    for (const variable of dashboard.templating?.list ?? []) values[variable.name] = variable.allValue ?? '.*';
    const panels = (dashboard.panels ?? []).flatMap((panel: any) => [panel, ...panel.panels ?? []]);
    return panels.flatMap((panel: any) => (panel.targets ?? []).map((target: any) => ({
      dashboard: dashboard.title,
      panel: panel.title,
      expr: substituted(target.expr, values),
    })));
  });
}

/** Asks a running Prometheus all of them. */
export async function checkPanels(prometheus: PrometheusApi, queries: readonly PanelQuery[]): Promise<PanelVerdict> {
  const failed: string[] = [];
  const empty: string[] = [];
  const known = await prometheus.metricNames();
  for (const { dashboard, panel, expr } of queries) {
    const where = `${dashboard} / ${panel}: ${expr}`;
    try {
      const series = await prometheus.query(expr);
      if (series.length === 0 && metricsOf(expr).every((metric) => known.has(metric))) empty.push(where);
    } catch (error) {
      failed.push(`${where}\n  ${(error as Error).message}`);
    }
  }
  return { asked: queries.length, failed, empty };
}

function metricsOf(expr: string): string[] {
  return Query.parse(expr, 'the expr of a panel').selectors().flatMap(({ metric }) => metric ?? []);
}

function substituted(expr: string, values: { readonly [name: string]: string }): string {
  return expr.replace(/\$\{(\w+)(?::\w+)?\}|\$(\w+)/g, (text, braced, plain) => {
    const value = values[braced ?? plain];
    if (value === undefined) throw new Error(`${expr}: nothing is known of the variable ${text}`);
    return value;
  });
}
