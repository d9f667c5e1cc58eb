import { Panel } from './panel';
import { Variable } from './variable';
import { invalid, parsePositiveDuration, shown } from '../../core';

/**
 * A section of a dashboard.
 */
export interface DashboardRow {
  /** What the section is called. */
  readonly title: string;
  /** From left to right, wrapped at 24 columns. */
  readonly panels: Panel[];
  /** Folded until somebody opens it. @default false */
  readonly collapsed?: boolean;
}

/**
 * Properties of `Dashboard`.
 */
export interface DashboardProps {
  /** Fixed for ever: links and bookmarks hold it. At most 40 letters, digits, "-" and "_". */
  readonly uid: string;
  /** What it is called. */
  readonly title: string;
  /** Its sections, from top to bottom. */
  readonly rows: DashboardRow[];
  /** What it is for. @default - none */
  readonly description?: string;
  /** Its drop-downs. @default - only the data source */
  readonly variables?: Variable[];
  /** Words to find it by. @default - none */
  readonly tags?: string[];
  /** How often it is drawn anew. @default '30s' */
  readonly refresh?: string;
  /** How much of the past it shows at first. @default '6h' */
  readonly timeRange?: string;
  /** Verbatim fields of the dashboard, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * A dashboard, provisioned from a file: it is there when Grafana starts, and it is changed here, not there.
 */
export class Dashboard {
  /** What its address and bookmarks hold. */
  public readonly uid: string;
  /** What it is called. */
  public readonly title: string;
  /** Its sections, from top to bottom. */
  public readonly rows: DashboardRow[];
  /** Its drop-downs, without the one for the data source. */
  public readonly variables: Variable[];
  /** @internal */
  public readonly _props: DashboardProps;

  /**
   * @throws on an illegal uid or duration, a missing title, or two variables of one name
   */
  public constructor(props: DashboardProps) {
    if (!/^[a-zA-Z0-9_-]{1,40}$/.test(props.uid)) {
      throw invalid(`dashboard ${shown(props.title)}: illegal uid ${shown(props.uid)} of ${props.uid.length} characters: Grafana allows 1 to 40 letters, digits, "-" and "_"`);
    }
    if (!props.title?.trim()) throw invalid(`dashboard ${shown(props.uid)} has no title: give it one`);
    if (props.rows.length === 0) throw invalid(`dashboard ${shown(props.uid)} has no rows: give at least one`);
    for (const field of ['refresh', 'timeRange'] as const) {
      if (props[field] !== undefined) parsePositiveDuration(props[field]!, `${field} of dashboard ${shown(props.uid)}`);
    }
    const names = (props.variables ?? []).map((v) => v.name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice) throw invalid(`dashboard ${shown(props.uid)} has variable ${shown(twice)} twice: rename one`);
    this.uid = props.uid;
    this.title = props.title;
    this.rows = [...props.rows];
    this.variables = [...props.variables ?? []];
    this._props = props;
  }
}
