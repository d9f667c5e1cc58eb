import { Acknowledgement } from './acknowledgement';
import { ConfigFile, Workload } from '../workload';
import { Inhibition } from './alerting/inhibition';
import { MuteTiming } from './alerting/mute-timing';
import { Receiver } from './alerting/receiver';
import { Route } from './alerting/route';
import { Metric } from './catalog/metric';
import { Dashboard } from './dashboards/dashboard';
import { FilePatch } from './file-patch';
import { Alertmanager } from './parts/alertmanager';
import { Grafana } from './parts/grafana';
import { Prometheus } from './parts/prometheus';
import { RemoteWrite } from './remote-write';
import { AlertRule } from './rules/alert-rule';
import { RuleGroup } from './rules/rule-group';
import { RuleTest } from './rules/rule-test';
import { ScrapeJob } from './scrape/scrape-job';

/**
 * The rule groups of one file: those of a pack, or those added without one.
 *
 * @internal
 */
export interface PlacedRules {
  readonly name: string;
  readonly groups: readonly RuleGroup[];
  /** Cases for the alerts of this file: copies of a pack have alerts of the same names. */
  readonly tests: readonly RuleTest[];
}

/**
 * A dashboard, and the alerts that its panels may refer to.
 *
 * @internal
 */
export interface PlacedDashboard {
  readonly dashboard: Dashboard;
  readonly alerts: readonly AlertRule[];
  /** Names of alerts that the dashboard's pack has, but the user left out: panels that name them go without. */
  readonly disabledAlerts?: readonly string[];
}

/**
 * All that was described, at one moment: flat, immutable, in an order that does not depend on the order of calls.
 *
 * @internal
 */
export interface Description {
  readonly name: string;
  readonly scrapeIntervalMs: number;
  readonly scrapeTimeoutMs: number;
  readonly evaluationIntervalMs: number;
  readonly retentionMs: number;
  readonly externalLabels: { readonly [label: string]: string };
  readonly runbookUrl?: string;
  readonly prometheus: Prometheus;
  readonly alertmanager: Alertmanager;
  readonly grafana: Grafana;
  /** Names of the packs. */
  readonly packs: readonly string[];
  readonly workloads: readonly Workload[];
  readonly files: readonly ConfigFile[];
  readonly jobs: readonly ScrapeJob[];
  readonly metrics: readonly Metric[];
  readonly ruleFiles: readonly PlacedRules[];
  readonly dashboards: readonly PlacedDashboard[];
  readonly receivers: readonly Receiver[];
  /** In the order they were added: it matters. */
  readonly routes: readonly Route[];
  readonly inhibitions: readonly Inhibition[];
  readonly muteTimings: readonly MuteTiming[];
  readonly remoteWrites: readonly RemoteWrite[];
  readonly filePatches: readonly FilePatch[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly prometheusOverrides?: { readonly [key: string]: any };
  readonly alertmanagerOverrides?: { readonly [key: string]: any };
}

/**
 * All alerts of a description, in the order of its files and groups.
 *
 * @internal
 */
export function alertsOf(description: Pick<Description, 'ruleFiles'>): AlertRule[] {
  return description.ruleFiles.flatMap((file) => file.groups).flatMap((group) => group.rules)
    .filter((rule): rule is AlertRule => rule instanceof AlertRule);
}
