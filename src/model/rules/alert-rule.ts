import { Rule } from './rule';
import { Runbook } from './runbook';
import { invalid, isLateNumber, Json, Names, parseDuration, parsePositiveDuration, requireName, Severity, shown } from '../../core';
import { Query } from '../../promql';
import { Receiver } from '../alerting/receiver';
import { Unit } from '../dashboards/unit';
import { Origin } from '../import/file-position';

/**
 * Properties of `AlertRule`.
 */
export interface AlertRuleProps {
  /** The alert's name, PascalCase. */
  readonly alert: string;
  /** The query; `$threshold` in it stands for the threshold. */
  readonly expr: string;
  /** How urgent it is. */
  readonly severity: Severity;
  /** One line that says what is wrong; may hold Prometheus' templates and `$threshold`. */
  readonly summary: string;
  /** What is wrong, with the values that tell; may hold Prometheus' templates and `$threshold`. */
  readonly description: string;
  /** The number that `$threshold` stands for. @default - the query has none */
  readonly threshold?: number;
  /** How the threshold is written in texts and drawn on panels. @default Unit.SHORT */
  readonly thresholdUnit?: Unit;
  /** How long the query must hold before the alert fires. @default '0s' */
  readonly for?: string;
  /** How long the alert goes on after the query stopped holding. @default '0s' */
  readonly keepFiringFor?: string;
  /** Labels that are added. @default - none */
  readonly labels?: { readonly [label: string]: string };
  /** Annotations beside summary and description. @default - none */
  readonly annotations?: { readonly [name: string]: string };
  /** What to do when it fires. @default - none */
  readonly runbook?: Runbook;
  /** Who is told, instead of those its severity is routed to. @default - by severity */
  readonly receivers?: Receiver[];
  /** After how long those `receivers` are told again while it fires. @default '4h' */
  readonly repeatInterval?: string;
  /** Verbatim fields of the rule, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * What can be changed about an alert of a pack.
 */
export interface AlertTuning {
  /** Another name for it. @default - the pack's */
  readonly alertName?: string;
  /** The number that `$threshold` stands for. @default - the pack's */
  readonly threshold?: number;
  /** How long the query must hold before the alert fires. @default - the pack's */
  readonly for?: string;
  /** How long the alert goes on after the query stopped holding. @default - the pack's */
  readonly keepFiringFor?: string;
  /** How urgent it is. @default - the pack's */
  readonly severity?: Severity;
  /** Merged with the pack's. @default - none */
  readonly labels?: { readonly [label: string]: string };
  /** Merged with the pack's. @default - none */
  readonly annotations?: { readonly [name: string]: string };
  /** Who is told, instead of those its severity is routed to. @default - by severity */
  readonly receivers?: Receiver[];
  /** After how long receivers of its own are told again while it fires. @default - the pack's */
  readonly repeatInterval?: string;
  /** Verbatim fields of the rule, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * A query that, while it has a result, tells somebody.
 */
export class AlertRule extends Rule {
  /**
   * An alert as it stands in a file. Prometheus asks less of it than this library of its own: names may be any text, nothing
   * has to be said, and `$threshold` is a word like any other.
   *
   * @internal
   */
  public static _imported(rule: Json, origin: Origin): AlertRule {
    const { alert, expr, labels = {}, annotations = {} } = rule;
    const severity = Severity._imported(labels.severity ?? '');
    const fields: Partial<AlertRule> & { readonly props: AlertRuleProps } = {
      name: alert,
      originalName: alert,
      expr,
      severity,
      labels: { ...labels },
      annotations: { ...annotations },
      pendingFor: rule.for,
      keepFiringFor: rule.keep_firing_for,
      thresholdUnit: Unit.SHORT,
      receivers: [],
      props: { alert, expr, severity, summary: annotations.summary ?? '', description: annotations.description ?? '' },
      _origin: origin,
    };
    return Object.assign(Object.create(AlertRule.prototype) as AlertRule, fields);
  }

  /** The query, with the threshold filled in. */
  public readonly expr: string;
  /** How urgent it is. */
  public readonly severity: Severity;
  /** The number that `$threshold` stood for. */
  public readonly threshold?: number;
  /** How the threshold is written in texts and drawn on panels. */
  public readonly thresholdUnit: Unit;
  /** What to do when it fires. */
  public readonly runbook?: Runbook;
  /** Who is told, instead of those its severity is routed to; empty when nobody was named. */
  public readonly receivers: Receiver[];
  /** After how long receivers of its own are told again while it fires. */
  public readonly repeatInterval?: string;
  /** All annotations, summary and description included. */
  public readonly annotations: { readonly [name: string]: string };
  /** How long the query must hold before the alert fires. */
  public readonly pendingFor?: string;
  /** How long the alert goes on after the query stopped holding. */
  public readonly keepFiringFor?: string;
  /** The name before it was tuned: by it, packs and panels refer to the alert. */
  public readonly originalName: string;
  private readonly props: AlertRuleProps;

  /**
   * @throws on an illegal name, label or duration, a missing text, a query that does not parse,
   * a `$threshold` without a threshold (and the other way round), a severity that is given as a label, or a repeat interval
   * without receivers
   */
  public constructor(props: AlertRuleProps) {
    super(requireName(Names.ALERT, props.alert, 'alert'), { ...props.labels, severity: requireSeverity(props.severity, props.alert).value }, props.overrides);
    const of = `alert ${shown(props.alert)}`;
    for (const label of Object.keys(props.labels ?? {})) {
      requireName(Names.LABEL, label, of);
      if (label === 'severity') throw invalid(`${of}: severity is given twice, also as the label ${shown(props.labels!.severity)}: leave out the label, and give severity: Severity.of(..)`);
      if (label === 'alertname') throw invalid(`${of}: the label "alertname" is the alert's name, whatever the rule says: leave it out`);
    }
    for (const field of ['summary', 'description'] as const) {
      if (!props[field]?.trim()) throw invalid(`${of} has no ${field}: write for the person who is woken up`);
    }
    if (props.for !== undefined) parseDuration(props.for, `"for" of ${of}`);
    if (props.keepFiringFor !== undefined) parseDuration(props.keepFiringFor, `"keepFiringFor" of ${of}`);
    if (props.repeatInterval !== undefined) {
      parsePositiveDuration(props.repeatInterval, `"repeatInterval" of ${of}`);
      if (!props.receivers?.length) throw invalid(`${of} has a repeatInterval, but no receivers: name those who are told again, or give the route of its severity a repeatInterval`);
    }
    if (props.threshold !== undefined && (!Number.isFinite(props.threshold) || isLateNumber(props.threshold))) {
      throw invalid(`${of}: the threshold is ${shown(props.threshold)}, but must be a finite number that is known at synthesis`);
    }
    if (props.threshold !== undefined && props.thresholdUnit?.id === Unit.RATIO.id && (props.threshold < 0 || props.threshold > 1)) {
      throw invalid(`${of}: the threshold ${props.threshold} is no ratio: it must be from 0 to 1, where 0.9 is 90%`);
    }
    const mentions = props.expr.includes('$threshold');
    if (mentions && props.threshold === undefined) throw invalid(`${of}: the query has $threshold, but there is no threshold: give threshold, or write the number`);
    if (!mentions && props.threshold !== undefined) throw invalid(`${of}: the threshold ${props.threshold} has no effect: write $threshold in the query where it belongs`);

    for (const [name, text] of Object.entries({ summary: props.summary, description: props.description, ...props.annotations })) {
      if (props.threshold === undefined && text.includes('$threshold')) throw invalid(`${of}: the ${name} has $threshold, but there is no threshold: write the number`);
    }

    this.thresholdUnit = props.thresholdUnit ?? Unit.SHORT;
    this.expr = fill(props.expr, props.threshold === undefined ? '' : String(props.threshold));
    Query.parse(this.expr, of);
    const inWords = props.threshold === undefined ? '' : this.thresholdUnit._format(props.threshold);
    this.annotations = Object.fromEntries(Object.entries({ summary: props.summary, description: props.description, ...props.annotations })
      .map(([name, text]) => [name, fill(text, inWords)]));
    this.severity = props.severity;
    this.threshold = props.threshold;
    this.runbook = props.runbook;
    this.receivers = [...props.receivers ?? []];
    this.repeatInterval = props.repeatInterval;
    this.pendingFor = props.for;
    this.keepFiringFor = props.keepFiringFor;
    this.originalName = props.alert;
    this.props = props;
  }

  /**
   * This alert as a user wants it.
   *
   * @internal
   */
  public _tuned(tuning: AlertTuning): AlertRule {
    const { alertName, ...rest } = tuning;
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    if (tuning.threshold !== undefined && this.threshold === undefined) {
      throw invalid(`alert ${shown(this.name)} has no threshold to tune: its query is ${shown(this.expr)}`);
    }
    const tuned = new AlertRule({
      ...this.props,
      ...given,
      alert: alertName ?? this.name,
      labels: { ...this.props.labels, ...tuning.labels },
      annotations: { ...this.props.annotations, ...tuning.annotations },
    });
    return Object.assign(tuned, { originalName: this.originalName });
  }
}

function requireSeverity(severity: unknown, alert: string): Severity {
  if (typeof (severity as Severity | undefined)?.value === 'string') return severity as Severity;
  throw invalid(`alert ${shown(alert)}: the severity is ${shown(severity)}: give one, such as Severity.WARNING or Severity.of('page')`);
}

function fill(text: string, threshold: string): string {
  return text.split('$threshold').join(threshold);
}
