import { App, Chart, Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { SecretRef } from '../../../src/core';
import { ScrapeJob } from '../../../src/model';
import { KubernetesMonitoring } from '../../../src/targets/kubernetes';
import { smallMonitoring } from '../../fixture';

const secrets = { 'slack-webhook': SecretRef.kubernetes('receivers', 'slack') };

/** A user's own application, made with cdk8s-plus, in a chart and a namespace of its own. */
function shop() {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop-app' });
  const backend = new Deployment(chart, 'Backend', { containers: [{ image: 'example.com/backend:1', portNumber: 8000 }] });
  const service = backend.exposeViaService();
  return { app, chart, backend, service };
}

test('what cdk8s-plus makes is scraped by its own name, and the way there is open', () => {
  const { app, chart, backend, service } = shop();
  const monitoring = smallMonitoring();
  const target = new KubernetesMonitoring(new Chart(app, 'monitoring'), 'Monitoring', { monitoring, secrets });
  monitoring.addScrapeJob(new ScrapeJob({ name: 'shop-backend', targets: [`${service.name}.${chart.namespace}.svc:${service.port}`] }));
  target.part('prometheus').allowTo({ namespace: chart.namespace, podLabels: backend.matchLabels, port: 8000 });

  const objects = app.charts.flatMap((one) => Testing.synth(one));
  const config = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'shop-prometheus').data['prometheus.yml'];
  expect(config).toContain(`- ${service.name}.shop-app.svc:8000`);
  const policy = objects.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'shop-prometheus');
  expect(policy.spec.egress).toContainEqual({
    to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop-app' } }, podSelector: { matchLabels: backend.matchLabels } }],
    ports: [{ port: 8000, protocol: 'TCP' }],
  });
});

test('names of both stay out of each other\'s way', () => {
  const { app } = shop();
  new KubernetesMonitoring(new Chart(app, 'monitoring'), 'Monitoring', { monitoring: smallMonitoring(), secrets });
  const keys = app.charts.flatMap((one) => Testing.synth(one)).map(({ kind, metadata }) => `${kind}/${metadata.namespace}/${metadata.name}`);
  expect(new Set(keys).size).toBe(keys.length);
});
