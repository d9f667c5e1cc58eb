// A project of a cdk8s user. The same text runs as TypeScript (CommonJS and NodeNext) and as a plain ES module.
import { App, Chart } from 'cdk8s';
import { KubernetesMonitoring } from 'cdk-prometheus-stack/kubernetes';
import { AlertRule, Monitoring, Receiver, ScrapeJob, SecretRef, Severity } from 'cdk-prometheus-stack/model';

const monitoring = new Monitoring({ name: 'shop' });
monitoring.addScrapeJob(new ScrapeJob({ name: 'shop-api', targets: ['shop-api:8080'] }));
monitoring.addRule(new AlertRule({
  alert: 'ShopDown',
  expr: 'up{job="shop-api"} == 0',
  for: '5m',
  severity: Severity.CRITICAL,
  summary: 'The shop is down',
  description: 'No instance of the shop answers.',
}));
const slack = monitoring.addReceiver(Receiver.slack('slack', { apiUrl: SecretRef.named('slack-webhook'), channel: '#shop' }));
monitoring.addRoute(Severity.CRITICAL, slack);

const app = new App({ outdir: 'out' });
const chart = new Chart(app, 'monitoring', { namespace: 'monitoring' });
new KubernetesMonitoring(chart, 'monitoring', { monitoring, secrets: { 'slack-webhook': SecretRef.kubernetes('shop', 'slack') } });
app.synth();
