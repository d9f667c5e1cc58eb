import { SecretRef } from '../../src/core';
import { AlertRule, Alertmanager, alertsOf, Description, Monitoring, MonitoringProps, Pack, PackContext, PackContribution, Receiver } from '../../src/model';
import { Query } from '../../src/promql';
import { renderRules, renderRuleTests } from '../../src/render';
import { planOf } from '../fixture';
import { judge, Verdict } from '../tools';

const CONTEXT: PackContext = { monitoring: 'shop', scrapeInterval: '15s', rateWindow: '5m', alertmanager: Alertmanager.run() };

/** What every scrape brings along (https://prometheus.io/docs/concepts/jobs_instances/). */
const OF_EVERY_TARGET = ['up', 'scrape_duration_seconds', 'scrape_samples_scraped', 'scrape_samples_post_metric_relabeling', 'scrape_series_added'];
const TARGET_LABELS = ['job', 'instance'];
/** Of Prometheus' own making; an alert's own labels are in it too. */
const OF_ALERTS = ['alertname', 'alertstate', 'severity', 'fallback', ...TARGET_LABELS];

/** The one suite that every pack passes. */
export function describePack(name: string, make: () => Pack, servers: Pick<MonitoringProps, 'alertmanager'> = {}): void {
  describe(name, () => {
    const context = { ...CONTEXT, ...servers };
    const contribution = make().contribute(context);
    const alerts = (contribution.ruleGroups ?? []).flatMap((group) => group.rules).filter((rule): rule is AlertRule => rule instanceof AlertRule);
    const description = monitored(make(), servers)._describe();

    test('contributes the same twice', () => {
      const pack = make();
      expect(JSON.stringify(pack.contribute(context))).toBe(JSON.stringify(pack.contribute(context)));
    });

    test('has no findings', () => {
      expect(planOf(monitored(make(), servers), { addresses: (host) => ({ host, copies: host === 'alertmanager' ? [`${host}-0`, `${host}-1`] : undefined }) }).findings).toEqual([]);
    });

    test.each(alerts.map((alert) => [alert.name, alert] as const))('%s has a runbook, texts, a case that fires and one that stays silent', (_, alert) => {
      const tests = (contribution.ruleTests ?? []).filter((candidate) => candidate.alert === alert.name);
      expect(Object.values(alert.runbook ?? {}).filter((answer) => answer.trim() !== '')).toHaveLength(4);
      expect(alert.annotations.summary.trim()).not.toBe('');
      expect(alert.annotations.description.trim()).not.toBe('');
      expect(tests.filter((candidate) => (candidate.firing ?? []).length > 0).length).toBeGreaterThanOrEqual(1);
      // A dead man's switch is the one that never stays silent.
      expect(tests.filter((candidate) => (candidate.firing ?? []).length === 0).length).toBeGreaterThanOrEqual(alert.expr === 'vector(1)' ? 0 : 1);
    });

    test('declares every metric and label that its rules and panels read, and no other metric', () => {
      expect(undeclared(contribution)).toEqual([]);
      const read = new Set(queriesOf(contribution).flatMap(({ query }) => query.selectors()).map((selector) => selector.metric));
      const unread = (contribution.metrics ?? []).filter((metric) => !metric.seriesNames().some((series) => read.has(series)));
      expect(unread.map((metric) => metric.name)).toEqual([]);
    });

    test('names its panels uniquely', () => {
      for (const dashboard of contribution.dashboards ?? []) {
        const titles = dashboard.rows.flatMap((row) => row.panels).map((panel) => panel.title);
        expect(new Set(titles).size).toBe(titles.length);
      }
    });

    test('promtool accepts the rules', () => {
      const rules = renderRules(description);
      expect(judge('promtool', ['check', 'rules', '--lint=all', '--lint-fatal', ...rules.map((file) => file.path)], rules)).toMatchObject({ ok: true });
    });

    test('promtool passes the rule tests', () => {
      expect(ruleTestVerdict(description)).toEqual({ ok: true, output: expect.stringContaining('SUCCESS') });
    });
  });
}

/** What promtool says to the rule tests of a description. */
export function ruleTestVerdict(description: Description): Verdict {
  const tests = renderRuleTests(description);
  return judge('promtool', ['test', 'rules', ...tests.map((file) => file.path)], [...renderRules(description), ...tests]);
}

/** The pack as part of a monitoring whose every alert is told to somebody. */
function monitored(pack: Pack, servers: Pick<MonitoringProps, 'alertmanager'>): Monitoring {
  const monitoring = new Monitoring({ name: 'shop', scrapeInterval: '15s', ...servers });
  monitoring.addPack(pack);
  // Routes are those of whoever runs the Alertmanager.
  if (monitoring._describe().alertmanager.options === undefined) return monitoring;
  const team = monitoring.addReceiver(Receiver.webhook('team', { url: SecretRef.named('team-webhook') }));
  const alerts = alertsOf(monitoring._describe());
  for (const receiver of new Set(alerts.flatMap((alert) => alert.receivers))) monitoring.addReceiver(receiver);
  const bySeverity = alerts.filter((alert) => alert.receivers.length === 0);
  for (const severity of new Set(bySeverity.map((alert) => alert.severity))) monitoring.addRoute(severity, team);
  return monitoring;
}

/** Every query of a contribution, with its place. */
export function queriesOf(contribution: PackContribution): { where: string; query: Query }[] {
  const rules = (contribution.ruleGroups ?? []).flatMap((group) => group.rules)
    .map((rule) => ({ where: rule.name, query: Query.parse(rule.expr, rule.name) }));
  const panels = (contribution.dashboards ?? []).flatMap((dashboard) => dashboard.rows).flatMap((row) => row.panels)
    .flatMap((panel) => panel.queries.map(({ expr }) => ({ where: `panel ${panel.title}`, query: Query.parse(expr, panel.title, { grafana: true }) })));
  const variables = (contribution.dashboards ?? []).flatMap((dashboard) => dashboard.variables).flatMap((variable) => {
    const selector = /^label_values\((.*), \w+\)$/.exec(variable._query)?.[1];
    return selector === undefined ? [] : [{ where: `variable ${variable.name}`, query: Query.parse(selector, variable.name, { grafana: true }) }];
  });
  return [...rules, ...panels, ...variables];
}

/** What queries read that nobody declared: metrics, and labels in matchers. */
export function undeclared(contribution: PackContribution): string[] {
  const known = new Map<string, readonly string[]>([['ALERTS', OF_ALERTS], ...OF_EVERY_TARGET.map((metric) => [metric, TARGET_LABELS] as const)]);
  for (const metric of contribution.metrics ?? []) {
    for (const series of metric.seriesNames()) known.set(series, [...TARGET_LABELS, ...metric.labels, ...(series.endsWith('_bucket') ? ['le'] : [])]);
  }
  for (const rule of (contribution.ruleGroups ?? []).flatMap((group) => group.rules)) {
    if (!(rule instanceof AlertRule)) known.set(rule.name, TARGET_LABELS);
  }
  return queriesOf(contribution).flatMap(({ where, query }) => query.selectors().flatMap(({ metric, matchers }) => {
    if (metric === undefined) return [`${where}: a selector without a metric`];
    const labels = known.get(metric);
    if (!labels) return [`${where}: metric ${metric}`];
    return matchers.filter(({ label }) => !labels.includes(label)).map(({ label }) => `${where}: label ${label} of ${metric}`);
  }));
}
