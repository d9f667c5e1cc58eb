import { Matcher } from './matcher';
import { Receiver } from './receiver';
import { invalid, Names, parsePositiveDuration, requireName, shown } from '../../core';

/**
 * Properties of `Route`.
 */
export interface RouteProps {
  /** All of them must match. */
  readonly matchers: Matcher[];
  /** All of them are told. */
  readonly receivers: Receiver[];
  /** Go on with the routes below, so that others are told too. @default false */
  readonly continueMatching?: boolean;
  /** Alerts that agree in these labels are told in one notification; `['...']` tells each alone. @default ['alertname', 'job'] */
  readonly groupBy?: string[];
  /** How long the first notification of a group waits for more. @default '30s' */
  readonly groupWait?: string;
  /** How long further alerts of a told group wait. @default '5m' */
  readonly groupInterval?: string;
  /** After how long an alert that still fires is told again. @default '4h' */
  readonly repeatInterval?: string;
  /** Names of mute timings during which nobody is told. @default - none */
  readonly muteTimings?: string[];
  /** Verbatim fields of the route, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Which alerts are told to whom. Routes are tried in the order they are added; the first that matches decides.
 */
export class Route {
  /**
   * One as it stands in a file: labels to group by may have any name.
   *
   * @internal
   */
  public static _imported(props: RouteProps): Route {
    const { matchers, receivers, continueMatching = false } = props;
    const fields: Route = { matchers: [...matchers], receivers: [...receivers], continueMatching, _props: props };
    return Object.assign(Object.create(Route.prototype) as Route, fields);
  }

  /** All of them must match. */
  public readonly matchers: Matcher[];
  /** All of them are told. */
  public readonly receivers: Receiver[];
  /** Whether the routes below are tried too. */
  public readonly continueMatching: boolean;
  /** @internal */
  public readonly _props: RouteProps;

  /**
   * @throws if there is no matcher, no receiver, an interval is not a duration, or a label to group by is illegal
   */
  public constructor(props: RouteProps) {
    const of = `route ${props.matchers.join(', ')}`;
    if (props.matchers.length === 0) throw invalid('a route without matchers would catch every alert: give at least one matcher');
    if (props.receivers.length === 0) throw invalid(`${of} has no receiver: name who is told, or Receiver.nobody(..)`);
    for (const field of ['groupWait', 'groupInterval', 'repeatInterval'] as const) {
      if (props[field] !== undefined) parsePositiveDuration(props[field]!, `${field} of ${of}`);
    }
    for (const label of (props.groupBy ?? []).filter((name) => name !== '...')) requireName(Names.LABEL, label, `groupBy of ${of}`);
    const twice = props.receivers.find((r, i) => props.receivers.indexOf(r) !== i);
    if (twice) throw invalid(`${of} names receiver ${shown(twice.name)} twice: name it once`);
    this.matchers = [...props.matchers];
    this.receivers = [...props.receivers];
    this.continueMatching = props.continueMatching ?? false;
    this._props = props;
  }
}
