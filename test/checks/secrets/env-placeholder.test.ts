import { Token } from 'aws-cdk-lib';
import { Matcher, Receiver, Relabel, Route, ScrapeJob, Variable } from '../../../src/model';
import { alert, dashboard, slackOf } from '../cases';
import { describeCheck } from '../run-check';

const found = (where: string, placeholder: string) => `[secrets/env-placeholder] ${where}: ${placeholder} stays as it is: nothing expands environment variables there; use a SecretRef for a secret, or put the value into the description`;
const route = { matchers: [Matcher.equal('team', 'web')] };

describeCheck('secrets/env-placeholder', {
  good: [
    { what: 'templates of Prometheus', add: (m) => m.addRule(alert({ description: '{{ $labels.instance }} has {{ $value }}.' })) },
    { what: 'groups of a regular expression', add: (m) => m.addScrapeJob(new ScrapeJob({ name: 'queue', targets: ['q:80'], relabelings: [Relabel.of({ source_labels: ['__address__'], regex: '(.*):(.*)', replacement: '${1}', target_label: 'host' })] })) },
    {
      what: 'variables where Grafana is provisioned',
      add: (m) => m.patchFile('grafana/provisioning/datasources/prometheus.yaml', { datasources: [{ name: 'x', type: 'loki', url: 'http://${LOKI_HOST}:3100' }] }),
    },
    { what: 'macros of Grafana', add: (m) => m.addDashboard(dashboard([{ expr: 'rate(a_total[$__rate_interval])' }])) },
    { what: 'a variable of the dashboard in capitals', add: (m) => m.addDashboard(dashboard([{ expr: 'a{instance=~"${QUEUE_HOST:regex}", b="$QUEUE_HOST"}' }], [Variable.labelValues('QUEUE_HOST', 'a', 'instance')])) },
  ],
  bad: [
    {
      what: 'in a receiver',
      add: (m) => m.addMatchingRoute(new Route({ ...route, receivers: [m.addReceiver(Receiver.of('hook', [{ kind: 'webhook', settings: { url: '${ALERT_HOOK_URL}' } }]))] })),
      finds: [found('alertmanager/alertmanager.yml:20', '${ALERT_HOOK_URL}')],
    },
    { what: 'with a default', props: { alertmanagerOverrides: { global: { smtp_from: '${FROM:-a@b.c}' } } }, finds: [found('alertmanager/alertmanager.yml:29', '${FROM:-a@b.c}')] },
    { what: 'in external labels', props: { externalLabels: { cluster: '${CLUSTER}' } }, finds: [found('prometheus/prometheus.yml:6', '${CLUSTER}')] },
    { what: 'in a text', add: (m) => m.addRule(alert({ description: 'Look at $GRAFANA_URL.' })), finds: [found('prometheus/rules/shop.yml:18', '$GRAFANA_URL')] },
    {
      what: 'in a dashboard that has no such variable',
      add: (m) => m.addDashboard(dashboard([{ expr: 'a{b="${DS_PROMETHEUS}"}' }])),
      finds: [expect.stringContaining(': ${DS_PROMETHEUS} stays as it is') as unknown as string],
    },
  ],
  notApplicable: [
    { what: 'a CDK token', add: (m) => m.addRule(alert({ labels: { host: Token.asString({ Ref: 'Host' }) } })) },
  ],
  broken: [
    { what: 'a lone dollar', add: (m) => m.addRule(alert({ description: 'It costs $ 5, or ${.' })) },
    { what: 'a number where a text belongs', props: { alertmanagerOverrides: { global: { smtp_from: 5 } } }, add: (m) => slackOf(m) },
  ],
});
