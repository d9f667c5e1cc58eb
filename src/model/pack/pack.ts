import { PackContext } from './pack-context';
import { PackContribution } from './pack-contribution';
import { invalid, Names, requireName, shown } from '../../core';
import { Alertmanager } from '../parts/alertmanager';
import { AlertRule, AlertTuning } from '../rules/alert-rule';
import { RuleGroup } from '../rules/rule-group';

/** What a pack is asked with, before it is part of a monitoring: the largest, so that every alert it may have can be tuned. */
const ANY_CONTEXT: PackContext = { monitoring: 'monitoring', scrapeInterval: '15s', rateWindow: '5m', alertmanager: Alertmanager.run({ replicas: 2 }) };

/**
 * A complete unit of monitoring: exporter, scrape job, metrics, rules, dashboard and rule tests of one technology.
 *
 * A pack of your own extends this class and implements `contribute`.
 */
export abstract class Pack {
  /** What tells it apart from other packs of the monitoring; its rule file and its workloads are named after it. */
  public readonly name: string;
  private readonly tunings = new Map<string, AlertTuning>();
  private readonly disabled = new Map<string, string>();
  private readonly beforeChange: ((what: string) => void)[] = [];

  /**
   * @throws if the name is not an RFC 1123 label
   */
  public constructor(name: string) {
    this.name = requireName(Names.WORKLOAD, name, 'pack');
  }

  /**
   * What the pack brings along. Asked more than once, so it must not change anything, and the same context must give
   * the same answer.
   */
  public abstract contribute(context: PackContext): PackContribution;

  /**
   * Changes one of the pack's alerts.
   *
   * @throws if the pack has no such alert (listing those it has), or it was tuned or disabled before
   */
  public alert(name: string, tuning: AlertTuning): void {
    const rule = this.requireAlert(name);
    this.requireOpen(`a tuning of alert ${shown(name)}`);
    rule._tuned(tuning);
    this.tunings.set(name, tuning);
  }

  /**
   * Leaves out one of the pack's alerts.
   *
   * @param reason why, for those who look for it
   * @throws if the pack has no such alert (listing those it has), it was tuned or disabled before, or there is no reason
   */
  public disable(name: string, reason: string): void {
    this.requireAlert(name);
    if (!reason?.trim()) throw invalid(`pack ${shown(this.name)}: alert ${shown(name)} is disabled without a reason: say why, in a few words`);
    this.requireOpen(`disabling alert ${shown(name)}`);
    this.disabled.set(name, reason);
  }

  /** The names of the pack's alerts, before any tuning. */
  public alertNames(): string[] {
    return alertsOf(this.contribute(ANY_CONTEXT).ruleGroups ?? []).map((rule) => rule.name);
  }

  /**
   * The contribution as it was tuned.
   *
   * @internal
   */
  public _contribution(context: PackContext): PackContribution {
    const contribution = this.contribute(context);
    const ruleGroups = (contribution.ruleGroups ?? [])
      .map((group) => ({ group, rules: group.rules.filter((rule) => !this.disabled.has(rule.name)).map((rule) => this.tuned(rule)) }))
      .filter(({ rules }) => rules.length > 0)
      .map(({ group, rules }) => new RuleGroup({ name: group.name, interval: group.interval, overrides: group._overrides, rules }));
    const ruleTests = (contribution.ruleTests ?? [])
      .filter((test) => !this.disabled.has(test.alert) && !changesWhenItFires(this.tunings.get(test.alert)));
    return { ...contribution, ruleGroups, ruleTests };
  }

  /**
   * The names of the alerts that are left out.
   *
   * @internal
   */
  public _disabledAlerts(): string[] {
    return [...this.disabled.keys()].sort();
  }

  /**
   * It is part of one more monitoring, which may come to be written before a change.
   *
   * @internal
   */
  public _joins(beforeChange: (what: string) => void): void {
    this.beforeChange.push(beforeChange);
  }

  private requireOpen(what: string): void {
    for (const check of this.beforeChange) check(what);
  }

  private tuned(rule: RuleGroup['rules'][number]): RuleGroup['rules'][number] {
    const tuning = this.tunings.get(rule.name);
    return tuning && rule instanceof AlertRule ? rule._tuned(tuning) : rule;
  }

  private requireAlert(name: string): AlertRule {
    const alerts = alertsOf(this.contribute(ANY_CONTEXT).ruleGroups ?? []);
    const rule = alerts.find((candidate) => candidate.name === name);
    if (!rule) {
      const known = alerts.length > 0 ? `it has ${alerts.map((r) => r.name).sort().join(', ')}` : 'it has none';
      throw invalid(`pack ${shown(this.name)} has no alert ${shown(name)}: ${known}`);
    }
    if (this.tunings.has(name)) throw invalid(`pack ${shown(this.name)}: alert ${shown(name)} was tuned before: put all into one call`);
    if (this.disabled.has(name)) throw invalid(`pack ${shown(this.name)}: alert ${shown(name)} was disabled before ("${this.disabled.get(name)}"): do one or the other`);
    return rule;
  }
}

/** The pack's rule tests hold for its own threshold and durations; names, labels and receivers they follow. */
function changesWhenItFires(tuning: AlertTuning | undefined): boolean {
  const { threshold, for: pendingFor, keepFiringFor, overrides } = tuning ?? {};
  return [threshold, pendingFor, keepFiringFor, overrides].some((field) => field !== undefined);
}

function alertsOf(groups: RuleGroup[]): AlertRule[] {
  return groups.flatMap((group) => group.rules).filter((rule): rule is AlertRule => rule instanceof AlertRule);
}
