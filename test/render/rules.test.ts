import { Severity } from '../../src/core';
import { AlertRule, Monitoring, RecordingRule, RuleGroup, Unit } from '../../src/model';
import { renderRules } from '../../src/render';
import { apiDown, describeOf } from '../fixture';

test('groups by name, rules of a group in their order, recording rules of the own group first', () => {
  const monitoring = new Monitoring({ name: 'shop', runbookUrl: 'https://runbooks.example.com/shop/' });
  monitoring.addRule(new AlertRule({
    alert: 'Slow',
    expr: 'job:latency:p95 > $threshold',
    threshold: 0.5,
    thresholdUnit: Unit.SECONDS,
    for: '5m',
    keepFiringFor: '2m',
    severity: Severity.WARNING,
    summary: 'Slower than $threshold',
    description: 'p95 is {{ $value }}',
    labels: { team: 'core' },
    runbook: { meaning: 'm', impact: 'i', diagnosis: 'd', mitigation: 'm' },
    overrides: { annotations: { dashboard: 'x' } },
  }));
  monitoring.addRule(new RecordingRule({ record: 'job:latency:p95', expr: 'histogram_quantile(0.95, sum by (le) (rate(a_bucket[5m])))' }));
  monitoring.addRuleGroup(new RuleGroup({ name: 'a-group', interval: '1m', rules: [apiDown('B'), apiDown('A')], overrides: { limit: 10 } }));
  expect(renderRules(describeOf(monitoring))).toEqual([{
    path: 'prometheus/rules/shop.yml',
    content: `groups:
  - name: a-group
    interval: 1m
    rules:
      - alert: B
        expr: up{job="api"} == 0
        for: 1m
        labels:
          severity: critical
        annotations:
          summary: The API is down
          description: '{{ $labels.instance }} does not answer'
      - alert: A
        expr: up{job="api"} == 0
        for: 1m
        labels:
          severity: critical
        annotations:
          summary: The API is down
          description: '{{ $labels.instance }} does not answer'
    limit: 10
  - name: shop
    rules:
      - record: job:latency:p95
        expr: histogram_quantile(0.95, sum by (le) (rate(a_bucket[5m])))
      - alert: Slow
        expr: job:latency:p95 > 0.5
        for: 5m
        keep_firing_for: 2m
        labels:
          severity: warning
          team: core
        annotations:
          summary: Slower than 0.5s
          description: p95 is {{ $value }}
          runbook_url: https://runbooks.example.com/shop/Slow
          dashboard: x
`,
  }]);
});
