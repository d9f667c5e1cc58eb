import { FindingLevel, SecretRef, SecretStore } from '../../src/core';
import { Alertmanager, Discovery, Grafana, KubernetesRole, Pack, PackContribution, Prometheus, RemoteWrite, ScrapeAuth, ScrapeJob } from '../../src/model';
import { planOf, smallMonitoring } from '../fixture';

const names = (plan: ReturnType<typeof planOf>) => plan.workloads.map((workload) => workload.name);

test('what runs, by default', () => {
  expect(names(planOf(smallMonitoring()))).toEqual(['alertmanager', 'grafana', 'prometheus']);
});

test('Grafana fetches no plugins, which it has in its image', () => {
  const grafana = planOf(smallMonitoring()).workloads.find(({ name }) => name === 'grafana')!;
  expect(grafana.environment).toMatchObject({ GF_PLUGINS_PREINSTALL_AUTO_UPDATE: 'false', GF_PLUGINS_PREINSTALL_DISABLED: 'true' });
});

test('Alertmanager loses a minute of silences at most', () => {
  const alertmanager = planOf(smallMonitoring()).workloads.find(({ name }) => name === 'alertmanager')!;
  expect(alertmanager.args).toContain('--data.maintenance-interval=1m');
});

test('parts can be left out, or be somebody else\'s', () => {
  expect(names(planOf(smallMonitoring({ grafana: Grafana.none(), alertmanager: Alertmanager.none() })))).toEqual(['prometheus']);
  const plan = planOf(smallMonitoring({ prometheus: Prometheus.existing({ address: 'prom.example.com:9090' }), alertmanager: Alertmanager.existing({ address: 'am.example.com:9093' }) }));
  expect(names(plan)).toEqual(['grafana']);
  expect(plan.files.map((file) => file.path)).toEqual(['grafana/provisioning/datasources/prometheus.yaml']);
  expect(plan.flows).toEqual([
    { from: { workload: 'grafana' }, to: { host: 'prom.example.com' }, port: 9090, reason: 'query' },
    { from: { workload: 'grafana' }, to: { host: 'am.example.com' }, port: 9093, reason: 'show silences' },
  ]);
});

test('every part reads its own secrets and no other', () => {
  const monitoring = smallMonitoring();
  monitoring.addScrapeJob(new ScrapeJob({ name: 'b', targets: ['b:1'], auth: ScrapeAuth.bearer(SecretRef.named('token')), tls: { ca: SecretRef.named('ca') } }));
  monitoring.addRemoteWrite(RemoteWrite.endpoint('mimir', 'https://m.example.com/push', { auth: ScrapeAuth.basic('u', SecretRef.named('mimir')) }));
  const read = Object.fromEntries(planOf(monitoring).workloads.map((workload) => [workload.name, workload.secrets.map((secret) => secret.fileName)]));
  expect(read).toEqual({ alertmanager: ['slack-webhook'], grafana: ['grafana-admin-password'], prometheus: ['ca', 'mimir', 'token'] });
});

test('flows: what the description implies, and nothing else', () => {
  const monitoring = smallMonitoring();
  monitoring.addScrapeJob(new ScrapeJob({ name: 'hosts', discovery: [Discovery.ec2({ port: 9100 })] }));
  expect(planOf(monitoring).flows.map((flow) => `${flow.from.workload} -> ${flow.to.workload ?? flow.to.host ?? 'any'}:${flow.port} (${flow.reason})`)).toEqual([
    'alertmanager -> hooks.slack.com:443 (notify slack)',
    'grafana -> alertmanager:9093 (show silences)',
    'grafana -> prometheus:9090 (query)',
    'prometheus -> alertmanager:9093 (send alerts)',
    'prometheus -> any:443 (scrape hosts: discovery)',
    'prometheus -> backend:8000 (scrape api)',
    'prometheus -> any:9100 (scrape hosts)',
  ]);
});

test('replicas of Alertmanager talk to each other, each gets every alert and is a target', () => {
  const monitoring = smallMonitoring({ alertmanager: Alertmanager.run({ replicas: 2 }) });
  monitoring.addScrapeJob(new ScrapeJob({ name: 'alertmanager', discovery: [Discovery.workload('alertmanager', 9093)] }));
  const plan = planOf(monitoring, { addresses: (host) => (host === 'alertmanager' ? { host, copies: ['am-0', 'am-1'] } : { host }) });
  expect(plan.flows.filter(({ port }) => port === 9094)).toEqual(['TCP', 'UDP'].map((protocol) => (
    { from: { workload: 'alertmanager' }, to: { workload: 'alertmanager' }, port: 9094, protocol, reason: 'tell replicas what was notified' }
  )));
  const prometheus = plan.files.find(({ path }) => path === 'prometheus/prometheus.yml')!.content;
  expect(prometheus.match(/- am-[01]:9093/g)).toEqual(['- am-0:9093', '- am-1:9093', '- am-0:9093', '- am-1:9093']);
  expect(plan.findings.filter(({ level }) => level === FindingLevel.ERROR)).toEqual([]);
});

test('replicas where there is room for one', () => {
  const plan = planOf(smallMonitoring({ alertmanager: Alertmanager.run({ replicas: 3 }) }));
  expect(plan.findings.filter(({ level }) => level === FindingLevel.ERROR).map(({ id, where, message }) => [id, where, message])).toEqual([
    ['target/unsupported', 'alertmanager', 'the test target runs one Alertmanager, but 3 replicas are asked for'],
  ]);
  expect(() => Alertmanager.run({ replicas: 0 })).toThrow('Alertmanager.run: replicas is 0, but must be a whole number from 1 up');
  expect(() => Alertmanager.run({ replicas: 1.5 })).toThrow('replicas is 1.5');
});

test('flows to servers that are named otherwise', () => {
  const monitoring = smallMonitoring({ alertmanager: Alertmanager.existing({ address: 'alerts.example.com', scheme: 'https' }), grafana: Grafana.none() });
  monitoring.addScrapeJob(new ScrapeJob({
    name: 'found',
    discovery: [Discovery.of('consul', { server: 'consul:8500' }), Discovery.of('http', { url: 'http://registry.example.com/targets' }), Discovery.of('file', { files: ['/x'] })],
  }));
  monitoring.addScrapeJob(new ScrapeJob({ name: 'pods', discovery: [Discovery.kubernetes({ role: KubernetesRole.POD })] }));
  monitoring.addScrapeJob(new ScrapeJob({ name: 'cloud', discovery: [Discovery.of('azure', { port: 9100 })] }));
  expect(planOf(monitoring).flows.map((flow) => `${flow.to.workload ?? flow.to.host ?? 'any'}:${flow.port} (${flow.reason})`).sort()).toEqual([
    'any:0 (scrape found)',
    'alerts.example.com:443 (send alerts)',
    'any:443 (scrape cloud: discovery)',
    'any:443 (scrape pods: discovery)',
    'registry.example.com:80 (scrape found: discovery)',
    'backend:8000 (scrape api)',
    'consul:8500 (scrape found: discovery)',
    'any:9100 (scrape cloud)',
  ].sort());
});

test('a number token is shown with its line, not with the whole file', () => {
  const plan = planOf(smallMonitoring({ externalLabels: { port: '-1.8881545897087516e+289' } }));
  expect(() => plan.findings).toThrow('prometheus/prometheus.yml:6 "    port: \'-1.8881545897087516e+289\'" contains a number that only deployment knows');
});

test('flows of a remote write, by its URL', () => {
  const monitoring = smallMonitoring();
  for (const [name, url] of [['a', 'http://[::1]:9009/push'], ['b', 'https://me@mimir/push']]) monitoring.addRemoteWrite(RemoteWrite.endpoint(name, url));
  expect(planOf(monitoring).flows.filter((flow) => flow.reason.startsWith('write')).map(({ to, port }) => `${to.host} ${port}`)).toEqual(['mimir 443', '[::1] 9009']);
});

test('two secrets of one file name are refused', () => {
  const monitoring = smallMonitoring();
  monitoring.addScrapeJob(new ScrapeJob({ name: 'a', targets: ['a:1'], auth: ScrapeAuth.bearer(SecretRef.secretsManager('prod/token')) }));
  monitoring.addScrapeJob(new ScrapeJob({ name: 'b', targets: ['b:1'], auth: ScrapeAuth.bearer(SecretRef.ssm('/prod/token')) }));
  expect(() => planOf(monitoring)).toThrow('two secrets would both be the file "prod-token": secrets-manager "prod/token" and ssm "/prod/token"; refer to one of them by another name');
});

test('two files of one path are refused', () => {
  class Shadow extends Pack {
    public contribute(): PackContribution {
      return { files: [{ path: 'prometheus/rules/shop.yml', content: 'groups: []\n' }] };
    }
  }
  const monitoring = smallMonitoring();
  monitoring.addPack(new Shadow('shadow'));
  expect(() => planOf(monitoring).files).toThrow('the file "prometheus/rules/shop.yml" is written twice');
});

test('discovery brings the permission along', () => {
  const monitoring = smallMonitoring();
  monitoring.addScrapeJob(new ScrapeJob({ name: 'hosts', discovery: [Discovery.ec2({ port: 9100 })] }));
  const [prometheus] = planOf(monitoring).workloads.filter((workload) => workload.name === 'prometheus');
  expect(prometheus.permissions.map((permission) => permission.permissionId)).toEqual(['discover-ec2-instances']);
});

test('a logical secret is bound whole or by field, or it is a finding', () => {
  const bound = SecretRef.secretsManager('prod/db');
  const plan = planOf(smallMonitoring(), { secrets: { 'db': bound, 'db-username': SecretRef.ssm('/db/user') }, readableStores: [SecretStore.SECRETS_MANAGER, SecretStore.SSM] });
  expect(plan.bind(SecretRef.named('db').field('password'))).toMatchObject({ store: SecretStore.SECRETS_MANAGER, id: 'prod/db', fieldName: 'password' });
  expect(plan.bind(SecretRef.named('db').field('username'))).toMatchObject({ store: SecretStore.SSM, id: '/db/user' });
  expect(plan.bind(SecretRef.named('slack-webhook'))).toBeUndefined();
  expect(plan.findings.filter(({ level }) => level === 'error').map((finding) => `${finding.id} ${finding.where}: ${finding.message}; ${finding.remedy}`)).toEqual([
    'target/unsupported secret grafana-admin-password: the secret "grafana-admin-password" is bound to nothing on the test target; bind it: secrets: { \'grafana-admin-password\': ... }',
    'target/unsupported secret slack-webhook: the secret "slack-webhook" is bound to nothing on the test target; bind it: secrets: { \'slack-webhook\': ... }',
  ]);
});

test('a secret that the target cannot read is a finding', () => {
  const plan = planOf(smallMonitoring(), { secrets: { 'slack-webhook': SecretRef.ssm('/slack') }, readableStores: [SecretStore.KUBERNETES, SecretStore.NAMED] });
  expect(plan.findings.map((finding) => finding.message)).toEqual(['the test target cannot read the ssm secret "slack"']);
});

test('a late value that the target cannot fill in is a finding, and is gone when it can', () => {
  const monitoring = smallMonitoring();
  monitoring.addScrapeJob(new ScrapeJob({ name: 'db', targets: ['${Token[TOKEN.9]}:9187'] }));
  expect(planOf(monitoring, { lateValues: false }).findings.map((finding) => `${finding.id} ${finding.where}`)).toEqual(['target/unsupported prometheus/prometheus.yml']);
  expect(planOf(monitoring).findings).toEqual([]);
});

test('an acknowledged finding is not reported', () => {
  const monitoring = smallMonitoring();
  monitoring.addScrapeJob(new ScrapeJob({ name: 'db', targets: ['${Token[TOKEN.9]}:9187'] }));
  monitoring.acknowledge('target/unsupported', 'prometheus/*', 'the chart is patched afterwards');
  expect(planOf(monitoring, { lateValues: false }).findings).toEqual([]);
});

test('a job that asks a workload nobody brings is a finding', () => {
  const monitoring = smallMonitoring();
  monitoring.addScrapeJob(new ScrapeJob({ name: 'db', discovery: [Discovery.workload('db-exporter', 9187)] }));
  expect(planOf(monitoring).findings.map((finding) => `${finding.where}: ${finding.message}; ${finding.remedy}`)).toEqual([
    'scrape job db: nobody brings the workload db-exporter that it asks; name one that runs: alertmanager, grafana, prometheus',
  ]);
});

test('a binding that nothing needs is a warning, with the names that are needed', () => {
  const findings = planOf(smallMonitoring(), { secrets: { 'slack-webhok': SecretRef.ssm('/slack') } }).findings;
  expect(findings.map(({ level, where, remedy }) => [level, where, remedy])).toEqual([
    ['warning', 'secret slack-webhok', 'needed are: grafana-admin-password, slack-webhook'],
  ]);
});
