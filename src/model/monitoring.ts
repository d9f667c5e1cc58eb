import { Inhibition } from './alerting/inhibition';
import { Matcher } from './alerting/matcher';
import { MuteTiming } from './alerting/mute-timing';
import { Receiver } from './alerting/receiver';
import { Route } from './alerting/route';
import { Metric } from './catalog/metric';
import { Dashboard } from './dashboards/dashboard';
import { describe } from './describe';
import { Description } from './description';
import { AlertmanagerConfig } from './import/alertmanager-config';
import { PrometheusConfig } from './import/prometheus-config';
import { RuleFile } from './import/rule-file';
import { MonitoringProps } from './monitoring-props';
import { MonitoringState } from './monitoring-state';
import { Pack } from './pack/pack';
import { RemoteWrite } from './remote-write';
import { requireProps } from './require-props';
import { invalid, Severity, shown } from '../core';
import { Rule } from './rules/rule';
import { RuleGroup } from './rules/rule-group';
import { ScrapeJob } from './scrape/scrape-job';

/**
 * What is monitored, whom to tell, what to draw: described once, rendered by every target.
 *
 * Things may be added in any order, also after a target was made, until the first target is synthesized; then adding throws.
 */
export class Monitoring {
  /** The name of what is monitored. */
  public readonly name: string;
  private readonly props: MonitoringProps;
  private readonly state = new MonitoringState();
  private readonly listeners: (() => void)[] = [];
  private frozenBy?: string;
  private settled?: Description;

  /**
   * @throws on an illegal name, label or duration, or a scrape timeout above the scrape interval
   */
  public constructor(props: MonitoringProps) {
    requireProps(props);
    this.name = props.name;
    this.props = { ...props };
  }

  /**
   * Adds a pack. Its alerts can be tuned before and after.
   *
   * @returns the pack
   * @throws if there is one of that name, or it brings what another pack brings already
   */
  public addPack(pack: Pack): Pack {
    if (pack.name === this.name) throw invalid(`pack ${shown(pack.name)}: the name is taken by the rules of monitoring ${shown(this.name)} itself: give the pack another name`);
    this.requireNew('pack', pack.name, this.state.packs, 'give one of them another name');
    // What it brings is asked for now, so that what is wrong with it is said at the line that added it.
    this.keep(`pack ${shown(pack.name)}`, [pack], this.state.packs, () => this._describe());
    pack._joins((what) => this.requireOpen(what));
    return pack;
  }

  /** Adds a scrape job. @throws if there is one of that name */
  public addScrapeJob(job: ScrapeJob): ScrapeJob {
    return this.add('scrape job', job.name, job, this.state.jobs, 'the job label would not tell them apart');
  }

  /** Declares metrics that targets will have, so that queries can be checked against them. @throws if one was declared before */
  public addMetrics(...metrics: Metric[]): void {
    metrics.forEach((metric, i) => this.requireNew('metric', metric.name, [...this.state.metrics, ...metrics.slice(0, i)], 'declare it once, with all its labels'));
    this.keep(`metrics ${metrics.map((metric) => metric.name).join(', ')}`, metrics, this.state.metrics);
  }

  /** Adds one rule; it belongs to the monitoring's own group, recording rules in front. @throws if there is one of that name */
  public addRule(rule: Rule): Rule {
    return this.add('rule', rule.name, rule, this.state.rules, 'rename one of them');
  }

  /** Adds a group of rules, evaluated in their order. @throws if there is one of that name */
  public addRuleGroup(group: RuleGroup): RuleGroup {
    if (group.name === this.name) throw invalid(`rule group ${shown(group.name)}: the name is taken by the rules added one by one: choose another`);
    return this.add('rule group', group.name, group, this.state.ruleGroups, 'put the rules into one group, or rename one');
  }

  /** Adds a rule file that a team has already; it stays a file of its own. @throws if there is one of that name */
  public addRuleFile(file: RuleFile): RuleFile {
    this.requireNew('rule file', file.name, this.state.importedRules, 'add it once, or parse it under another name');
    return this.keep(`rule file ${shown(file.name)}`, [file], this.state.importedRules, () => this._describe())[0];
  }

  /**
   * Adds what a prometheus.yml scrapes and sends elsewhere, and its settings.
   *
   * @throws if it has something that cannot be taken over, or a job of a name that there is already
   */
  public addPrometheusConfig(config: PrometheusConfig): PrometheusConfig {
    this.keepAll(`configuration ${shown(config.name)}`, () => {
      this.state.filePatches.push(...config._patches(this._describe()));
      for (const job of config.jobs) this.push('scrape job', job, this.state.jobs);
      for (const write of config.remoteWrites) this.push('remote write', write, this.state.remoteWrites);
    });
    return config;
  }

  /**
   * Adds the receivers, routes, inhibitions and times of an alertmanager.yml, behind those added before.
   *
   * @throws if it has something that cannot be taken over, or a receiver of a name that there is already
   */
  public addAlertmanagerConfig(config: AlertmanagerConfig): AlertmanagerConfig {
    config._requireCarried();
    this.keepAll(`configuration ${shown(config.name)}`, () => {
      for (const receiver of config.receivers) this.push('receiver', receiver, this.state.receivers);
      for (const timing of config.muteTimings) this.push('mute timing', timing, this.state.muteTimings);
      this.state.routes.push(...config.routes);
      this.state.inhibitions.push(...config.inhibitions);
    });
    return config;
  }

  /** Adds a dashboard. @throws if there is one of that uid */
  public addDashboard(dashboard: Dashboard): Dashboard {
    const other = this.state.dashboards.find((d) => d.uid === dashboard.uid);
    if (other) throw invalid(`dashboard uid ${shown(dashboard.uid)} is used twice, by ${shown(other.title)} and ${shown(dashboard.title)}: Grafana would keep one of them; change one uid`);
    return this.keep(`dashboard ${shown(dashboard.uid)}`, [dashboard], this.state.dashboards)[0];
  }

  /** Adds somebody who can be told. @throws if there is one of that name */
  public addReceiver(receiver: Receiver): Receiver {
    return this.add('receiver', receiver.name, receiver, this.state.receivers, 'Alertmanager tells them apart by name; rename one');
  }

  /**
   * Tells alerts of one severity to all of these receivers.
   *
   * @returns the route
   * @throws if the severity is routed already
   */
  public addRoute(severity: Severity, ...receivers: Receiver[]): Route {
    if (typeof severity?.value !== 'string') throw invalid(`addRoute: the severity is ${shown(severity)}: give one, such as Severity.CRITICAL`);
    const matcher = Matcher.equal('severity', severity.value);
    if (this.state.routes.some((route) => route.matchers.length === 1 && route.matchers[0].toString() === matcher.toString())) {
      throw invalid(`severity ${shown(severity.value)} is routed already: name all its receivers in one addRoute`);
    }
    return this.addMatchingRoute(new Route({ matchers: [matcher], receivers }));
  }

  /** Adds a route behind those added before; the first that matches decides. */
  public addMatchingRoute(route: Route): Route {
    return this.keep(`route ${route.matchers.join(', ')}`, [route], this.state.routes)[0];
  }

  /** Adds an inhibition. */
  public addInhibition(inhibition: Inhibition): Inhibition {
    return this.keep('an inhibition', [inhibition], this.state.inhibitions)[0];
  }

  /** Adds a time during which routes that name it tell nobody. @throws if there is one of that name */
  public addMuteTiming(timing: MuteTiming): MuteTiming {
    return this.add('mute timing', timing.name, timing, this.state.muteTimings, 'rename one of them');
  }

  /** Sends samples elsewhere too. @throws if there is one of that name */
  public addRemoteWrite(remoteWrite: RemoteWrite): RemoteWrite {
    return this.add('remote write', remoteWrite.name, remoteWrite, this.state.remoteWrites, 'rename one of them');
  }

  /**
   * Has the last word on a rendered file: objects merge, all else replaces, `null` removes a field.
   *
   * @param path such as `grafana/provisioning/datasources/prometheus.yaml`
   * @param fields verbatim; a path that is not written is an error at synthesis
   */
  public patchFile(path: string, fields: { readonly [key: string]: any }): void {
    this.keep(`a patch of ${path}`, [{ path, fields }], this.state.filePatches);
  }

  /**
   * Accepts a finding: it is no longer reported.
   *
   * @param id of the check, such as `alerts/routed`
   * @param where what the finding is about, as it says itself; `*` at the end stands for anything
   * @param reason why it is accepted
   * @throws if there is no reason
   */
  public acknowledge(id: string, where: string, reason: string): void {
    if (!reason?.trim()) throw invalid(`the finding ${id} of ${shown(where)} is acknowledged without a reason: say why, in a few words`);
    this.keep(`acknowledging ${id}`, [{ id, where, reason }], this.state.acknowledgements);
  }

  /** All that was added until now. @internal */
  public _describe(): Description {
    if (this.frozenBy === undefined) return describe(this.props, this.state);
    // Nothing is added any more: packs are asked once, however often a target looks.
    this.settled = this.settled ?? describe(this.props, this.state);
    return this.settled;
  }

  /** Calls back now, and after each addition. @internal */
  public _attach(listener: () => void): void {
    listener();
    this.listeners.push(listener);
  }

  /** From now on additions throw: the target has been written. @internal */
  public _freeze(target: string): void {
    this.frozenBy = this.frozenBy ?? target;
  }

  private add<T>(what: string, name: string, thing: T, to: T[], remedy: string): T {
    this.requireNew(what, name, to, remedy);
    return this.keep(`${what} ${shown(name)}`, [thing], to)[0];
  }

  private push<T extends { readonly name: string }>(what: string, thing: T, to: T[]): void {
    this.requireNew(what, thing.name, to, 'rename one of them');
    to.push(thing);
  }

  private requireNew(what: string, name: string, among: readonly unknown[], remedy: string): void {
    if (among.some((other) => (other as { name?: string }).name === name)) {
      throw invalid(`monitoring ${shown(this.name)} has a ${what} ${shown(name)} already: ${remedy}`);
    }
  }

  private keep<T>(what: string, things: T[], to: T[], verify: () => unknown = () => undefined): T[] {
    this.keepAll(what, () => to.push(...things), verify);
    return things;
  }

  /** What a target refuses is not kept, nor a half of it: whoever catches the error can go on without it. */
  private keepAll(what: string, add: () => unknown, verify: () => unknown = () => undefined): void {
    this.requireOpen(what);
    const undo = this.state.remember();
    try {
      add();
      verify();
      for (const listener of this.listeners) listener();
    } catch (error) {
      undo();
      throw error;
    }
  }

  private requireOpen(what: string): void {
    if (this.frozenBy !== undefined) {
      throw invalid(`${what} comes too late: monitoring ${shown(this.name)} was written by ${this.frozenBy} before; add it before that target is synthesized`);
    }
  }
}
