import { readDashboard } from './import/read-dashboard';
import { Panel } from './panel';
import { Variable } from './variable';
import { FileProblem, invalid, Json, parsePositiveDuration, requireNoProblems, shown } from '../../core';

const UID = /^[a-zA-Z0-9_-]{1,40}$/;

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
 * What can be changed about a dashboard that is read from JSON.
 */
export interface DashboardJsonOptions {
  /** Fixed for ever: links and bookmarks hold it. @default - that of the file, else one made of its title */
  readonly uid?: string;
  /** What it is called. @default - as in the file */
  readonly title?: string;
  /** Verbatim fields of the dashboard, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * A dashboard, provisioned from a file: it is there when Grafana starts, and it is changed here, not there.
 */
export class Dashboard {
  /**
   * A dashboard in Grafana's classic JSON: exported from Grafana, taken from grafana.com, or made by the Foundation SDK.
   *
   * It reads from the Prometheus that is chosen in its first drop-down, whatever it named before. Panels that Grafana removed
   * with Angular become what took their place: `graph` a time series, `singlestat` a stat, `table-old` a table.
   *
   * @param text the JSON
   * @param name by which people know the file, such as `dashboards/api.json`
   * @throws with every problem, its line and column, and what to do about it: broken JSON, a query that does not parse, a kind of
   * panel that is gone, a data source that is no Prometheus
   */
  public static fromJson(text: string, name: string, options: DashboardJsonOptions = {}): Dashboard {
    const { json, panels, problems } = readDashboard(text, name);
    requireNoProblems(problems, `dashboard ${shown(name)}`);
    const title = options.title ?? json.title;
    const uid = options.uid ?? (UID.test(json.uid ?? '') ? json.uid : title.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 40).replace(/^-+|-+$/g, ''));
    const rows = [...new Set(panels.map(({ row }) => row))]
      .map((row) => ({ title: row || title, panels: panels.filter((placed) => placed.row === row).map(({ panel }) => Panel._imported(panel)) }));
    const variables = json.templating.list.map((variable: Json) => Variable._imported(variable));
    requireUid(uid, title);
    const fields: Dashboard = {
      uid,
      title,
      rows,
      variables,
      _props: { uid, title, rows, overrides: options.overrides },
      _json: {
        ...json,
        uid,
        title,
      },
    };
    return Object.assign(Object.create(Dashboard.prototype) as Dashboard, fields);
  }

  /**
   * All that prevents a dashboard in JSON from being used, in its order.
   *
   * @param text the JSON
   * @param name by which people know the file
   */
  public static problemsOfJson(text: string, name: string): FileProblem[] {
    return [...readDashboard(text, name).problems];
  }

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
  /** Of one that was read from JSON: what is written. @internal */
  public readonly _json?: Json;

  /**
   * @throws on an illegal uid or duration, a missing title, or two variables of one name
   */
  public constructor(props: DashboardProps) {
    requireUid(props.uid, props.title);
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

function requireUid(uid: string, title: string): void {
  if (UID.test(uid)) return;
  throw invalid(`dashboard ${shown(title)}: illegal uid ${shown(uid)} of ${uid.length} characters: Grafana allows 1 to 40 letters, digits, "-" and "_"`);
}
