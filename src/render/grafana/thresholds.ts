import type { ThresholdsConfig } from '@grafana/schema';
import { Published } from './published';
import { invalid, Severity, shown } from '../../core';
import { AlertRule, Panel } from '../../model';
import { Expression, operandsOf, Query, walk } from '../../promql';

const GOOD = 'green';
/** Without a threshold nothing is good or bad. */
const NEUTRAL = 'blue';
const COLOR_OF_SEVERITY: { readonly [severity: string]: string } = {
  [Severity.INFO.value]: 'blue',
  [Severity.WARNING.value]: 'orange',
  [Severity.CRITICAL.value]: 'red',
};

/**
 * The alerts whose thresholds a dashboard may draw.
 *
 * @internal
 */
export interface DrawableAlerts {
  readonly alerts: readonly AlertRule[];
  /** Names of alerts that a user left out of a pack: its panels go without them. */
  readonly disabledAlerts?: readonly string[];
}

/** A value that divides good from bad. */
interface Mark {
  readonly value: number;
  readonly color: string;
  /** The colour is that of the values below. */
  readonly below?: boolean;
}

/**
 * The alerts that a panel names, each as it is tuned: by the name that its author gave it, else by the one it has now.
 *
 * @throws on a name that no alert has, or an alert without a threshold
 * @internal
 */
export function namedAlerts(panel: Panel, { alerts, disabledAlerts }: DrawableAlerts): AlertRule[] {
  return (panel._props.alerts ?? []).flatMap((name) => {
    const found = alerts.find((alert) => alert.originalName === name) ?? alerts.find((alert) => alert.name === name);
    if (found?.threshold !== undefined) return [found];
    if (!found && disabledAlerts?.includes(name)) return [];
    const problem = found ? `the alert ${shown(name)}, which has no threshold` : `an unknown alert ${shown(name)}`;
    const known = [...new Set(alerts.filter((alert) => alert.threshold !== undefined).map((alert) => alert.originalName))].sort();
    const remedy = known.length > 0 ? `alerts with a threshold are ${known.join(', ')}` : 'no alert has a threshold, so leave "alerts" out';
    throw invalid(`panel ${shown(panel.title)} draws the threshold of ${problem}: ${remedy}`);
  });
}

/**
 * Thresholds as Grafana knows them: each colour holds from its value on.
 *
 * @param draw `lines`: each threshold is a line of its own colour; `areas`: the value takes the colour of where it lies
 * @internal
 */
export function renderThresholds(panel: Panel, alerts: DrawableAlerts, draw: 'lines' | 'areas'): Published<ThresholdsConfig> {
  const marks = marksOf(panel, alerts);
  const color = (from: number) => (draw === 'lines' ? marks.find((mark) => mark.value === from)?.color : colorFrom(from, marks));
  const base = marks.length === 0 ? NEUTRAL : color(-Infinity) ?? GOOD;
  return {
    mode: 'absolute',
    // JSON has no -Infinity: `null` is what Grafana itself writes, whatever its type says.
    steps: [
      { value: null as unknown as number, color: base },
      ...marks.map((mark) => ({ value: mark.value, color: color(mark.value) ?? GOOD })),
    ],
  };
}

/** Each value once, in ascending order; the panel's own threshold before an alert's. */
function marksOf(panel: Panel, alerts: DrawableAlerts): Mark[] {
  const marks = new Map<number, Mark>();
  const ofAlerts = namedAlerts(panel, alerts).map((alert) => ({
    value: alert.threshold!,
    color: COLOR_OF_SEVERITY[alert.severity.value] ?? 'purple',
    below: firesBelow(alert),
  }));
  for (const mark of [...panel._props.thresholds ?? [], ...ofAlerts]) {
    if (!marks.has(mark.value)) marks.set(mark.value, mark);
  }
  return [...marks.values()].sort((a, b) => a.value - b.value);
}

/** The colour of values from one mark to the next: of the mark above that reaches down to it, else of the one below that reaches up. */
function colorFrom(value: number, marks: readonly Mark[]): string | undefined {
  const reachingDown = marks.find((mark) => mark.below && mark.value > value);
  const reachingUp = [...marks].reverse().find((mark) => !mark.below && mark.value <= value);
  return (reachingDown ?? reachingUp)?.color;
}

/** Whether an alert fires when a value falls below the threshold: `x < 0.1`, `0.1 >= x`. */
function firesBelow(alert: AlertRule): boolean {
  let below: boolean | undefined;
  walk(Query.parse(alert.expr, `alert ${shown(alert.name)}`).expression, (expression) => {
    if (below !== undefined || expression.kind !== 'binary') return;
    const order = /^([<>])=?$/.exec(expression.operator.symbol)?.[1];
    if (order === undefined) return;
    if (holds(expression.right, alert.threshold!)) below = order === '<';
    else if (holds(expression.left, alert.threshold!)) below = order === '>';
  });
  return below ?? false;
}

/** Whether the number stands in the expression, outside of any function and comparison. */
function holds(expression: Expression, value: number): boolean {
  if (expression.kind === 'number') return expression.value === value;
  const isArithmetic = expression.kind === 'parenthesized' || expression.kind === 'unary' || (expression.kind === 'binary' && /^[-+*/%^]$/.test(expression.operator.symbol));
  return isArithmetic && operandsOf(expression).some((operand) => holds(operand, value));
}
