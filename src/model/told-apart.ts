import { PackContribution } from './pack/pack-contribution';
import { AlertRule } from './rules/alert-rule';
import { Rule } from './rules/rule';
import { RuleGroup } from './rules/rule-group';

/**
 * Several instances of a pack have alerts of the same names. Where two packs do, theirs carry the pack's name in the label
 * `pack`, so that people, routes and silences can tell them apart. A label `pack` that is there already is kept.
 *
 * @internal
 */
export function toldApart<T extends PackContribution & { readonly name: string }>(packs: readonly T[]): T[] {
  const owners = new Map<string, Set<string>>();
  for (const pack of packs) {
    for (const rule of rulesOf(pack).filter((candidate) => candidate instanceof AlertRule)) {
      owners.set(rule.name, (owners.get(rule.name) ?? new Set()).add(pack.name));
    }
  }
  const isShared = (rule: Rule) => rule instanceof AlertRule && (owners.get(rule.name)?.size ?? 0) > 1 && rule.labels.pack === undefined;
  return packs.map((pack) => ({ ...pack, ruleGroups: (pack.ruleGroups ?? []).map((group) => labelled(group, pack.name, isShared)) }));
}

function rulesOf(pack: PackContribution): Rule[] {
  return (pack.ruleGroups ?? []).flatMap((group) => group.rules);
}

function labelled(group: RuleGroup, pack: string, isShared: (rule: Rule) => boolean): RuleGroup {
  const rules = group.rules.map((rule) => (isShared(rule) && rule instanceof AlertRule ? rule._tuned({ labels: { pack } }) : rule));
  return new RuleGroup({ name: group.name, interval: group.interval, overrides: group._overrides, rules });
}
