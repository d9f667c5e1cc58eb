import { SecretRef, Severity } from '../../src/core';
import { AlertRule, Monitoring, Receiver, receiversOf, alertsOf } from '../../src/model';
import { HttpApiPack, RedisPack } from '../../src/packs';
import { renderRuleTests } from '../../src/render';
import { planOf } from '../fixture';
import { judge } from '../tools';

function withTwo(): Monitoring {
  const monitoring = new Monitoring({ name: 'shop', scrapeInterval: '15s' });
  const hook = monitoring.addReceiver(Receiver.webhook('hook', { url: SecretRef.named('hook') }));
  monitoring.addRoute(Severity.CRITICAL, hook);
  monitoring.addRoute(Severity.WARNING, hook);
  monitoring.addRoute(Severity.INFO, hook);
  monitoring.addPack(new RedisPack({ address: 'sessions:6379' }));
  monitoring.addPack(new RedisPack({ name: 'cache', address: 'cache:6379' }));
  return monitoring;
}

const labelsOf = (alerts: AlertRule[]) => alerts.map((alert) => [alert.name, alert.labels.pack]);

test('alerts of two instances of a pack carry the name of their pack', () => {
  expect(labelsOf(alertsOf(withTwo()._describe())).slice(0, 2)).toEqual([['RedisDown', 'cache'], expect.arrayContaining(['cache'])]);
  expect(new Set(alertsOf(withTwo()._describe()).map((alert) => alert.labels.pack))).toEqual(new Set(['cache', 'redis']));
  expect(planOf(withTwo()).findings).toEqual([]);
});

test('a pack that is alone, or whose alerts nobody else has, carries no such label', () => {
  const monitoring = withTwo();
  monitoring.addPack(new HttpApiPack({ job: 'api', targets: ['api:80'], requests: { metric: 'requests_total' }, latency: { metric: 'latency_seconds' } }));
  expect(labelsOf(alertsOf(monitoring._describe())).filter(([name]) => !name!.startsWith('Redis')).map(([, pack]) => pack)).toEqual(expect.arrayContaining([undefined]));
});

test('one instance can be told to somebody else', () => {
  const monitoring = new Monitoring({ name: 'shop' });
  const [hook, cacheTeam] = ['hook', 'cache-team'].map((name) => monitoring.addReceiver(Receiver.webhook(name, { url: SecretRef.named(name) })));
  monitoring.addRoute(Severity.CRITICAL, hook);
  monitoring.addPack(new RedisPack({ address: 'sessions:6379' }));
  monitoring.addPack(new RedisPack({ name: 'cache', address: 'cache:6379' })).alert('RedisDown', { receivers: [cacheTeam] });
  const description = monitoring._describe();
  const told = alertsOf(description).filter((alert) => alert.name === 'RedisDown').map((alert) => [alert.labels.pack, receiversOf(alert, description).map((r) => r.name)]);
  expect(told).toEqual([['cache', ['cache-team']], ['redis', ['hook']]]);
});

test('the rule tests of both still hold', () => {
  const plan = planOf(withTwo());
  const tests = renderRuleTests(plan.description);
  expect(tests.map((file) => file.path)).toEqual(['prometheus/tests/cache.yml', 'prometheus/tests/redis.yml']);
  for (const { path } of tests) expect(judge('promtool', ['test', 'rules', path], [...plan.files, ...tests])).toMatchObject({ ok: true });
});
