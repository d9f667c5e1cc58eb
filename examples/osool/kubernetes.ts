import { App, Chart } from 'cdk8s';
import { osoolMonitoring } from './monitoring';
import { SecretRef } from '../../src/core';
import { KubernetesMonitoring } from '../../src/targets/kubernetes';

const app = new App();
const chart = new Chart(app, 'osool');

// The application runs in the namespace `platform`; its Services have the names they have in its compose project.
new KubernetesMonitoring(chart, 'Monitoring', {
  monitoring: osoolMonitoring({
    backend: 'backend.platform.svc:8000',
    database: { address: 'postgres.platform.svc:5432' },
    redis: { address: 'redis.platform.svc:6379' },
  }),
  // Made by hand or by an operator such as External Secrets, in the namespace of the monitoring.
  secrets: {
    'slack-webhook': SecretRef.kubernetes('osool-receivers', 'slack-webhook'),
    'pagerduty-key': SecretRef.kubernetes('osool-receivers', 'pagerduty-key'),
    'smtp-password': SecretRef.kubernetes('osool-receivers', 'smtp-password'),
    'dead-mans-switch-url': SecretRef.kubernetes('osool-receivers', 'dead-mans-switch-url'),
    'metrics-token': SecretRef.kubernetes('osool-backend', 'metrics-token'),
    'postgres': SecretRef.kubernetes('osool-postgres'),
  },
});

app.synth();
