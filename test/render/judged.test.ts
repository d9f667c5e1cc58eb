import { SecretRef, Severity } from '../../src/core';
import {
  Alertmanager, Discovery, Inhibition, KubernetesRole, Matcher, Monitoring, MuteTiming,
  Prometheus, Receiver, Relabel, RemoteWrite, Route, ScrapeAuth, ScrapeJob,
} from '../../src/model';
import { Paths } from '../../src/workload';
import { apiDown, planOf, smallMonitoring } from '../fixture';
import { judge, Verdict } from '../tools';

/** Secrets are files where the servers run; here they are put where the files say. */
function judged(tool: 'promtool' | 'amtool', args: string[], monitoring: Monitoring): Verdict {
  const plan = planOf(monitoring);
  const secrets = plan.workloads.flatMap((workload) => workload.secrets).map((secret) => ({ path: `secrets/${secret.fileName}`, content: 'x' }));
  const files = plan.files.map((file) => ({ ...file, content: file.content.split(`${Paths.SECRETS}/`).join('../secrets/') }));
  return judge(tool, args, [...files, ...secrets]);
}

const promtool = (monitoring: Monitoring) => judged('promtool', ['check', 'config', '--lint=all', '--lint-fatal', 'prometheus/prometheus.yml'], monitoring);
const amtool = (monitoring: Monitoring) => judged('amtool', ['check-config', 'alertmanager/alertmanager.yml'], monitoring);

test('Prometheus takes every kind of job, discovery, authentication and remote write', () => {
  const monitoring = smallMonitoring({ retention: '30d', externalLabels: { price: '5$' }, prometheus: Prometheus.run({ diskSize: '10GB' }) });
  monitoring.addScrapeJob(new ScrapeJob({
    name: 'bearer',
    targets: ['b:1'],
    auth: ScrapeAuth.bearer(SecretRef.named('token')),
    tls: { serverName: 'b', insecureSkipVerify: true },
    params: { module: ['x'] },
    labels: { team: 'a' },
    honorLabels: true,
    sampleLimit: 10,
    scrapeInterval: '1m',
    scrapeTimeout: '20s',
    relabelings: [Relabel.replace({ sourceLabels: ['__address__'], targetLabel: 'instance', regex: '(.+):.*' }), Relabel.labelMap('__meta_(.+)')],
    metricRelabelings: [Relabel.dropMetrics('go_.*'), Relabel.labelDrop('pod')],
  }));
  monitoring.addScrapeJob(new ScrapeJob({ name: 'basic', targets: ['b:1'], auth: ScrapeAuth.basic('u', SecretRef.named('pw')), tls: { ca: SecretRef.named('ca') } }));
  monitoring.addScrapeJob(new ScrapeJob({ name: 'header', targets: ['b:1'], auth: ScrapeAuth.header('X-Api-Key', SecretRef.named('key')) }));
  monitoring.addScrapeJob(new ScrapeJob({
    name: 'discovered',
    discovery: [
      Discovery.ec2({ port: 9100, region: 'eu-west-1', tags: { a: 'b' } }), Discovery.dns(['a.example.com'], 9100), Discovery.workload('x', 1),
      Discovery.kubernetes({ role: KubernetesRole.POD, namespaces: ['shop'] }),
    ],
  }));
  monitoring.addRemoteWrite(RemoteWrite.amp('amp', 'https://aps.example.com/api/v1/remote_write', 'eu-west-1'));
  monitoring.addRemoteWrite(RemoteWrite.endpoint('mimir', 'https://m.example.com/push', { auth: ScrapeAuth.basic('u', SecretRef.named('mimir')) }));
  expect(promtool(monitoring)).toMatchObject({ ok: true, output: expect.stringContaining('is valid prometheus config file syntax') });
});

test('Prometheus takes an Alertmanager elsewhere', () => {
  const address = { address: 'a.example.com:443', scheme: 'https', pathPrefix: '/am' };
  expect(promtool(smallMonitoring({ alertmanager: Alertmanager.existing(address) }))).toMatchObject({ ok: true });
});

test('Alertmanager takes every kind of receiver, route, inhibition and mute timing', () => {
  const monitoring = smallMonitoring();
  const smtp = { smarthost: 'smtp.example.com:587', from: 'a@example.com', username: 'u', password: SecretRef.named('smtp') };
  const receivers = [
    Receiver.pagerDuty('oncall', { routingKey: SecretRef.named('pd') }),
    Receiver.email('mail', { to: ['a@example.com', 'b@example.com'], smtp }),
    Receiver.webhook('hook', { url: SecretRef.named('hook') }),
    Receiver.of('both', [
      { kind: 'sns', settings: { topic_arn: 'arn:aws:sns:eu-west-1:123456789012:alerts', sigv4: { region: 'eu-west-1' } } },
      { kind: 'telegram', settings: { chat_id: 1 }, secrets: { bot_token: SecretRef.named('telegram') } },
    ]),
    Receiver.nobody('silent'),
  ].map((receiver) => monitoring.addReceiver(receiver));
  monitoring.addMuteTiming(new MuteTiming({ name: 'nights', timeIntervals: [{ weekdays: ['monday:friday'], times: [{ start_time: '00:00', end_time: '06:00' }] }] }));
  monitoring.addInhibition(new Inhibition({ sources: [Matcher.equal('severity', 'critical')], targets: [Matcher.notEqual('severity', 'critical')], equal: ['job'] }));
  monitoring.addMatchingRoute(new Route({
    matchers: [Matcher.regex('team', 'a|b"c'), Matcher.notRegex('env', 'dev.*')],
    receivers,
    continueMatching: true,
    groupBy: ['...'],
    groupWait: '10s',
    groupInterval: '1m',
    repeatInterval: '12h',
    muteTimings: ['nights'],
  }));
  monitoring.addRoute(Severity.WARNING, receivers[1], receivers[2]);
  monitoring.addRule(apiDown('Own')._tuned({ receivers: [receivers[0], receivers[3]] }));
  expect(amtool(monitoring)).toMatchObject({ ok: true, output: expect.stringContaining('7 receivers') });
});

test('the judges are awake: a field that does not exist is refused by both', () => {
  expect(promtool(smallMonitoring({ prometheusOverrides: { globl: {} } }))).toMatchObject({ ok: false, output: expect.stringContaining('globl') });
  expect(amtool(smallMonitoring({ alertmanagerOverrides: { globl: {} } }))).toMatchObject({ ok: false, output: expect.stringContaining('globl') });
});
