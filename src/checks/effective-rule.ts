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

/** @internal */
export function ruleTitle(rule: Rule): string {
  return `${rule instanceof AlertRule ? 'alert' : 'recording rule'} ${rule.name}`;
}
