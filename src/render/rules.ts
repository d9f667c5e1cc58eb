import { toYaml } from './yaml';
import { compact, Json, mergeOverrides } from '../core';
import { AlertRule, Description, Rule, PlacedRules, RuleGroup } from '../model';
import { ConfigFile } from '../workload';

/**
 * The rule files, one a pack.
 *
 * @internal
 */
export function renderRules(description: Description): ConfigFile[] {
  return description.ruleFiles.map((file) => {
    const groups = file.groups.map((group) => ruleGroup(group, description));
    return { path: rulePath(file), content: toYaml({ groups }) };
  });
}

/** @internal */
export function rulePath(file: PlacedRules): string {
  return `prometheus/rules/${file.name}.yml`;
}

/** @internal */
export function ruleGroup(group: RuleGroup, description: Description): Json {
  const config = compact({ name: group.name, interval: group.interval, rules: group.rules.map((rule) => renderRule(rule, description)) });
  return mergeOverrides(config, group._overrides);
}

/**
 * A rule as it is written, verbatim fields included.
 *
 * @internal
 */
export function renderRule(rule: Rule, description: Pick<Description, 'runbookUrl'>): Json {
  const config = rule instanceof AlertRule
    ? compact({
      alert: rule.name,
      expr: rule.expr,
      for: rule.pendingFor,
      keep_firing_for: rule.keepFiringFor,
      labels: sortedLabels(rule.labels),
      annotations: { ...rule.annotations, ...runbookLink(rule, description.runbookUrl) },
    })
    : compact({ record: rule.name, expr: rule.expr, labels: sortedLabels(rule.labels) });
  return mergeOverrides(config, rule._overrides);
}

function runbookLink(rule: AlertRule, base: string | undefined): Json {
  return base === undefined || rule.runbook === undefined || rule.annotations.runbook_url !== undefined ? {} : { runbook_url: `${base}/${rule.originalName}` };
}

function sortedLabels(labels: { readonly [label: string]: string }): Json {
  return Object.fromEntries(Object.keys(labels).sort().map((label) => [label, labels[label]]));
}
