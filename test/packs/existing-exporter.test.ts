import { SecretRef } from '../../src/core';
import { Monitoring, Pack } from '../../src/model';
import { PostgresPack, PostgresSslMode, RedisPack } from '../../src/packs';
import { planOf } from '../fixture';

const CASES: [string, () => Pack][] = [
  ['postgres', () => new PostgresPack({ exporterAddress: 'exporters.example.com:9187' })],
  ['redis', () => new RedisPack({ exporterAddress: 'exporters.example.com:9121' })],
];

test.each(CASES)('%s: an exporter that runs already is scraped, and none is run', (name, make) => {
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addPack(make());
  const plan = planOf(monitoring);
  expect(plan.workloads.map((workload) => workload.name)).toEqual(['alertmanager', 'grafana', 'prometheus']);
  expect(plan.files.find(({ path }) => path === 'prometheus/prometheus.yml')!.content).toContain(`job_name: ${name}\n    static_configs:\n      - targets:\n          - exporters.example.com:91`);
  expect(plan.flows.map((flow) => `${flow.from.workload} -> ${flow.to.host ?? flow.to.workload}`)).toContain('prometheus -> exporters.example.com');
  expect(plan.description.ruleFiles.map((file) => file.name)).toEqual([name]);
});

test.each<[string, () => Pack, string]>([
  ['an exporter and a server', () => new PostgresPack({ exporterAddress: 'e:9187', address: 'db', sslMode: PostgresSslMode.DISABLE }), 'PostgresPack "postgres" has an exporterAddress and also address, sslMode'],
  ['an exporter and a password', () => new RedisPack({ exporterAddress: 'e:9121', password: SecretRef.named('x') }), 'RedisPack "redis" has an exporterAddress and also password'],
  ['neither', () => new PostgresPack({ credentials: SecretRef.named('x') }), 'PostgresPack "postgres" has no address: give address: the server that the exporter asks, or exporterAddress'],
  ['an exporter without a port', () => { const pack = new RedisPack({ exporterAddress: 'e' }); pack.alertNames(); return pack; }, 'target "e" is not "host:port"'],
])('%s is refused', (_what, make, message) => expect(make).toThrow(message));
