import { GOOD } from './good-files';
import { judgeAll } from './judges';
import { SecretRef } from '../../../src/core';
import { ImportOptions, Monitoring, PrometheusConfig } from '../../../src/model';
import { readPrometheus } from '../../../src/model/import/server-files';
import { withPatches } from '../../../src/render/file-patch';
import { renderPrometheus } from '../../../src/render/prometheus';
import { describeOf } from '../../fixture';

const NO_PROBLEM: ImportOptions = { leaveOut: [] };

function rendered(text: string, options: ImportOptions = NO_PROBLEM): string {
  const config = PrometheusConfig.parse(text, 'prometheus.yml', options);
  const monitoring = new Monitoring({ name: 'shop', externalLabels: config.externalLabels, retention: config.retention, evaluationInterval: config.evaluationInterval });
  monitoring.addPrometheusConfig(config);
  const description = describeOf(monitoring);
  return withPatches([renderPrometheus(description, (host) => ({ host }))], description.filePatches)[0].content;
}

/** Each job with what it inherits, without the files of secrets, which are elsewhere. */
function jobs(text: string) {
  const { value, problems } = readPrometheus(text, 'x.yml');
  expect(problems.filter(({ kind }) => kind !== 'deprecated')).toEqual([]);
  const { global = {}, scrape_configs: configs = [] } = value;
  return [...configs].map((job: any) => {
    const { bearer_token_file: token, ...rest } = job;
    return {
      scrape_interval: global.scrape_interval ?? '1m',
      scrape_timeout: job.scrape_timeout ?? (job.scrape_interval === '5s' ? '5s' : global.scrape_timeout ?? '10s'),
      ...(global.body_size_limit ? { body_size_limit: global.body_size_limit } : {}),
      ...(global.sample_limit ? { sample_limit: global.sample_limit } : {}),
      ...rest,
      ...(token ? { authorization: { type: 'Bearer', credentials_file: token } } : {}),
    };
  }).sort((a, b) => (a.job_name < b.job_name ? -1 : 1));
}

const TO_LEAVE_OUT: readonly ImportOptions[] = [
  { leaveOut: ['rule_files', 'alerting'] },
  { leaveOut: ['scrape_configs[4].file_sd_configs'] },
  { leaveOut: ['storage.tsdb.retention.size'] },
];

test.each(GOOD.prometheus.map((text, i) => [i, text] as const))('what is rendered means the same (%i)', (i, text) => {
  const content = rendered(text, TO_LEAVE_OUT[i]);
  expect(judgeAll('prometheus', [content])).toEqual([undefined]);
  const paths = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/\/etc\/secrets\/[\w.-]+/g, 'FILE').replace(/"\/etc\/[\w./-]+"/g, '"FILE"'));
  const expected = paths(jobs(text)).map((job: any) => (job.job_name === 'files' ? { ...job, file_sd_configs: undefined } : job));
  expect(paths(jobs(content)).map((job: any) => ({ ...job }))).toEqual(JSON.parse(JSON.stringify(expected)));
});

test('sections without words in the model are written as they are', () => {
  const { value } = readPrometheus(rendered(GOOD.prometheus[2], TO_LEAVE_OUT[2]), 'x.yml');
  const before = readPrometheus(GOOD.prometheus[2], 'x.yml').value;
  for (const section of ['remote_read', 'tracing', 'otlp', 'runtime']) expect(value[section]).toEqual(before[section]);
  expect(value.storage.tsdb).toMatchObject({ out_of_order_time_window: '30m', retention: { time: '30d' } });
  expect(value.storage.exemplars).toEqual(before.storage.exemplars);
  const byUrl = (writes: any[]) => [...writes].map(({ name: _, ...write }) => write).sort((a, b) => (a.url < b.url ? -1 : 1));
  expect(byUrl(value.remote_write)).toEqual(byUrl(before.remote_write));
});

test('jobs are those of the model', () => {
  const { jobs: [prometheus, api] } = PrometheusConfig.parse(GOOD.prometheus[0], 'p.yml');
  expect(prometheus._props).toMatchObject({ name: 'prometheus', targets: ['localhost:9090'], scrapeInterval: '15s', scrapeTimeout: '10s', sampleLimit: 1500 });
  expect(api._props).toMatchObject({ scheme: 'https', metricsPath: '/internal/metrics', honorLabels: true, targets: ['a:1', 'b:2', 'c:3'] });
  expect(api._props.auth).toMatchObject({ scheme: 'basic', principal: 'prom' });
  expect(api._props.auth!.secret.id).toBe('/etc/secrets/api');
});

test('a job whose targets are made into addresses says where Prometheus has to get', () => {
  const { jobs: [blackbox, pods, ec2] } = PrometheusConfig.parse(GOOD.prometheus[1], 'p.yml');
  expect(blackbox._props.targets).toEqual(['blackbox:9115']);
  expect(blackbox._props.overrides!.static_configs).toEqual([{ targets: ['https://example.com'] }]);
  expect(pods._props.discovery![0].permission).toBeDefined();
  expect(ec2._props.discovery![0].permission).toBeDefined();
});

test.each([
  ['rule files', 'rule_files: [a.yml]', 'rule_files', 'addRuleFile(RuleFile.parse(..))'],
  ['an Alertmanager', 'alerting: {alertmanagers: [{static_configs: [{targets: [a:1]}]}]}', 'alerting', 'Alertmanager.existing(..)'],
  ['another interval', 'global: {evaluation_interval: 7s}', 'global.evaluation_interval', 'give evaluationInterval to Monitoring'],
  ['other labels', 'global: {external_labels: {a: b}}', 'global.external_labels', 'give externalLabels to Monitoring'],
  ['another retention', 'storage: {tsdb: {retention: {time: 7d}}}', 'storage.tsdb.retention.time', 'give retention to Monitoring'],
  ['a key file', 'scrape_configs: [{job_name: a, oauth2: {client_id: a, token_url: http://b, client_secret_file: /c}}]', 'scrape_configs[0].oauth2.client_secret_file', 'use another way to identify'],
  ['files of targets', 'scrape_configs: [{job_name: a, file_sd_configs: [{files: [a.json]}]}]', 'scrape_configs[0].file_sd_configs', 'list the targets in static_configs'],
])('%s cannot be taken over, unless left out', (_what, text, place, remedy) => {
  const monitoring = new Monitoring({ name: 'shop' });
  expect(() => monitoring.addPrometheusConfig(PrometheusConfig.parse(text, 'p.yml'))).toThrow(remedy);
  expect(describeOf(monitoring).jobs).toEqual([]);
  monitoring.addPrometheusConfig(PrometheusConfig.parse(text, 'p.yml', { leaveOut: [place] }));
});

test('secrets are references, and their values are never told', () => {
  const text = 'scrape_configs: [{job_name: a, basic_auth: {username: u, password: hunter2}, static_configs: [{targets: [a:1]}]}]\n';
  expect(() => PrometheusConfig.parse(text, 'p.yml')).toThrow('p.yml:1:68: scrape_configs[0].basic_auth.password: a secret stands in the file');
  expect(JSON.stringify(PrometheusConfig.problems(text, 'p.yml'))).not.toContain('hunter2');
  const content = rendered(text, { secrets: { 'scrape_configs[0].basic_auth.password': SecretRef.named('api') } });
  expect(content).toContain('password_file: /etc/secrets/api');
  expect(content).not.toContain('hunter2');
});

test('a job of a name that is there leaves nothing behind', () => {
  const config = () => PrometheusConfig.parse('scrape_configs: [{job_name: a}, {job_name: b}]\nruntime: {gogc: 50}\n', 'p.yml');
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addPrometheusConfig(config());
  expect(() => monitoring.addPrometheusConfig(config())).toThrow('has a scrape job "a" already');
  expect(describeOf(monitoring).jobs.map((job) => job.name)).toEqual(['a', 'b']);
  expect(describeOf(monitoring).filePatches).toHaveLength(1);
});
