import { rulePath, renderRule } from './rules';
import { toYaml } from './yaml';
import { compact, formatDuration, Json } from '../core';
import { AlertRule, alertsOf, Description, PlacedRules, RuleTest } from '../model';
import { ConfigFile } from '../workload';

/**
 * The rule tests, as promtool reads them (`promtool test rules`): a file beside each rule file that has any.
 *
 * Expected annotations are those of the rule where the case does not say otherwise: it must for one that holds a template.
 *
 * @internal
 */
export function renderRuleTests(description: Description): ConfigFile[] {
  return description.ruleFiles.flatMap((file) => {
    const alerts = alertsOf({ ruleFiles: [file] });
    const tests = file.tests.flatMap((test) => {
      const rule = alerts.find((candidate) => candidate.originalName === test.alert);
      return rule === undefined ? [] : [testCase(test, rule, description)];
    });
    return tests.length === 0 ? [] : [{ path: testPath(file), content: toYaml({ rule_files: [`../${rulePath(file).replace('prometheus/', '')}`], evaluation_interval: formatDuration(description.evaluationIntervalMs), tests }) }];
  });
}

function testPath(file: PlacedRules): string {
  return `prometheus/tests/${file.name}.yml`;
}

function testCase(test: RuleTest, rule: AlertRule, description: Description): Json {
  return compact({
    name: `${rule.name}: ${test.name}`,
    interval: test.interval ?? '1m',
    input_series: test.series.map(({ series, values }) => ({ series, values })),
    alert_rule_test: [compact({
      eval_time: test.evalTime,
      alertname: rule.name,
      exp_alerts: (test.firing ?? []).map((alert) => ({
        exp_labels: { ...rule.labels, ...alert.labels },
        exp_annotations: { ...renderRule(rule, description).annotations, ...alert.annotations },
      })),
    })],
  });
}
