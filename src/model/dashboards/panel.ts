import { isGrafanaUnit } from './grafana-units';
import { Threshold } from './threshold';
import { Unit } from './unit';
import { invalid, Json, shown } from '../../core';
import { Query } from '../../promql';

/**
 * One query of a panel.
 */
export interface PanelQuery {
  /** PromQL; Grafana's macros and variables may be used, `$__rate_interval` should be for windows. */
  readonly expr: string;
  /** What a series is called, such as `{{method}} {{status}}`. @default - its labels */
  readonly legend?: string;
  /** Only the last value counts. @default - true for stat, gauge, bar gauge and table */
  readonly instant?: boolean;
  /** Verbatim fields of the target, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Properties of a panel.
 */
export interface PanelProps {
  /** What it is called. */
  readonly title: string;
  /** What it shows, and what is normal: the text behind the panel's "i". */
  readonly description: string;
  /** What it shows. */
  readonly queries: PanelQuery[];
  /** How its numbers are written. */
  readonly unit: Unit;
  /** Columns of 24. @default 8 */
  readonly width?: number;
  /** Rows of about 30 pixels. @default 8 */
  readonly height?: number;
  /** Values from which on it looks different. @default - none but those of `alerts` */
  readonly thresholds?: Threshold[];
  /** Alerts whose thresholds are drawn, by name; as the alert is tuned, the line moves. @default - none */
  readonly alerts?: string[];
  /** The least value of the axis. @default - by the data */
  readonly min?: number;
  /** The greatest value of the axis. @default - by the data */
  readonly max?: number;
  /** Series are put on top of each other. @default false */
  readonly stacked?: boolean;
  /** Digits after the point. @default - by the data */
  readonly decimals?: number;
  /** Verbatim fields of the panel, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * One picture on a dashboard.
 */
export class Panel {
  /** Values over time. */
  public static timeSeries(props: PanelProps): Panel {
    return new Panel('timeseries', props);
  }

  /** One large number. */
  public static stat(props: PanelProps): Panel {
    return new Panel('stat', props);
  }

  /** A number between two ends. Give `min` and `max`. */
  public static gauge(props: PanelProps): Panel {
    return new Panel('gauge', props);
  }

  /** A bar for each series. */
  public static barGauge(props: PanelProps): Panel {
    return new Panel('bargauge', props);
  }

  /** A line for each series. */
  public static table(props: PanelProps): Panel {
    return new Panel('table', props);
  }

  /** How the values of histogram buckets move. */
  public static heatmap(props: PanelProps): Panel {
    return new Panel('heatmap', props);
  }

  /**
   * One that was read from JSON: Grafana asks less of it than this library of its own.
   *
   * @internal
   */
  public static _imported(json: Json): Panel {
    const unit = json.fieldConfig?.defaults?.unit;
    const queries: PanelQuery[] = (json.targets ?? []).filter((target: Json) => typeof target.expr === 'string' && target.expr.trim() !== '')
      .map((target: Json) => ({ expr: target.expr, legend: target.legendFormat, instant: target.instant === true }));
    const props: PanelProps = { title: json.title ?? '', description: json.description ?? '', queries, unit: typeof unit === 'string' && isGrafanaUnit(unit) ? Unit.of(unit) : Unit.SHORT };
    const fields: Panel = { type: json.type, title: props.title, queries, _props: props };
    return Object.assign(Object.create(Panel.prototype) as Panel, fields);
  }

  /** Grafana's id of the kind of panel. */
  public readonly type: string;
  /** What it is called. */
  public readonly title: string;
  /** What it shows. */
  public readonly queries: PanelQuery[];
  /** @internal */
  public readonly _props: PanelProps;

  /**
   * @throws on a missing title, description or query, a query that does not parse, or a width that does not fit
   */
  private constructor(type: string, props: PanelProps) {
    const of = `panel ${shown(props.title)}`;
    if (!props.title?.trim()) throw invalid('a panel has no title: say in a few words what it shows');
    if (!props.description?.trim()) throw invalid(`${of} has no description: say what it shows and what is normal`);
    if (props.queries.length === 0) throw invalid(`${of} has no query: give at least one`);
    if (!(props.unit instanceof Object) || typeof props.unit.id !== 'string') throw invalid(`${of} has no unit: give one, such as Unit.SECONDS; Unit.SHORT is a plain number`);
    const width = props.width ?? 8;
    if (!Number.isInteger(width) || width < 1 || width > 24) throw invalid(`${of}: width ${shown(props.width)} is not a whole number from 1 to 24, Grafana's columns`);
    const height = props.height ?? 8;
    if (!Number.isInteger(height) || height < 1) throw invalid(`${of}: height ${shown(props.height)} is not a whole number above zero`);
    for (const query of props.queries) Query.parse(query.expr, of, { grafana: true });
    this.type = type;
    this.title = props.title;
    this.queries = [...props.queries];
    this._props = props;
  }
}
