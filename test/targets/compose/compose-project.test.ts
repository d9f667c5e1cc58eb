import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';
import { SecretRef } from '../../../src/core';
import { Discovery, Grafana, KubernetesRole, Monitoring, RecordingRule, RuleGroup, ScrapeJob } from '../../../src/model';
import { ComposeProject, ComposeProjectOptions } from '../../../src/targets/compose';
import { contractMonitoring } from '../contract';

let folder: string;
beforeEach(() => { folder = join(mkdtempSync(join(tmpdir(), 'compose-')), 'out'); });
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const small = () => new Monitoring({ name: 'shop' });
const withGroup = (name: string) => {
  const monitoring = small();
  monitoring.addRuleGroup(new RuleGroup({ name, rules: [new RecordingRule({ record: 'job:up:sum', expr: 'sum by (job) (up)' })] }));
  return monitoring;
};
const compose = (monitoring: Monitoring, options?: ComposeProjectOptions) =>
  parse(ComposeProject.render(monitoring, options).find(({ path }) => path === 'compose.yaml')!.content);
const text = (path: string) => readFileSync(join(folder, path), 'utf8');
const mode = (path: string) => statSync(join(folder, path)).mode.toString(8).slice(-3);

describe('compose.yaml', () => {
  const project = compose(contractMonitoring(), { networks: ['osool_default'] });

  test('publishes three servers, on this machine only', () => {
    const ports = Object.entries<any>(project.services).filter(([, service]) => service.ports).map(([name, service]) => [name, service.ports]);
    expect(ports).toEqual([
      ['alertmanager', ['127.0.0.1:${ALERTMANAGER_PORT:-9093}:9093']],
      ['grafana', ['127.0.0.1:${GRAFANA_PORT:-3001}:3000']],
      ['prometheus', ['127.0.0.1:${PROMETHEUS_PORT:-9090}:9090']],
    ]);
  });

  test('does not take the name that the application\'s project is likely to have', () => {
    expect(project.name).toBe('shop-monitoring');
    expect(project.services.prometheus.container_name).toBe('shop-prometheus');
  });

  test('Prometheus and exporters join the application\'s network, others do not', () => {
    expect(project.networks).toEqual({ osool_default: { external: true } });
    const joined = Object.keys(project.services).filter((name) => project.services[name].networks !== undefined);
    expect(joined).toEqual(['db-exporter', 'prometheus']);
    expect(project.services.prometheus.networks).toEqual(['default', 'osool_default']);
  });

  test('secrets are files, one by one', () => {
    expect(project.secrets['slack-url']).toEqual({ file: '${SECRETS_DIR:-./secrets}/slack-url' });
    expect(project.services.alertmanager.secrets.map(({ source }: any) => source)).toEqual(['hook-url', 'slack-url', 'smtp-password']);
    expect(project.services.prometheus.secrets).toEqual([{ source: 'api-token', target: '/etc/secrets/api-token' }]);
    expect(project.services.grafana.secrets).toBeUndefined();
  });

  test('Grafana\'s password is made once, by Grafana\'s own user', () => {
    const init = project.services['grafana-admin-password'];
    expect(init).toMatchObject({ image: project.services.grafana.image, user: '472:472', restart: 'no', network_mode: 'none', read_only: true, cap_drop: ['ALL'] });
    expect(init.volumes).toEqual(['grafana-admin-password:/var/lib/grafana']);
    expect(init.entrypoint[2]).toContain('head -c 24 /dev/urandom | base64');
    expect(project.services.grafana.depends_on).toEqual({ 'grafana-admin-password': { condition: 'service_completed_successfully' } });
    expect(project.services.grafana.volumes).toContain('grafana-admin-password:/etc/secrets:ro');
  });

  test('a password that is given is a file like others, and none is made', () => {
    for (const [monitoring, options] of [
      [small(), { secrets: { 'grafana-admin-password': SecretRef.file('/run/keys/grafana') } }],
      [new Monitoring({ name: 'shop', grafana: Grafana.run({ adminPassword: SecretRef.file('/run/keys/grafana') }) }), {}],
    ] as const) {
      const { services, secrets, volumes } = compose(monitoring, options);
      expect(Object.keys(services)).toEqual(['alertmanager', 'grafana', 'prometheus']);
      expect(Object.values(secrets)).toEqual([{ file: '/run/keys/grafana' }]);
      expect(Object.keys(volumes)).toEqual(['alertmanager-data', 'grafana-data', 'prometheus-data']);
      expect(services.grafana.depends_on).toBeUndefined();
    }
  });

  test('the node workload sees the machine, in the network of the project', () => {
    const service = project.services['machine-exporter'];
    expect(service).toMatchObject({ pid: 'host', volumes: ['/:/host:ro,rslave'] });
    expect(service).not.toHaveProperty('network_mode');
  });

  test('health is asked with a program that the image has', () => {
    expect(project.services.prometheus.healthcheck).toEqual({
      test: ['CMD', 'timeout', '3', 'wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:9090/-/ready'],
      interval: '5s',
      timeout: '5s',
      retries: 3,
      start_period: '900s',
    });
    expect(project.services['db-exporter']).not.toHaveProperty('healthcheck');
  });

  test('containers that read their files once are replaced when those change', () => {
    const label = (monitoring: Monitoring, service: string) => compose(monitoring).services[service].labels;
    expect(project.services.prometheus).not.toHaveProperty('labels');
    expect(label(contractMonitoring(), 'alertmanager')).toEqual(label(contractMonitoring(), 'alertmanager'));
    expect(label(contractMonitoring(), 'alertmanager')).not.toEqual(label(small(), 'alertmanager'));
  });

  test('this machine is reached where it is scraped', () => {
    const monitoring = small();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'api', targets: ['host.docker.internal:8000'] }));
    expect(compose(monitoring).services.prometheus.extra_hosts).toEqual(['host.docker.internal:host-gateway']);
    expect(project.services.prometheus).not.toHaveProperty('extra_hosts');
  });

  test('services of one\'s own stand beside the others, word for word', () => {
    const own = { image: 'docker.io/library/redis:7', command: ['redis-server', '--port', '${REDIS_PORT:-6379}'], profiles: ['demo'] };
    const { services } = compose(small(), { additionalServices: { redis: own, cache: {} } });
    expect(services.redis).toEqual(own);
    expect(Object.keys(services)).toEqual(['alertmanager', 'grafana', 'prometheus', 'grafana-admin-password', 'cache', 'redis']);
  });

  test('fields are merged last', () => {
    const changed = compose(small(), { grafanaPort: 8080, services: { grafana: { mem_limit: '1g', user: null } }, overrides: { 'x-note': 'ours' } });
    expect(changed.services.grafana.mem_limit).toBe('1g');
    expect(changed.services.grafana).not.toHaveProperty('user');
    expect(changed.services.grafana.ports).toEqual(['127.0.0.1:${GRAFANA_PORT:-8080}:3000']);
    expect(changed['x-note']).toBe('ours');
  });
});

describe('writing', () => {
  test('gives a folder that others can read, but for the secrets', () => {
    const written = ComposeProject.write(contractMonitoring(), folder);
    expect(written).toEqual(expect.arrayContaining(['.env.example', '.gitignore', 'README.md', 'alertmanager/alertmanager.yml', 'compose.yaml', 'secrets/README.md']));
    expect(written.every((path) => existsSync(join(folder, path)))).toBe(true);
    expect([mode('.'), mode('prometheus/rules'), mode('prometheus/prometheus.yml'), mode('secrets')]).toEqual(['755', '755', '644', '700']);
    expect(text('.env.example')).toContain('GRAFANA_PORT=3001\n');
    expect(text('.gitignore')).toContain('/secrets/*\n');
    expect(text('secrets/README.md')).toContain('- `api-token`, read by prometheus\n- `db-password`, read by db-exporter\n');
    expect(text('README.md')).toContain('docker compose exec grafana cat /etc/secrets/grafana-admin-password');
  });

  test('brings files of one\'s own along, and removes them again', () => {
    ComposeProject.write(small(), folder, { additionalFiles: [{ path: 'demo/backend/backend.js', content: '// $HOME' }] });
    expect(text('demo/backend/backend.js')).toBe('// $HOME');
    expect(mode('demo/backend/backend.js')).toBe('644');
    ComposeProject.write(small(), folder);
    expect(existsSync(join(folder, 'demo'))).toBe(false);
  });

  test('says how a profile is started, and what it adds', () => {
    const options = { additionalServices: { backend: { profiles: ['demo'] }, redis: { profiles: ['demo', 'cache'] }, proxy: {} } };
    ComposeProject.write(small(), folder, options);
    expect(text('README.md')).toContain('## Profile cache\n\nIt adds `redis`.');
    expect(text('README.md')).toContain('## Profile demo\n\nIt adds `backend`, `redis`.');
    expect(text('README.md')).toContain('docker compose --profile demo up -d --wait');
  });

  test('again gives the same, leaves secrets and .env alone, and removes what is no longer needed', () => {
    ComposeProject.write(withGroup('old'), folder);
    const before = text('compose.yaml');
    writeFileSync(join(folder, 'secrets/slack-url'), 'keep');
    writeFileSync(join(folder, '.env'), 'GRAFANA_PORT=1');
    writeFileSync(join(folder, 'prometheus/rules/mine.yml'), 'groups: []');
    const [old] = readdirSync(join(folder, 'prometheus/rules')).filter((name) => name !== 'mine.yml');
    ComposeProject.write(small(), folder);
    expect(readdirSync(join(folder, 'prometheus/rules'))).toEqual(['mine.yml']);
    expect(old).toBe('shop.yml');
    expect([text('secrets/slack-url'), text('.env')]).toEqual(['keep', 'GRAFANA_PORT=1']);
    ComposeProject.write(withGroup('old'), folder);
    expect(text('compose.yaml')).toBe(before);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('removes empty folders with the last file in them', () => {
    ComposeProject.write(withGroup('old'), folder);
    ComposeProject.write(small(), folder);
    expect(existsSync(join(folder, 'prometheus/rules'))).toBe(false);
  });

  test('ends additions, naming the folder', () => {
    const monitoring = small();
    ComposeProject.write(monitoring, folder);
    expect(() => monitoring.addScrapeJob(new ScrapeJob({ name: 'late', targets: ['a:1'] }))).toThrow(`was written by ComposeProject in ${JSON.stringify(folder)} before`);
  });
});

describe('nothing is written', () => {
  const refused = (message: string | RegExp, monitoring: Monitoring, options?: ComposeProjectOptions) => {
    expect(() => ComposeProject.write(monitoring, folder, options)).toThrow(message);
    expect(existsSync(folder)).toBe(false);
  };

  test('when a check finds an error, and all of them are said', () => {
    const monitoring = contractMonitoring();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'rds', targets: ['${Token[TOKEN.12]}:5432'] }));
    refused(/has errors:\n.*secret db-password: .*ssm.*\n.*prometheus\/prometheus.yml: it holds a value that only an AWS deployment knows/s, monitoring, { secrets: { 'db-password': SecretRef.ssm('/db') } });
  });

  test('when targets are discovered in a cluster; credentials for AWS may be there', () => {
    const monitoring = small();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'instances', discovery: [Discovery.ec2({ port: 9100 })] }));
    expect(ComposeProject.findings(monitoring)).toContainEqual(expect.objectContaining({ id: 'target/unsupported', level: 'warning', where: 'workload prometheus' }));
    monitoring.addScrapeJob(new ScrapeJob({ name: 'pods', discovery: [Discovery.kubernetes({ role: KubernetesRole.POD })] }));
    refused('[target/unsupported] workload prometheus: it discovers Kubernetes objects, and there is no service account outside a cluster', monitoring);
  });

  test.each<[string, ComposeProjectOptions, string]>([
    ['a literal secret', { secrets: { slack: 'x' as any } }, 'secrets["slack"] must be a SecretRef, not a literal string'],
    ['a secret of another place', { secrets: { 'grafana-admin-password': SecretRef.kubernetes('a', 'b') } }, 'cannot read the kubernetes secret "a-b"'],
    ['an illegal port', { grafanaPort: 0 }, 'grafanaPort of ComposeProject is 0, but must be a whole number from 1 to 65535'],
    ['one port twice', { grafanaPort: 9090 }, 'the port 9090 of this machine is given to two servers: give prometheus another'],
    ['an illegal network', { networks: ['my net'] }, 'illegal network "my net"'],
    ['a service that does not run', { services: { loki: {} } }, 'services name "loki", which does not run: the services are alertmanager, grafana, prometheus, grafana-admin-password'],
    ['a service that runs already', { additionalServices: { prometheus: {} } }, 'additionalServices names "prometheus", which the monitoring has: change its fields by services'],
    ['an illegal name of a service', { additionalServices: { 'My API': {} } }, 'additionalServices has the illegal name "My API"'],
    ['a service that is none', { additionalServices: { api: 'redis:7' as any } }, 'additionalServices["api"] is "redis:7": give the fields of a service'],
    ['a file outside', { additionalFiles: [{ path: '../x', content: '' }] }, 'additionalFiles has the illegal path "../x"'],
    ['a file that is a folder', { additionalFiles: [{ path: 'x/', content: '' }] }, 'additionalFiles has the illegal path "x/"'],
    ['an absolute file', { additionalFiles: [{ path: '/etc/x', content: '' }] }, 'additionalFiles has the illegal path "/etc/x"'],
    ['a file that is there', { additionalFiles: [{ path: 'README.md', content: '' }] }, 'additionalFiles has "README.md", which the project has already'],
    ['a file where a folder is', { additionalFiles: [{ path: 'prometheus', content: '' }] }, 'additionalFiles has "prometheus", but the project has "prometheus/'],
    ['a file below a file', { additionalFiles: [{ path: 'compose.yaml/x', content: '' }] }, 'but the project has "compose.yaml": a file is no folder'],
    ['the list of files', { additionalFiles: [{ path: '.generated.json', content: '' }] }, 'which the project has already'],
    ['the folder of secrets', { additionalFiles: [{ path: 'secrets', content: '' }] }, 'secrets and .env belong to the owner'],
    ['a secret in a file', { additionalFiles: [{ path: 'secrets/slack', content: 'x' }] }, 'secrets and .env belong to the owner of the project and are never written'],
    ['a file without text', { additionalFiles: [{ path: 'x', content: 1 as any }] }, 'the content of "x" in additionalFiles is 1: give a text'],
    ['a token in a field', { services: { grafana: { image: '${Token[TOKEN.4]}' } } }, 'compose.yaml holds a value that only an AWS deployment knows'],
  ])('for %s', (_, options, message) => refused(message, small(), options));

  test('over a file of somebody else', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'compose.yaml'), 'services: {}');
    expect(() => ComposeProject.write(small(), folder)).toThrow('"compose.yaml" in');
    expect(readdirSync(folder)).toEqual(['compose.yaml']);
    expect(text('compose.yaml')).toBe('services: {}');
  });

  test('when what is to be removed was changed by hand', () => {
    ComposeProject.write(withGroup('old'), folder);
    writeFileSync(join(folder, 'prometheus/rules/shop.yml'), 'groups: [] # mine');
    const before = text('README.md');
    expect(() => ComposeProject.write(small(), folder, { grafanaPort: 1234 })).toThrow('"prometheus/rules/shop.yml" in');
    expect(text('README.md')).toBe(before);
  });

  test('when the list of generated files would lead outside', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, '.generated.json'), JSON.stringify({ files: { '../victim': 'x' } }));
    expect(() => ComposeProject.write(small(), folder)).toThrow('is not the list that this library wrote');
  });

  test('when the folder is a file', () => {
    writeFileSync(folder, '');
    expect(() => ComposeProject.write(small(), folder)).toThrow('is not a folder');
    expect(readFileSync(folder, 'utf8')).toBe('');
  });
});

test('a file where a folder has to be is refused before anything is written, and nobody else\'s file is taken for ours afterwards', () => {
  mkdirSync(folder);
  writeFileSync(join(folder, 'prometheus'), 'mine');
  expect(() => ComposeProject.write(small(), folder)).toThrow('"prometheus" in');
  expect(readdirSync(folder)).toEqual(['prometheus']);
  rmSync(join(folder, 'prometheus'));
  writeFileSync(join(folder, 'README.md'), 'mine');
  expect(() => ComposeProject.write(small(), folder)).toThrow('"README.md"');
  expect(text('README.md')).toBe('mine');
});
