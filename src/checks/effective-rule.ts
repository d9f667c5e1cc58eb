import { Json, mergeOverrides } from '../core';
import { AlertRule, Rule } from '../model';

/**
 * A rule's query and texts with its verbatim fields: what the servers will see.
 *
 * @internal
 */
export function effectiveRule(rule: Rule): { readonly expr: unknown; readonly annotations: Json; readonly labels: Json } {
  const annotations = rule instanceof AlertRule ? { ...rule.annotations } : {};
  const merged = mergeOverrides({ expr: rule.expr, labels: { ...rule.labels }, annotations }, rule._overrides);
  return { expr: merged.expr, annotations: merged.annotations ?? {}, labels: merged.labels ?? {} };
}

/**
 * An alert with the labels that Alertmanager will see for certain: verbatim fields included, templates left out, because
 * only running fills them in.
 *
 * @internal
 */
export function effectiveAlert(alert: AlertRule): AlertRule {
  const labels = Object.entries(effectiveRule(alert).labels).filter(([, value]) => typeof value !== 'object' && !String(value).includes('{{'));
  return Object.assign(Object.create(alert), { labels: Object.fromEntries(labels.map(([label, value]) => [label, String(value)])) });
}

/** @internal */
export function ruleTitle(rule: Rule): string {
  return `${rule instanceof AlertRule ? 'alert' : 'recording rule'} ${rule.name}`;
}
