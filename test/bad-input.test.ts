import { Token } from 'aws-cdk-lib';
import { Severity, SecretRef } from '../src/core';
import {
  AlertmanagerConfig, AlertRule, AlertRuleProps, Alertmanager, Dashboard, Discovery, Grafana, Inhibition, Matcher, Metric, Monitoring, MuteTiming,
  Pack,
  PackContribution, Panel, PanelProps,
  Prometheus, PrometheusConfig, Receiver, RecordingRule, RemoteWrite, Route, RuleFile, RuleGroup, ScrapeAuth, ScrapeJob, Unit, Variable,
} from '../src/model';
import { RedisPack } from '../src/packs';
import { Workload } from '../src/workload';

const smtp = { smarthost: 'smtp.example.com:587', from: 'alerts@example.com' };
const slack = () => Receiver.slack('slack', { apiUrl: SecretRef.named('slack') });
const alert = (props: Partial<AlertRuleProps> = {}) => new AlertRule({ alert: 'ApiDown', expr: 'up == 0', severity: Severity.CRITICAL, summary: 's', description: 'd', ...props });
const panel = (props: Partial<PanelProps> = {}) => Panel.stat({ title: 't', description: 'd', unit: Unit.SHORT, queries: [{ expr: 'up' }], ...props });
const job = (targets: string[]) => new ScrapeJob({ name: 'api', targets });
const monitoring = () => new Monitoring({ name: 'osool' });

class ApiPack extends Pack {
  public contribute(): PackContribution {
    return { ruleGroups: [new RuleGroup({ name: 'api', rules: [alert({ alert: 'HighErrorRate', expr: 'rate(a[5m]) > $threshold', threshold: 0.05 }), alert()] })] };
  }
}

/** What a user reads, by the mistake: the thing, the value, what is allowed, the remedy. */
const MISTAKES: [string, () => unknown, string][] = [
  ['illegal metric name', () => Metric.counter('osool-requests'), 'metric: illegal metric name "osool-requests": allowed are letters, digits, "_" and ":"'],
  ['histogram declared by a series', () => Metric.histogram('latency_bucket'), 'declare a histogram by its name without "_bucket"'],
  ['values for a label the metric lacks', () => Metric.counter('a', { labelValues: { status: ['ok'] } }), 'values are given for label "status", which is not among its labels []'],
  ['illegal label name', () => new ScrapeJob({ name: 'api', targets: ['a:1'], labels: { 'my-team': 'x' } }), 'scrape job "api": illegal label name "my-team"'],
  ['reserved label name', () => alert({ labels: { __name__: 'x' } }), 'alert "ApiDown": illegal label name "__name__"'],
  ['illegal job name', () => new ScrapeJob({ name: 'my job', targets: ['a:1'] }), 'illegal job name "my job"'],
  ['illegal alert name', () => alert({ alert: 'High error rate' }), 'illegal alert name "High error rate"'],
  ['illegal monitoring name', () => new Monitoring({ name: 'Osool Platform' }), 'monitoring: illegal name "Osool Platform": allowed are lower-case letters'],
  ['illegal severity', () => Severity.of('Very bad'), 'illegal severity "Very bad"'],
  ['illegal rule group name', () => new RuleGroup({ name: 'a b', rules: [alert()] }), 'illegal rule group name "a b"'],
  ['a name that is a late value', () => new ScrapeJob({ name: Token.asString({ Ref: 'X' }), targets: ['a:1'] }), 'a name must be known at synthesis'],
  ['fraction in a duration', () => new Monitoring({ name: 'osool', scrapeInterval: '1.5h' }), 'scrape interval of monitoring "osool" "1.5h" is not a duration'],
  ['duration without a unit', () => alert({ for: '30' }), '"for" of alert "ApiDown" "30" is not a duration'],
  ['negative duration', () => new Monitoring({ name: 'osool', retention: '-30d' }), 'retention of monitoring "osool" "-30d" is not a duration'],
  ['size without a unit', () => Prometheus.run({ diskSize: '50' }), 'the disk size of Prometheus "50" is not a size'],
  ['negative size', () => Prometheus.run({ diskSize: '-1GB' }), '"-1GB" is not a size'],
  ['size of Grafana\'s disk without a unit', () => Grafana.run({ diskSize: '1' }), 'the disk size of Grafana "1" is not a size'],
  ['literal password of Grafana', () => Grafana.run({ adminPassword: 'hunter2' as never }), 'the adminPassword of Grafana must be a SecretRef'],
  ['existing Prometheus as a URL', () => Prometheus.existing({ address: 'https://prom.example.com' }), 'Prometheus.existing: "https://prom.example.com" is not "host:port"'],
  ['existing Alertmanager with an unknown scheme', () => Alertmanager.existing({ address: 'a:1', scheme: 'tcp' }), 'Alertmanager.existing: illegal scheme "tcp"'],
  ['timeout above the interval', () => new ScrapeJob({ name: 'api', targets: ['a:1'], scrapeInterval: '5s', scrapeTimeout: '10s' }),
    'scrape job "api": the scrape timeout 10s is longer than the scrape interval 5s: Prometheus refuses that; use at most 5s'],
  ['timeout above the interval of all', () => new Monitoring({ name: 'osool', scrapeInterval: '5s', scrapeTimeout: '10s' }), 'monitoring "osool": the scrape timeout 10s is longer'],
  ['target without a port', () => job(['backend']), 'target "backend" is not "host:port": add the port that /metrics is served on, such as "backend:8000"'],
  ['target that is a URL', () => job(['http://backend:8000/metrics']), 'is a URL: give "host:port" in targets, and the rest as scheme and metricsPath'],
  ['target with a port out of range', () => job(['backend:80000']), 'target "backend:80000" is not "host:port"'],
  ['target that is nothing', () => job([undefined as never]), 'scrape job "api": target is undefined, but must be "host:port"'],
  ['targets that are no list', () => new ScrapeJob({ name: 'api', targets: 'backend:8000' as never }), 'scrape job "api": targets is "backend:8000", but must be a list'],
  ['address that is nothing', () => new RedisPack({ address: undefined as never }), 'address of RedisPack "redis" is undefined, but must be "host"'],
  ['ratio above 1', () => alert({ expr: 'a > $threshold', threshold: 90, thresholdUnit: Unit.RATIO }), 'the threshold 90 is no ratio: it must be from 0 to 1, where 0.9 is 90%'],
  ['alert without a severity', () => alert({ severity: undefined }), 'alert "ApiDown": the severity is undefined: give one, such as Severity.WARNING'],
  ['tuned to a severity that is a text', () => new ApiPack('api').alert('ApiDown', { severity: 'critical' as never }), 'the severity is "critical": give one'],
  ['route of a severity that is a text', () => monitoring().addRoute('warning' as never, slack()), 'addRoute: the severity is "warning"'],
  ['number token in a target', () => job([`db:${Token.asNumber({ Ref: 'Port' })}`]), 'contains a number that only deployment knows (a CDK number token)'],
  ['list token as targets', () => job(Token.asList({ 'Fn::GetAtt': ['Cluster', 'Addresses'] })), 'is a list that only deployment knows: take its elements with Fn.select(index, list)'],
  ['client certificate without its key', () => new ScrapeJob({ name: 'api', targets: ['a:1'], tls: { cert: SecretRef.named('c') } }), 'give both tls.cert and tls.key, or neither'],
  ['Authorization as a header of its own', () => ScrapeAuth.header('Authorization', SecretRef.named('t')), 'Prometheus sets Authorization itself: use ScrapeAuth.bearer or ScrapeAuth.basic'],
  ['no target at all', () => job([]), 'scrape job "api" has no targets: give targets: [\'host:port\'] or a discovery'],
  ['unknown scheme', () => new ScrapeJob({ name: 'api', targets: ['a:1'], scheme: 'ftp' }), 'illegal scheme "ftp": allowed are "http" and "https"'],
  ['duplicate job', () => { const m = monitoring(); m.addScrapeJob(job(['a:1'])); m.addScrapeJob(job(['b:1'])); }, 'monitoring "osool" has a scrape job "api" already'],
  ['duplicate rule', () => { const m = monitoring(); m.addRule(alert()); m.addRule(alert()); }, 'has a rule "ApiDown" already'],
  ['duplicate receiver', () => { const m = monitoring(); m.addReceiver(slack()); m.addReceiver(slack()); }, 'has a receiver "slack" already'],
  ['duplicate pack', () => { const m = monitoring(); m.addPack(new ApiPack('api')); m.addPack(new ApiPack('api')); }, 'has a pack "api" already: give one of them another name'],
  ['severity routed twice', () => { const m = monitoring(); m.addRoute(Severity.INFO, slack()); m.addRoute(Severity.INFO, slack()); }, 'severity "info" is routed already'],
  ['query that does not parse', () => alert({ expr: 'sum(rate(a[5m])' }), 'alert "ApiDown" is not a PromQL query'],
  ['recording rule that does not parse', () => new RecordingRule({ record: 'a:b:c', expr: 'rate(a[5m]' }), 'recording rule "a:b:c" is not a PromQL query'],
  ['panel query that does not parse', () => panel({ queries: [{ expr: 'sum by job (up)' }] }), 'panel "t" is not a PromQL query'],
  ['unknown alert in a tuning', () => new ApiPack('api').alert('HighErorRate', { threshold: 0.1 }), 'pack "api" has no alert "HighErorRate": it has ApiDown, HighErrorRate'],
  ['tuning a threshold that is not there', () => new ApiPack('api').alert('ApiDown', { threshold: 1 }), 'alert "ApiDown" has no threshold to tune'],
  ['disabling without a reason', () => new ApiPack('api').disable('ApiDown', ' '), 'is disabled without a reason'],
  ['tuned twice', () => { const p = new ApiPack('api'); p.alert('ApiDown', { for: '1m' }); p.alert('ApiDown', { for: '2m' }); }, 'was tuned before'],
  ['threshold without effect', () => alert({ threshold: 5 }), 'the threshold 5 has no effect: write $threshold in the query'],
  ['$threshold without a threshold', () => alert({ expr: 'up < $threshold' }), 'the query has $threshold, but there is no threshold'],
  ['$threshold in a text without a threshold', () => alert({ summary: 'more than $threshold' }), 'the summary has $threshold, but there is no threshold'],
  ['severity as a label', () => alert({ labels: { severity: 'page' } }), 'alert "ApiDown": severity is given twice, also as the label "page": leave out the label, and give severity: Severity.of(..)'],
  ['alert name as a label', () => alert({ labels: { alertname: 'Other' } }), 'the label "alertname" is the alert\'s name'],
  ['alert without a summary', () => alert({ summary: ' ' }), 'alert "ApiDown" has no summary'],
  ['receiver without its secret', () => Receiver.pagerDuty('oncall', {} as never), 'the routingKey of receiver "oncall" is missing: give a SecretRef'],
  ['literal webhook URL', () => Receiver.slack('slack', { apiUrl: 'https://hooks.slack.com/services/T/B/x' as never }), 'the apiUrl of receiver "slack" must be a SecretRef, not a literal string'],
  ['literal key', () => Receiver.pagerDuty('oncall', { routingKey: '0123456789abcdef' as never }), 'the routingKey of receiver "oncall" must be a SecretRef'],
  ['literal password', () => Receiver.email('mail', { to: ['a@example.com'], smtp: { ...smtp, username: 'u', password: 'hunter2' as never } }), 'the smtp.password of receiver "mail" must be a SecretRef'],
  ['SMTP user without a password', () => Receiver.email('mail', { to: ['a@example.com'], smtp: { ...smtp, username: 'u' } }), 'the smtp.password of receiver "mail" is missing'],
  ['literal token towards a target', () => ScrapeAuth.bearer('abc' as never), 'the token of ScrapeAuth.bearer must be a SecretRef'],
  ['secret in verbatim settings', () => Receiver.of('x', [{ kind: 'discord', settings: { webhook_url: 'https://discord.com/api/webhooks/1/abc' } }]), 'discord.webhook_url looks like a Discord webhook URL'],
  ['receiver with a taken name', () => Receiver.nobody('null'), 'receiver: the name "null" is taken by the library itself'],
  ['kind of integration with its suffix', () => Receiver.of('x', [{ kind: 'slack_configs', settings: {} }]), 'illegal kind "slack_configs": give the name in front of "_configs"'],
  ['mail to nobody', () => Receiver.email('mail', { to: [], smtp }), 'are not mail addresses'],
  ['smarthost without a port', () => Receiver.email('mail', { to: ['a@example.com'], smtp: { ...smtp, smarthost: 'smtp.example.com' } }), 'smarthost "smtp.example.com" is not "host:port"'],
  ['route without matchers', () => new Route({ matchers: [], receivers: [slack()] }), 'a route without matchers would catch every alert'],
  ['grouping by what is no label', () => new Route({ matchers: [Matcher.equal('a', 'b')], receivers: [slack()], groupBy: ['my-team'] }), 'groupBy of route a="b": illegal label name "my-team"'],
  ['matcher that looks ahead', () => Matcher.regex('env', '(?!prod).*'), "it looks ahead or behind, which Prometheus' RE2 does not have"],
  ['matcher that is no regular expression', () => Matcher.regex('job', '('), 'matcher: "(" is not a regular expression'],
  ['one-sided inhibition', () => new Inhibition({ sources: [], targets: [Matcher.equal('a', 'b')], equal: [] }), 'an inhibition needs a matcher on both sides'],
  ['empty mute timing', () => new MuteTiming({ name: 'nights', timeIntervals: [] }), 'mute timing "nights" has no time intervals'],
  ['unknown unit', () => Unit.of('furlong'), 'unknown unit "furlong": allowed are Grafana\'s unit ids'],
  ['dashboard uid over 40 characters', () => new Dashboard({ uid: 'x'.repeat(41), title: 'T', rows: [{ title: 'r', panels: [panel()] }] }), 'of 41 characters: Grafana allows 1 to 40'],
  ['dashboard uid used twice', () => {
    const m = monitoring();
    for (const title of ['A', 'B']) m.addDashboard(new Dashboard({ uid: 'u', title, rows: [{ title: 'r', panels: [panel()] }] }));
  }, 'dashboard uid "u" is used twice, by "A" and "B"'],
  ['panel without a description', () => panel({ description: '' }), 'panel "t" has no description'],
  ['panel wider than the screen', () => panel({ width: 25 }), 'width 25 is not a whole number from 1 to 24'],
  ['variable with a taken name', () => Variable.custom('datasource', ['a']), 'illegal variable name "datasource"'],
  ['unknown discovery', () => Discovery.of('consul_sd_configs', {}), 'illegal kind "consul_sd_configs"'],
  ['workload that runs as root', () => new Workload({ name: 'x', image: 'i', ports: [{ name: 'http', number: 1 }], runAs: { user: 0, group: 0 }, resources: { cpuMillis: 1, memoryMiB: 1 } }), 'workload "x" runs as root'],
  ['workload name over 63 characters', () => new Workload({ name: 'x'.repeat(64), image: 'i', ports: [{ name: 'http', number: 1 }], runAs: { user: 1, group: 1 }, resources: { cpuMillis: 1, memoryMiB: 1 } }), 'at most 63 characters'],
  ['workload with a disk of no size', () => new Workload({ name: 'x', image: 'i', ports: [{ name: 'http', number: 1 }], runAs: { user: 1, group: 1 }, resources: { cpuMillis: 1, memoryMiB: 1 }, disk: { mountPath: '/x', size: 'big' } }), 'the disk size of workload "x" "big" is not a size'],
  ['workload probed on a port that it has not', () => new Workload({ name: 'x', image: 'i', ports: [{ name: 'http', number: 1 }], runAs: { user: 1, group: 1 }, resources: { cpuMillis: 1, memoryMiB: 1 }, probes: { readiness: { path: '/', port: 'web' } } }), 'workload "x" has no port "web": it has "http"'],
  ['remote write without a scheme', () => RemoteWrite.endpoint('mimir', 'mimir:9009'), 'remote write "mimir": "mimir:9009" is not a URL'],
  ['credentials for signed requests', () => RemoteWrite.amp('amp', 'https://aps.example.com', 'eu-west-1', { auth: ScrapeAuth.bearer(SecretRef.named('t')) }), 'requests to Amazon Managed Prometheus are signed, so auth has no effect'],
  ['empty rule group', () => new RuleGroup({ name: 'g', rules: [] }), 'rule group "g" has no rules'],
  ['acknowledgement without a reason', () => monitoring().acknowledge('alerts/routed', 'alert X', ''), 'is acknowledged without a reason'],
  ['rule file with an unknown field', () => RuleFile.parse('groups: [{name: a, rule: []}]', 'a.yml'), 'a.yml:1:20: groups[0].rule: unknown field "rule" of a rule group; did you mean rules?'],
  ['rule file that is no text', () => RuleFile.parse(undefined as never, 'a.yml'), 'a.yml: what was given is no text'],
  ['rule file without a name', () => RuleFile.parse('', ''), 'the name of a file is ""'],
  ['configuration of another server', () => PrometheusConfig.parse('route: {}', 'a.yml'), 'a.yml:1:1: route: unknown field "route" of a configuration'],
  ['configuration with a secret', () => PrometheusConfig.parse('remote_write: [{url: "http://a", bearer_token: hunter2}]', 'a.yml'), 'secrets: { "remote_write[0].bearer_token": SecretRef.named(..) }'],
  ['literal given as a secret of a configuration', () => PrometheusConfig.parse('{}', 'a.yml', { secrets: { global: 'hunter2' as never } }), 'the secret of global in a.yml must be a SecretRef'],
  ['place to leave out that is not there', () => AlertmanagerConfig.parse('route: {receiver: a}\nreceivers: [{name: a}]', 'a.yml', { leaveOut: ['template'] }), 'a.yml has no place "template"'],
  ['dashboard that is no JSON', () => Dashboard.fromJson('title: a', 'a.json'), 'a.json:1:1: a value is missing'],
  ['dashboard with a panel that is gone', () => Dashboard.fromJson('{"title": "a", "panels": [{"type": "natel-plotly-panel"}]}', 'a.json'), 'make it a panel of the kind "xychart"'],
  ['addition after a target was written', () => { const m = monitoring(); m._freeze('Ec2Monitoring at Stack/Monitoring'); m.addScrapeJob(job(['a:1'])); },
    'scrape job "api" comes too late: monitoring "osool" was written by Ec2Monitoring at Stack/Monitoring before'],
];

test.each(MISTAKES)('%s', (_mistake, make, message) => {
  expect(make).toThrow(message);
});

test('a refused addition leaves nothing behind', () => {
  const m = monitoring();
  m.addScrapeJob(job(['a:1']));
  expect(() => m.addScrapeJob(job(['b:1']))).toThrow();
  m._freeze('the test');
  expect(() => m.addReceiver(slack())).toThrow();
  expect(m._describe().jobs.map((j) => j._props.targets)).toEqual([['a:1']]);
  expect(m._describe().receivers).toEqual([]);
});
