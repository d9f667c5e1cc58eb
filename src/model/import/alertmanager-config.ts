import { carryReceivers } from './carried-receivers';
import { carryRoutes } from './carried-routes';
import { Carrier } from './carrier';
import { FilePosition } from './file-position';
import { ImportOptions } from './import-options';
import { matchersOf } from './matchers-of';
import { inOrder, ReadFile } from './read-file';
import { readAlertmanager } from './server-files';
import { FileProblem, Json, requireNoProblems, shown } from '../../core';
import { Inhibition } from '../alerting/inhibition';
import { MuteTiming } from '../alerting/mute-timing';
import { Receiver } from '../alerting/receiver';
import { Route } from '../alerting/route';

/**
 * An alertmanager.yml that a team has already, read as strictly as Alertmanager 0.34 reads it
 * (https://prometheus.io/docs/alerting/latest/configuration/).
 */
export class AlertmanagerConfig {
  /**
   * Reads a configuration.
   *
   * @param text what is in it
   * @param name by which people know it, such as `alertmanager.yml`
   * @throws with every problem, its line and column, and what to do about it; a secret in the file is one
   */
  public static parse(text: string, name: string, options: ImportOptions = {}): AlertmanagerConfig {
    const read = readAlertmanager(text, name);
    requireNoProblems(read.problems, `configuration ${shown(name)}`);
    const carrier = new Carrier(read, options);
    requireNoProblems(carrier.literals(), `configuration ${shown(name)}`);
    return new AlertmanagerConfig(name, read, carrier);
  }

  /**
   * All that is wrong with a configuration, in its order: secrets in it, and what is merely deprecated, too.
   *
   * @param text what is in it
   * @param name by which people know it
   */
  public static problems(text: string, name: string): FileProblem[] {
    const read = readAlertmanager(text, name);
    return inOrder([...read.problems, ...new Carrier(read, {}).literals()]);
  }

  /** Who can be told, with what the global section says of all of them. */
  public readonly receivers: Receiver[];
  /** The tree of routes as a list: the first that matches decides. The last one catches what no other wants. */
  public readonly routes: Route[];
  /** Alerts that silence others. */
  public readonly inhibitions: Inhibition[];
  /** Times that routes refer to. */
  public readonly muteTimings: MuteTiming[];
  /** What is right but cannot be taken over, with what to do about it: `addAlertmanagerConfig` throws while there is any. */
  public readonly notCarried: FileProblem[];

  private constructor(
    /** By which people know it. */
    public readonly name: string,
    private readonly read: ReadFile,
    carrier: Carrier,
  ) {
    const { value } = read;
    const kept = (field: string): readonly (readonly [Json, string])[] => (value[field] ?? [])
      .map((item: Json, i: number) => [item, `${field}[${i}]`] as const).filter(([, place]: readonly [Json, string]) => !carrier.isLeftOut(place));
    for (const [field, remedy] of Object.entries(UNKNOWN_SECTIONS)) {
      const isEmpty = value[field] === undefined || (Array.isArray(value[field]) && value[field].length === 0);
      if (!isEmpty) carrier.refuse(field, `${field} cannot be taken over`, remedy);
    }
    const { resolve_timeout: resolve } = value.global ?? {};
    if (resolve !== undefined && resolve !== '5m') carrier.refuse('global.resolve_timeout', 'Prometheus says itself when an alert is over', 'give global.resolve_timeout in alertmanagerOverrides if others send alerts too');
    this.receivers = carryReceivers(kept('receivers'), value.global ?? {}, carrier);
    this.routes = carryRoutes(value.route, new Map(kept('receivers').map(([{ name: original }], i) => [original, this.receivers[i]])), carrier);
    this.inhibitions = kept('inhibit_rules').flatMap(([rule, place]) => carryInhibition(rule, place, carrier));
    this.muteTimings = [...kept('mute_time_intervals'), ...kept('time_intervals')].flatMap(([timing, place]) => carryTiming(timing, place, carrier));
    this.notCarried = carrier.problems();
  }

  /**
   * Where a part of it stands.
   *
   * @param place such as `receivers[0].slack_configs[0].channel`
   */
  public positionOf(place: string): FilePosition {
    return { file: this.name, ...this.read.file.position(this.read.reader.offset(place)) };
  }

  /** @internal */
  public _requireCarried(): void {
    requireNoProblems(this.notCarried, `configuration ${shown(this.name)}`);
  }
}

const UNKNOWN_SECTIONS = {
  templates: 'write the texts into the receivers, or name the files in alertmanagerOverrides and mount them',
  tracing: 'give it in alertmanagerOverrides',
  event_recorder: 'give it in alertmanagerOverrides',
};

function carryInhibition(rule: Json, place: string, carrier: Carrier): Inhibition[] {
  const [sources, targets] = (['source', 'target'] as const).map((side) => matchersOf(rule[`${side}_matchers`], rule[`${side}_match`], rule[`${side}_match_re`], place, carrier));
  if (sources === undefined || targets === undefined) return [];
  if (sources.length === 0 || targets.length === 0) {
    carrier.refuse(place, 'a side has no matcher, so that every alert silences, or is silenced', 'give both sides a matcher');
    return [];
  }
  const strange = (rule.equal ?? []).find((label: string) => !/^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/.test(label));
  if (strange !== undefined) {
    carrier.refuse(`${place}.equal`, `the label ${shown(strange)} is no label that can be written without quotes`, 'rename the label where it is made');
    return [];
  }
  return [new Inhibition({ sources, targets, equal: rule.equal ?? [], overrides: rule.name === undefined ? undefined : { name: rule.name } })];
}

function carryTiming(timing: Json, place: string, carrier: Carrier): MuteTiming[] {
  if (!timing.time_intervals?.length) {
    carrier.refuse(place, 'it has no time intervals', 'give at least one');
    return [];
  }
  try {
    return [new MuteTiming({ name: timing.name, timeIntervals: timing.time_intervals })];
  } catch {
    carrier.refuse(`${place}.name`, `${shown(timing.name)} cannot be a name here`, 'use letters, digits, "_", "." and "-", at most 63 characters, there and in the routes');
    return [];
  }
}
