import { RecordingRule, RuleGroup, Variable } from '../../../src/model';
import { alert, dashboard } from '../cases';
import { describeCheck } from '../run-check';

const group = (rules: unknown) => new RuleGroup({ name: 'queue', rules: [alert()], overrides: { rules } });

describeCheck('promql/syntax', {
  good: [
    { what: 'rules', add: (m) => (m.addRule(alert()), m.addRule(new RecordingRule({ record: 'job:up:sum', expr: 'sum by (job) (up)' }))) },
    { what: 'a query that came in verbatim', add: (m) => m.addRule(alert({ overrides: { expr: 'queue_length > 5' } })) },
    { what: 'macros and variables of Grafana in a panel', add: (m) => m.addDashboard(dashboard([{ expr: 'sum(rate(a_total{job=~"$job"}[$__rate_interval]))' }], [Variable.custom('job', ['a', 'b'])])) },
    { what: 'verbatim rules of a group', add: (m) => m.addRuleGroup(group([{ record: 'a:b', expr: 'sum(b)' }])) },
  ],
  bad: [
    {
      what: 'a verbatim query of an alert',
      add: (m) => m.addRule(alert({ overrides: { expr: 'queue_length & 5' } })),
      finds: ['[promql/syntax] alert QueueFull: unexpected "&" at line 1, column 14; write "and"\n  queue_length & 5\n               ^'],
    },
    {
      what: 'a verbatim query of a recording rule, on two lines',
      add: (m) => m.addRule(new RecordingRule({ record: 'job:up:sum', expr: 'sum(up)', overrides: { expr: 'sum(\n  up' } })),
      finds: ['[promql/syntax] recording rule job:up:sum: "(" is never closed at line 1, column 4; mend the query\n  sum(\n     ^'],
    },
    {
      what: 'a macro of Grafana in a rule',
      add: (m) => m.addRule(alert({ overrides: { expr: 'rate(a_total[$__rate_interval]) > 1' } })),
      finds: [expect.stringMatching(/^\[promql\/syntax\] alert QueueFull: .* at line 1, column 14; /) as unknown as string],
    },
    {
      what: 'a verbatim query of a panel',
      add: (m) => m.addDashboard(dashboard([{ expr: 'up', overrides: { expr: 'up)' } }])),
      finds: ['[promql/syntax] panel Length of dashboard queue: unexpected ")" at line 1, column 3; mend the query\n  up)\n    ^'],
    },
    {
      what: 'a verbatim rule of a group',
      add: (m) => m.addRuleGroup(group([{ record: 'a:b', expr: 'sum(b)' }, { record: 'a:c', expr: '' }])),
      finds: ['[promql/syntax] rule 2 of group queue: the query is empty at line 1, column 1; mend the query'],
    },
  ],
  notApplicable: [{ what: 'nothing to query' }],
  broken: [
    { what: 'no query', add: (m) => m.addRule(alert({ overrides: { expr: null } })), finds: ['[promql/syntax] alert QueueFull: it has no query; write PromQL'] },
    { what: 'a number', add: (m) => m.addRule(alert({ overrides: { expr: 5 } })), finds: ['[promql/syntax] alert QueueFull: the query is 5, not a text; write PromQL'] },
    { what: 'a list', add: (m) => m.addRule(alert({ overrides: { expr: ['up'] } })), finds: ['[promql/syntax] alert QueueFull: the query is ["up"], not a text; write PromQL'] },
    { what: 'nothing for a rule', add: (m) => m.addRuleGroup(group([null])), finds: ['[promql/syntax] rule 1 of group queue: it has no query; write PromQL'] },
  ],
});
