import { Severity } from '../../src/core';
import { Metric, Monitoring, Pack, PackContribution, Receiver, RuleGroup, ScrapeJob } from '../../src/model';
import { Workload } from '../../src/workload';
import { apiDown } from '../fixture';

const job = (name: string) => new ScrapeJob({ name, targets: [`${name}:1`] });
const workload = (name: string) => new Workload({
  name, image: 'i', ports: [{ name: 'http', number: 1 }], runAs: { user: 1, group: 1 }, resources: { cpuMillis: 1, memoryMiB: 1 },
});

class AnyPack extends Pack {
  public constructor(name: string, private readonly contribution: PackContribution = { ruleGroups: [new RuleGroup({ name: 'g', rules: [apiDown('Down')] })] }) {
    super(name);
  }

  public contribute(): PackContribution {
    return this.contribution;
  }
}

test('what a target refuses is not kept', () => {
  const monitoring = new Monitoring({ name: 'shop' });
  let refuse = false;
  monitoring._attach(() => {
    if (refuse) throw new Error('the target refuses');
  });
  monitoring.addScrapeJob(job('a'));
  refuse = true;
  expect(() => monitoring.addScrapeJob(job('b'))).toThrow('the target refuses');
  expect(() => monitoring.addPack(new AnyPack('p'))).toThrow('the target refuses');
  expect(() => monitoring.addRoute(Severity.CRITICAL, Receiver.nobody('x'))).toThrow('the target refuses');
  refuse = false;
  monitoring.addScrapeJob(job('c'));
  const { jobs, packs, routes } = monitoring._describe();
  expect([jobs.map(({ name }) => name), packs, routes]).toEqual([['a', 'c'], [], []]);
});

test('a target that could not be made is not asked again', () => {
  const monitoring = new Monitoring({ name: 'shop' });
  expect(() => monitoring._attach(() => { throw new Error('no such subnet'); })).toThrow('no such subnet');
  expect(() => monitoring.addScrapeJob(job('a'))).not.toThrow();
});

test('several metrics are added together or not at all, and targets are asked once', () => {
  const monitoring = new Monitoring({ name: 'shop' });
  let asked = 0;
  monitoring._attach(() => asked++);
  expect(() => monitoring.addMetrics(Metric.gauge('a'), Metric.gauge('b'), Metric.gauge('a'))).toThrow('has a metric "a" already');
  expect(monitoring._describe().metrics).toEqual([]);
  monitoring.addMetrics(Metric.gauge('a'), Metric.gauge('b'));
  expect(asked).toBe(2);
});

test('what is wrong with a pack is said where it is added', () => {
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addPack(new AnyPack('redis', { workloads: [workload('redis-exporter')] }));
  const mistakes: [Pack, string][] = [
    [new AnyPack('shop'), 'pack "shop": the name is taken by the rules of monitoring "shop" itself'],
    [new AnyPack('cache', { workloads: [workload('redis-exporter')] }), 'brings a workload "redis-exporter", but pack "'],
    [new AnyPack('mine', { workloads: [workload('grafana')] }), 'pack "mine" brings a workload "grafana", but the monitoring itself runs one of that name'],
    [new AnyPack('twice', { ruleGroups: ['A', 'B'].map((name) => new RuleGroup({ name: 'g', rules: [apiDown(name)] })) }), 'pack "twice" has two rule groups "g"'],
  ];
  for (const [pack, message] of mistakes) expect(() => monitoring.addPack(pack)).toThrow(message);
  expect(monitoring._describe().packs).toEqual(['redis']);
});

test('a pack of two monitorings cannot be changed once one of them was written', () => {
  const pack = new AnyPack('p');
  const [first, second] = ['first', 'second'].map((name) => new Monitoring({ name }));
  first.addPack(pack);
  second.addPack(pack);
  first._freeze('KubernetesMonitoring at chart/monitoring');
  expect(() => pack.alert('Down', { for: '9m' })).toThrow('monitoring "first" was written by KubernetesMonitoring at chart/monitoring');
  expect(() => pack.disable('Down', 'not needed')).toThrow('comes too late');
});
