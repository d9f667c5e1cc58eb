import { Severity } from '../../src/core';
import { AlertRule, Monitoring, Pack, PackContribution, RuleGroup } from '../../src/model';
import { renderRules, renderRuleTests } from '../../src/render';
import { judge } from '../tools';

class Watch extends Pack {
  public contribute(): PackContribution {
    const series = `up{job="${this.name}"}`;
    const down = new AlertRule({ alert: 'Down', expr: `${series} == 0`, severity: Severity.CRITICAL, summary: 'It is down', description: 'It does not answer' });
    return {
      ruleGroups: [new RuleGroup({ name: 'g', rules: [down] })],
      ruleTests: [{ name: 'fires', alert: 'Down', series: [{ series, values: '0x5' }], evalTime: '1m', firing: [{ labels: { job: this.name } }] }],
    };
  }
}

test('copies of a pack are tested each by its own cases', () => {
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addPack(new Watch('first'));
  monitoring.addPack(new Watch('second'));
  const description = monitoring._describe();
  const tests = renderRuleTests(description);
  expect(tests.map(({ path, content }) => [path, content.match(/job="\w+"/g)])).toEqual([
    ['prometheus/tests/first.yml', ['job="first"']],
    ['prometheus/tests/second.yml', ['job="second"']],
  ]);
  expect(judge('promtool', ['test', 'rules', ...tests.map((file) => file.path)], [...renderRules(description), ...tests])).toMatchObject({ ok: true });
});
