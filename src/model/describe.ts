import { alertsOf, Description, PlacedDashboard, PlacedRules } from './description';
import { MonitoringProps } from './monitoring-props';
import { MonitoringState } from './monitoring-state';
import { formatDuration, invalid, parsePositiveDuration, shown, sortedBy } from '../core';
import { Workload } from '../workload';
import { PackContribution } from './pack/pack-contribution';
import { Alertmanager } from './parts/alertmanager';
import { Grafana } from './parts/grafana';
import { Prometheus } from './parts/prometheus';
import { AlertRule } from './rules/alert-rule';
import { RuleGroup } from './rules/rule-group';
import { RuleTest } from './rules/rule-test';
import { toldApart } from './told-apart';

const FIVE_MINUTES = 300_000;
/** What the plan runs beside the workloads of packs. */
const SERVERS = ['alertmanager', 'grafana', 'prometheus'];

/** In milliseconds. */
type Timing = Pick<Description, 'scrapeIntervalMs' | 'scrapeTimeoutMs' | 'evaluationIntervalMs' | 'retentionMs'>;

/**
 * Interval and timeout of a monitoring, in milliseconds.
 *
 * @internal
 */
export function timingOf(props: MonitoringProps): Timing {
  const of = (field: string) => `${field} of monitoring "${props.name}"`;
  const scrapeIntervalMs = parsePositiveDuration(props.scrapeInterval ?? '30s', of('scrape interval'));
  return {
    scrapeIntervalMs,
    scrapeTimeoutMs: props.scrapeTimeout === undefined ? Math.min(10_000, scrapeIntervalMs) : parsePositiveDuration(props.scrapeTimeout, of('scrape timeout')),
    evaluationIntervalMs: props.evaluationInterval === undefined ? scrapeIntervalMs : parsePositiveDuration(props.evaluationInterval, of('evaluation interval')),
    retentionMs: parsePositiveDuration(props.retention ?? '15d', of('retention')),
  };
}

/**
 * What was added so far, flat and in an order of its own: by name, never by the order of calls. Names are known at
 * synthesis; nothing is ordered by a value that might be late.
 *
 * @internal
 */
export function describe(props: MonitoringProps, state: MonitoringState): Description {
  const timing = timingOf(props);
  const context = {
    monitoring: props.name,
    scrapeInterval: formatDuration(timing.scrapeIntervalMs),
    rateWindow: formatDuration(Math.max(FIVE_MINUTES, 4 * timing.scrapeIntervalMs)),
    alertmanager: props.alertmanager ?? Alertmanager.run(),
  };
  const packs = toldApart(sortedBy(state.packs, (pack) => pack.name)
    .map((pack) => ({ name: pack.name, disabledAlerts: pack._disabledAlerts(), ...pack._contribution(context) })));
  const all = <T>(of: (contribution: PackContribution) => readonly T[] | undefined): T[] => packs.flatMap((pack) => of(pack) ?? []);
  const own = ownRuleFile(props.name, state);
  const ruleFiles = [
    ...packs.filter((pack) => pack.ruleGroups!.length > 0).map((pack) => ruleFile(pack.name, pack.ruleGroups!, pack.ruleTests)),
    ...(own.groups.length > 0 ? [own] : []),
    ...state.importedRules.filter((file) => file.groups.length > 0).map((file) => ({ name: file._fileName, groups: [...file.groups], tests: [] })),
  ];
  requireOwnNames(ruleFiles);
  const everyAlert = alertsOf({ ruleFiles });
  const dashboards: PlacedDashboard[] = [
    // A panel means its own pack's alert first, whatever another pack calls its alerts.
    ...packs.flatMap((pack) => {
      const packsAlerts = alertsOf({ ruleFiles: [ruleFile(pack.name, pack.ruleGroups!)] });
      const alerts = [...packsAlerts, ...everyAlert];
      return (pack.dashboards ?? []).map((dashboard) => ({ dashboard, alerts, disabledAlerts: pack.disabledAlerts }));
    }),
    ...state.dashboards.map((dashboard) => ({ dashboard, alerts: everyAlert })),
  ];
  return {
    name: props.name,
    ...timing,
    externalLabels: props.externalLabels ?? { monitoring: props.name },
    runbookUrl: props.runbookUrl?.replace(/\/+$/, ''),
    prometheus: props.prometheus ?? Prometheus.run(),
    alertmanager: context.alertmanager,
    grafana: props.grafana ?? Grafana.run(),
    packs: packs.map((pack) => pack.name),
    workloads: workloadsOf(packs),
    files: sortedBy(all((pack) => pack.files), (file) => file.path),
    jobs: sortedBy([...all((pack) => pack.jobs), ...state.jobs], (job) => job.name),
    metrics: sortedBy([...all((pack) => pack.metrics), ...state.metrics], (metric) => metric.name),
    ruleFiles: sortedBy(ruleFiles, (file) => file.name),
    dashboards: sortedBy(dashboards, ({ dashboard }) => dashboard.uid),
    receivers: sortedBy(state.receivers, (receiver) => receiver.name),
    routes: [...state.routes],
    inhibitions: [...state.inhibitions],
    muteTimings: sortedBy(state.muteTimings, (timing_) => timing_.name),
    remoteWrites: sortedBy(state.remoteWrites, (write) => write.name),
    filePatches: [...state.filePatches],
    acknowledgements: [...state.acknowledgements],
    prometheusOverrides: props.prometheusOverrides,
    alertmanagerOverrides: props.alertmanagerOverrides,
  };
}

/** Rules added one by one have no order of their own: recording rules first, so that alerts read fresh values. */
function ownRuleFile(name: string, state: MonitoringState): PlacedRules {
  const rules = sortedBy(state.rules, (rule) => `${rule instanceof AlertRule ? 1 : 0}|${rule.name}`);
  return ruleFile(name, [...state.ruleGroups, ...(rules.length > 0 ? [new RuleGroup({ name, rules })] : [])]);
}

function ruleFile(name: string, groups: readonly RuleGroup[], tests: readonly RuleTest[] = []): PlacedRules {
  const names = groups.map((group) => group.name);
  const twice = names.find((group, i) => names.indexOf(group) !== i);
  if (twice !== undefined) throw invalid(`pack ${shown(name)} has two rule groups ${shown(twice)}: Prometheus refuses a file with both; rename one`);
  return { name, groups: sortedBy(groups, (group) => group.name), tests: sortedBy(tests, (test) => `${test.alert}|${test.name}`) };
}

/** Imported files become files of their own, beside those of packs. */
function requireOwnNames(files: readonly PlacedRules[]): void {
  const names = files.map((file) => file.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw invalid(`two rule files would be written as rules/${twice}.yml: of a pack, of the monitoring itself, or imported; give the imported one another name`);
}

/** Of two workloads of one name every target would run one, and let the other's scrape job ask it. */
function workloadsOf(packs: readonly { readonly name: string; readonly workloads?: readonly Workload[] }[]): Workload[] {
  const owners = new Map(SERVERS.map((server) => [server, 'the monitoring itself']));
  for (const { name, workloads } of packs) {
    for (const workload of workloads ?? []) {
      const other = owners.get(workload.name);
      if (other !== undefined) throw invalid(`pack ${shown(name)} brings a workload ${shown(workload.name)}, but ${other} runs one of that name: rename one`);
      owners.set(workload.name, `pack ${shown(name)}`);
    }
  }
  return sortedBy(packs.flatMap((pack) => pack.workloads ?? []), (workload) => workload.name);
}
