import { Severity, SecretRef } from '../../src/core';
import { AlertRule, Dashboard, Metric, Monitoring, Pack, PackContribution, Panel, Receiver, RecordingRule, RuleGroup, ScrapeJob, Unit } from '../../src/model';
import { apiDown, planOf } from '../fixture';

class OnePack extends Pack {
  public contribute(): PackContribution {
    return {
      jobs: [new ScrapeJob({ name: this.name, targets: [`${this.name}:1`] })],
      ruleGroups: [new RuleGroup({ name: this.name, rules: [apiDown(`${this.name}Down`)] })],
      metrics: [Metric.gauge(`${this.name}_up`)],
      dashboards: [new Dashboard({ uid: this.name, title: this.name, rows: [{ title: 'r', panels: [Panel.stat({ title: 't', description: 'd', unit: Unit.SHORT, queries: [{ expr: 'up' }] })] }] })],
    };
  }
}

/** The same description, its additions made in a given order; routes keep theirs, because it matters. */
function described(order: (steps: ((m: Monitoring) => void)[]) => ((m: Monitoring) => void)[]): string {
  const monitoring = new Monitoring({ name: 'shop' });
  const receivers = ['c', 'a', 'b'].map((name) => Receiver.webhook(name, { url: SecretRef.named(name) }));
  const steps: ((m: Monitoring) => void)[] = [
    (m) => m.addPack(new OnePack('zeta')),
    (m) => m.addPack(new OnePack('alpha')),
    (m) => m.addScrapeJob(new ScrapeJob({ name: 'own', targets: ['own:1'] })),
    (m) => m.addScrapeJob(new ScrapeJob({ name: 'another', targets: ['a:1'] })),
    (m) => m.addRule(new RecordingRule({ record: 'job:up:sum', expr: 'sum by (job) (up)' })),
    (m) => m.addRule(apiDown('OwnDown')),
    (m) => m.addRule(apiDown('AnotherDown')),
    (m) => m.addRuleGroup(new RuleGroup({ name: 'late', rules: [apiDown('X')] })),
    ...receivers.map((receiver) => (m: Monitoring) => void m.addReceiver(receiver)),
  ];
  for (const step of order(steps)) step(monitoring);
  monitoring.addRoute(Severity.CRITICAL, ...receivers);
  const plan = planOf(monitoring);
  return JSON.stringify([plan.files, plan.workloads, plan.flows, plan.findings]);
}

test('the order of packs, jobs, rules and receivers does not matter', () => {
  const asWritten = described((steps) => steps);
  expect(described((steps) => [...steps].reverse())).toBe(asWritten);
  expect(described((steps) => steps.map((_, i) => steps[(i * 4 + 3) % steps.length]))).toBe(asWritten);
});

test('the order inside a group and of routes is kept', () => {
  const rules = ['B', 'A'].map((name) => apiDown(name));
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addRuleGroup(new RuleGroup({ name: 'g', rules }));
  const receivers = ['b', 'a'].map((name) => monitoring.addReceiver(Receiver.webhook(name, { url: SecretRef.named(name) })));
  monitoring.addRoute(Severity.WARNING, receivers[1]);
  monitoring.addRoute(Severity.CRITICAL, ...receivers);
  const description = monitoring._describe();
  expect(description.ruleFiles[0].groups[0].rules.map((rule) => rule.name)).toEqual(['B', 'A']);
  expect(description.routes.map((route) => route.matchers[0].value)).toEqual(['warning', 'critical']);
  expect(description.routes[1].receivers.map((receiver) => receiver.name)).toEqual(['b', 'a']);
});

test('rendering twice gives the same', () => {
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addPack(new OnePack('zeta'));
  expect(JSON.stringify(planOf(monitoring).files)).toBe(JSON.stringify(planOf(monitoring).files));
  expect(monitoring._describe().ruleFiles[0].groups[0].rules[0]).toBeInstanceOf(AlertRule);
});
