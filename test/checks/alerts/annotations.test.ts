import { RecordingRule, RuleGroup } from '../../../src/model';
import { alert, AnyPack } from '../cases';
import { describeCheck } from '../run-check';

const noDescription = '[alerts/annotations] alert QueueFull: it has no description; write it for the person who is woken up';
const noSummary = '[alerts/annotations] alert QueueFull: it has no summary; write it for the person who is woken up';

describeCheck('alerts/annotations', {
  good: [
    { what: 'both texts', add: (m) => m.addRule(alert()) },
    { what: 'other annotations are free', add: (m) => m.addRule(alert({ annotations: { dashboard: '' } })) },
    { what: 'a text that came in verbatim', add: (m) => m.addRule(alert({ overrides: { annotations: { description: 'Other words.' } } })) },
  ],
  bad: [
    { what: 'a description taken away', add: (m) => m.addRule(alert({ overrides: { annotations: { description: null } } })), finds: [noDescription] },
    { what: 'a blank summary', add: (m) => m.addRule(alert({ overrides: { annotations: { summary: ' \n' } } })), finds: [noSummary] },
    {
      what: 'all annotations taken away, in a pack',
      add: (m) => m.addPack(new AnyPack('queue', { ruleGroups: [new RuleGroup({ name: 'queue', rules: [alert({ overrides: { annotations: null } })] })] })),
      finds: [noSummary, noDescription],
    },
  ],
  notApplicable: [
    { what: 'recording rules have none', add: (m) => m.addRule(new RecordingRule({ record: 'job:up:sum', expr: 'sum by (job) (up)' })) },
  ],
  broken: [
    { what: 'a text for annotations', add: (m) => m.addRule(alert({ overrides: { annotations: 'none' } })), finds: [noSummary, noDescription] },
    { what: 'a number for a text', add: (m) => m.addRule(alert({ overrides: { annotations: { summary: 5 } } })) },
  ],
});
