import { GOOD } from './good-files';
import { judgeAll } from './judges';
import { AlertRule, Monitoring, RecordingRule, RuleFile, RuleGroup } from '../../../src/model';
import { renderRules } from '../../../src/render/rules';
import { describeOf } from '../../fixture';

const rendered = (file: RuleFile) => {
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addRuleFile(file);
  return renderRules(describeOf(monitoring));
};

/** All that a rule file says, without its spelling. */
const meaning = (file: RuleFile) => file.groups.map((group) => ({
  name: group.name,
  interval: group.interval,
  rest: group._overrides,
  rules: group.rules.map((rule) => ({
    name: rule.name,
    expr: rule.expr,
    labels: rule.labels,
    ...(rule instanceof AlertRule ? { for: rule.pendingFor, keepFiringFor: rule.keepFiringFor, annotations: rule.annotations } : {}),
  })),
}));

test('rules keep every field', () => {
  const { groups } = RuleFile.parse(GOOD.rules[0], 'rules/api.yml');
  expect(meaning({ groups } as RuleFile)[0]).toEqual({
    name: 'api rules',
    interval: '1m',
    rest: { limit: 10, query_offset: '30s', labels: { team: 'shop' } },
    rules: [
      { name: 'job:requests:rate5m', expr: 'sum by (job) (rate(http_requests_total[5m]))', labels: { kind: 'rate' } },
      {
        name: 'High error rate',
        expr: 'job:errors:rate5m\n  / job:requests:rate5m\n> 0.05\n',
        labels: { severity: 'Critical', page: 'yes' },
        for: '10m',
        keepFiringFor: '5m',
        annotations: { summary: '{{ $labels.job }} fails', message: '{{ $value | humanizePercentage }} of requests' },
      },
    ],
  });
  expect(groups[0]).toBeInstanceOf(RuleGroup);
  expect(groups[0].rules[0]).toBeInstanceOf(RecordingRule);
  expect((groups[0].rules[1] as AlertRule).severity.value).toBe('Critical');
});

test('aliases and merged maps are filled in', () => {
  const rules = RuleFile.parse(GOOD.rules[1], 'a.yml').groups[1].rules as AlertRule[];
  expect(rules.map((rule) => [rule.name, rule.expr, rule.pendingFor])).toEqual([['InstanceDown', 'up == 0', '5m'], ['InstanceDownForLong', 'up == 0', '1h']]);
});

test.each(GOOD.rules.map((text, i) => [i, text] as const))('what is rendered means the same (%i)', (_, text) => {
  const file = RuleFile.parse(text, 'rules/api.yml');
  const [written] = rendered(file);
  expect(written.path).toBe('prometheus/rules/api.yml');
  expect(judgeAll('rules', [written.content])).toEqual([undefined]);
  expect(meaning(RuleFile.parse(written.content, 'again.yml'))).toEqual(meaning({ groups: file.groups } as RuleFile));
});

test('every part knows where it stands', () => {
  const file = RuleFile.parse(GOOD.rules[0], 'rules/api.yml');
  expect(file.positionOf('groups[0].rules[1].for')).toEqual({ file: 'rules/api.yml', line: 18, column: 14 });
  expect(file.positionOf('groups[0].name')).toEqual({ file: 'rules/api.yml', line: 2, column: 11 });
  const alert = file.groups[0].rules[1];
  expect(alert._origin!('expr', alert.expr.indexOf('0.05'))).toEqual({ file: 'rules/api.yml', line: 17, column: 13 });
  expect(() => file.positionOf('groups[7]')).toThrow('rules/api.yml has no "groups[7]"');
});

test('two files of one name are told apart', () => {
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addRuleFile(RuleFile.parse(GOOD.rules[0], 'a/api.yml'));
  expect(() => monitoring.addRuleFile(RuleFile.parse(GOOD.rules[0], 'a/api.yml'))).toThrow('has a rule file "a/api.yml" already');
  expect(() => monitoring.addRuleFile(RuleFile.parse(GOOD.rules[0], 'b/api.rules.yml'))).toThrow('two rule files would be written as rules/api.yml');
  expect(describeOf(monitoring).ruleFiles.map((file) => file.name)).toEqual(['api']);
});

test('all problems are told at once', () => {
  const text = 'groups:\n- name: a\n  rules:\n  - alert: Down\n    expr: up ==\n    fro: 5m\n  - record: x\n';
  expect(() => RuleFile.parse(text, 'rules/api.yml')).toThrow([
    'rule file "rules/api.yml" has 3 problems:',
    'rules/api.yml:5:16: groups[0].rules[0].expr: it is no PromQL query: unexpected end of the query; correct the query',
    'rules/api.yml:6:5: groups[0].rules[0].fro: unknown field "fro" of a rule; did you mean for?',
    'rules/api.yml:7:5: groups[0].rules[1]: expr is missing; write the query',
  ].join('\n'));
  expect(RuleFile.problems(text, 'r').map(({ line, column, place }) => `${line}:${column} ${place}`)).toEqual(['5:16 groups[0].rules[0].expr', '6:5 groups[0].rules[0].fro', '7:5 groups[0].rules[1]']);
});

test('a second document is ignored, as the server does, and told', () => {
  const text = 'groups: []\n---\ngroups: [{}]\n';
  expect(RuleFile.parse(text, 'a.yml').groups).toEqual([]);
  expect(RuleFile.problems(text, 'a.yml').map(({ kind, line }) => [kind, line])).toEqual([['deprecated', 2]]);
});
