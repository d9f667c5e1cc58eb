import { SecretRef } from '../../src/core';
import { Alertmanager, Discovery, KubernetesRole, Monitoring, Prometheus, Relabel, RemoteWrite, ScrapeAuth, ScrapeJob, ScrapeJobProps } from '../../src/model';
import { Addresses, renderPrometheus } from '../../src/render';
import { describeOf, smallMonitoring } from '../fixture';

const here: Addresses = (host) => ({ host });

function rendered(monitoring: Monitoring, addresses: Addresses = here): string {
  return renderPrometheus(describeOf(monitoring), addresses).content;
}

function scrapeOf(props: Partial<ScrapeJobProps>, addresses: Addresses = here): string {
  const monitoring = new Monitoring({ name: 'shop', scrapeInterval: '15s', alertmanager: Alertmanager.none() });
  monitoring.addScrapeJob(new ScrapeJob({ name: 'api', targets: ['backend:8000'], ...props }));
  return rendered(monitoring, addresses).split('scrape_configs:\n')[1];
}

test('a whole file', () => {
  expect(rendered(smallMonitoring({ retention: '30d' }))).toBe(`global:
  scrape_interval: 15s
  scrape_timeout: 10s
  evaluation_interval: 15s
  external_labels:
    monitoring: shop
storage:
  tsdb:
    retention:
      time: 30d
      size: 40GB
rule_files:
  - rules/*.yml
alerting:
  alertmanagers:
    - static_configs:
        - targets:
            - alertmanager:9093
scrape_configs:
  - job_name: api
    static_configs:
      - targets:
          - backend:8000
`);
});

test('a job with everything', () => {
  expect(scrapeOf({
    scrapeInterval: '1m',
    scrapeTimeout: '30s',
    metricsPath: '/internal/metrics',
    labels: { team: 'core' },
    params: { module: ['http_2xx'] },
    honorLabels: true,
    sampleLimit: 5000,
    auth: ScrapeAuth.bearer(SecretRef.named('metrics-token')),
    tls: { ca: SecretRef.named('ca'), serverName: 'backend.internal' },
    relabelings: [Relabel.replace({ sourceLabels: ['__address__'], targetLabel: 'instance', regex: '([^:]+):.*' })],
    metricRelabelings: [Relabel.dropMetrics('go_.*')],
    overrides: { enable_compression: false },
  })).toBe(`  - job_name: api
    scrape_interval: 1m
    scrape_timeout: 30s
    metrics_path: /internal/metrics
    scheme: https
    params:
      module:
        - http_2xx
    honor_labels: true
    sample_limit: 5000
    authorization:
      type: Bearer
      credentials_file: /etc/secrets/metrics-token
    tls_config:
      ca_file: /etc/secrets/ca
      server_name: backend.internal
    static_configs:
      - targets:
          - backend:8000
        labels:
          team: core
    relabel_configs:
      - source_labels:
          - __address__
        regex: ([^:]+):.*
        target_label: instance
    metric_relabel_configs:
      - source_labels:
          - __name__
        regex: go_.*
        action: drop
    enable_compression: false
`);
});

test.each([
  ['basic', ScrapeAuth.basic('prometheus', SecretRef.named('pw')), 'basic_auth:\n      username: prometheus\n      password_file: /etc/secrets/pw'],
  ['header', ScrapeAuth.header('X-Api-Key', SecretRef.named('key')), 'http_headers:\n      X-Api-Key:\n        files:\n          - /etc/secrets/key'],
])('authentication: %s', (_kind, auth, expected) => expect(scrapeOf({ auth })).toContain(expected));

test('the copies of a workload: static where there is one, discovered by name where there are many', () => {
  const discovery = [Discovery.workload('node-exporter', 9100)];
  expect(scrapeOf({ targets: undefined, discovery }, () => ({ host: 'host.docker.internal', instance: 'shop' })))
    .toBe('  - job_name: api\n    static_configs:\n      - targets:\n          - host.docker.internal:9100\n        labels:\n          instance: shop\n');
  expect(scrapeOf({ targets: undefined, discovery }, (host) => ({ host: `${host}.shop-node`, eachCopy: true })))
    .toBe('  - job_name: api\n    dns_sd_configs:\n      - names:\n          - node-exporter.shop-node\n        type: A\n        port: 9100\n');
});

test('labels reach the copies of a workload too, late values whole', () => {
  const labels = { team: '${Token[TOKEN.7]}$1' };
  expect(scrapeOf({ targets: undefined, labels, discovery: [Discovery.workload('node-exporter', 9100)] }, (host) => ({ host, eachCopy: true })))
    .toContain('relabel_configs:\n      - target_label: team\n        replacement: "${Token[TOKEN.7]}$$1"\n');
});

test('discoveries in their own words, with labels by relabeling', () => {
  const text = scrapeOf({
    targets: undefined,
    labels: { team: 'a$b' },
    discovery: [
      Discovery.ec2({ port: 9100, region: 'eu-west-1', tags: { Monitored: 'true' } }),
      Discovery.kubernetes({ role: KubernetesRole.POD, namespaces: ['shop'] }),
      Discovery.of('consul', { server: 'consul:8500' }),
    ],
  });
  expect(text).toContain('ec2_sd_configs:\n      - region: eu-west-1\n        port: 9100\n');
  expect(text).toContain('          - name: tag:Monitored\n            values:\n              - \'true\'\n');
  expect(text).toContain('kubernetes_sd_configs:\n      - role: pod\n        namespaces:\n          names:\n            - shop\n');
  expect(text).toContain('consul_sd_configs:\n      - server: consul:8500\n');
  expect(text).toContain('- target_label: team\n        replacement: a$$b\n');
});

test('dollar signs in external labels are not variables', () => {
  expect(rendered(smallMonitoring({ externalLabels: { price: '5$ each', z: '1', a: '2' } }))).toContain("    a: '2'\n    price: 5$$ each\n    z: '1'\n");
});

test('an Alertmanager elsewhere, and none', () => {
  expect(rendered(smallMonitoring({ alertmanager: Alertmanager.existing({ address: 'alerts.example.com:443', scheme: 'https', pathPrefix: '/am' }) })))
    .toContain('alertmanagers:\n    - scheme: https\n      path_prefix: /am\n      static_configs:\n        - targets:\n            - alerts.example.com:443\n');
  expect(rendered(smallMonitoring({ alertmanager: Alertmanager.none() }))).not.toContain('alerting');
});

test('remote write, signed and authenticated', () => {
  const monitoring = smallMonitoring();
  monitoring.addRemoteWrite(RemoteWrite.endpoint('mimir', 'https://mimir.example.com/api/v1/push', { auth: ScrapeAuth.basic('shop', SecretRef.named('mimir')) }));
  monitoring.addRemoteWrite(RemoteWrite.amp('amp', 'https://aps.example.com/ws/api/v1/remote_write', 'eu-west-1'));
  expect(rendered(monitoring)).toContain(`remote_write:
  - name: amp
    url: https://aps.example.com/ws/api/v1/remote_write
    sigv4:
      region: eu-west-1
  - name: mimir
    url: https://mimir.example.com/api/v1/push
    basic_auth:
      username: shop
      password_file: /etc/secrets/mimir
`);
});

test('verbatim fields come last, and retention follows the disk', () => {
  const text = rendered(smallMonitoring({ prometheusOverrides: { global: { body_size_limit: '10MB' } }, prometheus: Prometheus.run({ diskSize: '10GB' }) }));
  expect(text).toContain('    monitoring: shop\n  body_size_limit: 10MB\n');
  expect(text).toContain('size: 8GB');
});
