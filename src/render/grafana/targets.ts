import type { DataQuery } from '@grafana/schema';
import { chosenDataSource } from './data-source';
import { Published } from './published';
import { Json, mergeOverrides } from '../../core';
import { Panel, PanelQuery } from '../../model';

/**
 * A query of Grafana's Prometheus data source.
 *
 * @internal
 */
export interface PrometheusTarget extends Published<DataQuery> {
  expr: string;
  /** `__auto`: the labels that differ. */
  legendFormat?: string;
  instant?: boolean;
  range?: boolean;
  format?: 'time_series' | 'table' | 'heatmap';
  editorMode?: 'code';
}

/** Kinds of panels that show the last value only. */
const SHOW_LAST_VALUE = ['stat', 'gauge', 'bargauge', 'table'];

/**
 * Whether only the last value of the query is asked for.
 *
 * @internal
 */
export function isInstant(query: PanelQuery, panel: Panel): boolean {
  return query.instant ?? SHOW_LAST_VALUE.includes(panel.type);
}

/**
 * The queries of a panel, as A, B, C and so on.
 *
 * @internal
 */
export function renderTargets(panel: Panel): Json[] {
  return panel.queries.map((query, index) => mergeOverrides(target(query, index, panel), query.overrides));
}

/**
 * The name of a query within its panel: as Grafana counts, AA follows on Z.
 *
 * @internal
 */
export function refId(index: number): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + index % 26);
  return index < 26 ? last : refId(Math.floor(index / 26) - 1) + last;
}

function target(query: PanelQuery, index: number, panel: Panel): PrometheusTarget {
  const instant = isInstant(query, panel);
  return {
    refId: refId(index),
    datasource: chosenDataSource(),
    editorMode: 'code',
    expr: query.expr,
    legendFormat: query.legend ?? (panel.type === 'heatmap' ? '{{le}}' : '__auto'),
    format: panel.type === 'heatmap' ? 'heatmap' : panel.type === 'table' ? 'table' : 'time_series',
    instant,
    range: !instant,
  };
}
