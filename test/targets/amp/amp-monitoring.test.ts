import { App, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Severity } from '../../../src/core';
import { Alertmanager, AlertRule, Grafana, Monitoring, Pack, PackContribution, Receiver, RecordingRule, RuleGroup } from '../../../src/model';
import { AmpMonitoring, AmpMonitoringProps, AmpReceivers } from '../../../src/targets/amp';

function newMonitoring(): Monitoring {
  return new Monitoring({ name: 'shop', grafana: Grafana.none() });
}

function group(name: string, metric: string): RuleGroup {
  return new RuleGroup({ name, rules: [new RecordingRule({ record: `job:${metric}:sum`, expr: `sum by (job) (${metric})` })] });
}

const down = () => new AlertRule({ alert: 'TargetDown', expr: 'up == 0', for: '5m', severity: Severity.CRITICAL, summary: 'A target is down', description: '{{ $labels.instance }} of {{ $labels.job }} cannot be scraped.' });

/** A pack with one alert, AlphaDown of alpha. */
class TestPack extends Pack {
  public contribute(): PackContribution {
    const alert = `${this.name[0].toUpperCase()}${this.name.slice(1)}Down`;
    const rules = [new AlertRule({ alert, expr: 'up == 0', severity: Severity.INFO, summary: 'It is down', description: 'It is down.' })];
    return { ruleGroups: [new RuleGroup({ name: this.name, rules })] };
  }
}

function newStack(): Stack {
  return new Stack(new App(), 'Test');
}

function amp(stack: Stack, monitoring: Monitoring, props: Partial<AmpMonitoringProps> = {}): AmpMonitoring {
  return new AmpMonitoring(stack, 'Amp', { monitoring, ...props });
}

describe('the workspace', () => {
  test('keeps its samples when it leaves the stack, and logs nowhere', () => {
    const stack = newStack();
    amp(stack, newMonitoring());
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::APS::RuleGroupsNamespace', 0);
    template.hasResource('AWS::APS::Workspace', { Properties: { Alias: 'shop' }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(Object.values(template.findResources('AWS::APS::Workspace'))[0].Properties).toEqual({ Alias: 'shop' });
  });

  test('takes alias, retention, log group, removal policy and verbatim properties', () => {
    const stack = newStack();
    amp(stack, newMonitoring(), {
      alias: 'the shop',
      retentionInDays: 400,
      logGroup: new LogGroup(stack, 'Log'),
      removalPolicy: RemovalPolicy.DESTROY,
      overrides: { WorkspaceConfiguration: { OutOfOrderTimeWindowInSeconds: 300 }, Alias: 'renamed' },
    });
    Template.fromStack(stack).hasResource('AWS::APS::Workspace', {
      DeletionPolicy: 'Delete',
      Properties: {
        Alias: 'renamed',
        WorkspaceConfiguration: { RetentionPeriodInDays: 400, OutOfOrderTimeWindowInSeconds: 300 },
        LoggingConfiguration: { LogGroupArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Log'), 'Arn'] } },
      },
    });
  });

  test.each([0, -1, 1.5, 1_096, Number.NaN])('refuses to keep samples for %p days', (retentionInDays) => {
    expect(() => amp(newStack(), newMonitoring(), { retentionInDays }))
      .toThrow(/^AmpMonitoring at Test\/Amp: retentionInDays is .*, but Amazon Managed Prometheus keeps samples for 1 to 1095 whole days$/);
  });
});

describe('rules', () => {
  test('are a namespace for each file, in the text of every target', () => {
    const stack = newStack();
    const monitoring = newMonitoring();
    monitoring.addRule(down());
    monitoring.addReceiver(AmpReceivers.sns('oncall', new Topic(stack, 'Topic')));
    monitoring.addRoute(Severity.CRITICAL, monitoring._describe().receivers[0]);
    amp(stack, monitoring);
    Template.fromStack(stack).hasResourceProperties('AWS::APS::RuleGroupsNamespace', {
      Name: 'shop',
      Workspace: { 'Fn::GetAtt': [Match.stringLikeRegexp('^AmpWorkspace'), 'Arn'] },
      Data: [
        'groups:',
        '  - name: shop',
        '    rules:',
        '      - alert: TargetDown',
        '        expr: up == 0',
        '        for: 5m',
        '        labels:',
        '          severity: critical',
        '        annotations:',
        '          summary: A target is down',
        '          description: \'{{ $labels.instance }} of {{ $labels.job }} cannot be scraped.\'',
        '',
      ].join('\n'),
    });
  });

  test('hold late values, which CloudFormation fills in', () => {
    const stack = newStack();
    const monitoring = newMonitoring();
    const topic = new Topic(stack, 'Topic');
    monitoring.addRule(new RecordingRule({ record: 'topic:up:sum', expr: 'sum(up)', labels: { topic: topic.topicName } }));
    amp(stack, monitoring);
    Template.fromStack(stack).hasResourceProperties('AWS::APS::RuleGroupsNamespace', {
      Data: { 'Fn::Join': ['', [Match.stringLikeRegexp('topic: "$'), { 'Fn::GetAtt': [Match.stringLikeRegexp('^Topic'), 'TopicName'] }, '"\n']] },
    });
  });

  test('refuse numbers that only deployment knows', () => {
    const stack = newStack();
    const monitoring = newMonitoring();
    const late = Token.asNumber({ resolve: () => 7, creationStack: [] });
    monitoring.addRule(new RecordingRule({ record: 'a:up:sum', expr: 'sum(up)', labels: { limit: `${late}` } }));
    amp(stack, monitoring);
    expect(() => Template.fromStack(stack)).toThrow(/file prometheus\/rules\/shop.yml .* contains a number that only deployment knows/s);
  });
});

describe('additions', () => {
  function template(first: (monitoring: Monitoring) => void, then: (monitoring: Monitoring) => void): string {
    const stack = newStack();
    const monitoring = newMonitoring();
    first(monitoring);
    amp(stack, monitoring);
    then(monitoring);
    return JSON.stringify(Template.fromStack(stack).toJSON());
  }
  const a = (monitoring: Monitoring) => monitoring.addRuleGroup(group('a', 'a_total'));
  const b = (monitoring: Monitoring) => monitoring.addRuleGroup(group('b', 'b_total'));

  test('may come before or after the target, in any order, with the same bytes', () => {
    const nothing = () => undefined;
    const reference = template((m) => (a(m), b(m)), nothing);
    expect(reference).toContain('job:a_total:sum');
    expect(template((m) => (b(m), a(m)), nothing)).toBe(reference);
    expect(template(b, a)).toBe(reference);
    expect(template(nothing, (m) => (b(m), a(m)))).toBe(reference);
  });

  test('appear also when something resolved the stack in between', () => {
    const stack = newStack();
    const monitoring = newMonitoring();
    a(monitoring);
    const { workspace } = amp(stack, monitoring);
    stack.resolve(workspace._toCloudFormation());
    b(monitoring);
    Template.fromStack(stack).hasResourceProperties('AWS::APS::RuleGroupsNamespace', { Data: Match.stringLikeRegexp('job:b_total:sum') });
  });

  test('throw after synthesis, naming the target', () => {
    const stack = newStack();
    const monitoring = newMonitoring();
    amp(stack, monitoring);
    Template.fromStack(stack);
    expect(() => a(monitoring)).toThrow('rule group "a" comes too late: monitoring "shop" was written by AmpMonitoring at Test/Amp before; add it before that target is synthesized');
  });

  test('of packs make namespaces that are listed by name', () => {
    const names = (first: string, second: string) => {
      const stack = newStack();
      const monitoring = newMonitoring();
      const target = amp(stack, monitoring);
      monitoring.addRoute(Severity.INFO, monitoring.addReceiver(Receiver.nobody('noted')));
      monitoring.acknowledge('alerts/routed', '*', 'seen in the console');
      for (const name of [first, second]) monitoring.addPack(new TestPack(name));
      const ids = Object.values(Template.fromStack(stack).findResources('AWS::APS::RuleGroupsNamespace')).map((r) => r.Properties.Name);
      expect(target.node.findChild('Rules').node.findChild('alpha')).toBeDefined();
      return ids;
    };
    expect(names('beta', 'alpha')).toEqual(['alpha', 'beta']);
    expect(names('alpha', 'beta')).toEqual(['alpha', 'beta']);
  });

  test('that are taken back have no namespace', () => {
    const stack = newStack();
    const monitoring = newMonitoring();
    const pack = monitoring.addPack(new TestPack('alpha'));
    amp(stack, monitoring);
    pack.disable('AlphaDown', 'nobody needs it');
    Template.fromStack(stack).resourceCountIs('AWS::APS::RuleGroupsNamespace', 0);
  });
});

describe('a Prometheus elsewhere', () => {
  test('writes to the workspace with signed requests', () => {
    const stack = newStack();
    const target = amp(stack, newMonitoring());
    const write = target.remoteWrite();
    expect(write.name).toBe('amp');
    expect(target.remoteWrite('archive').name).toBe('archive');
    expect(stack.resolve(write.url)).toEqual({ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['AmpWorkspaceC3E7727B', 'PrometheusEndpoint'] }, 'api/v1/remote_write']] });
    expect(stack.resolve(write.sigv4Region)).toEqual({ Ref: 'AWS::Region' });
  });

  test('and Grafana get permissions on this workspace only', () => {
    const stack = newStack();
    const target = amp(stack, newMonitoring());
    target.grantRemoteWrite(new Role(stack, 'Host', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }));
    target.grantQuery(new User(stack, 'Grafana'));
    const Resource = { 'Fn::GetAtt': ['AmpWorkspaceC3E7727B', 'Arn'] };
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: 'aps:RemoteWrite', Effect: 'Allow', Resource }] },
      Roles: [{ Ref: Match.stringLikeRegexp('^Host') }],
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: ['aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata'], Effect: 'Allow', Resource }] },
      Users: [{ Ref: Match.stringLikeRegexp('^Grafana') }],
    });
  });
});

describe('checks', () => {
  test('fail the synthesis', () => {
    const stack = newStack();
    const monitoring = newMonitoring();
    monitoring.addRule(down());
    amp(stack, monitoring);
    expect(() => Template.fromStack(stack)).toThrow('[Test/Amp] [alerts/routed] alert TargetDown: no route takes its severity "critical": nobody would be told');
  });

  test('warn where they only warn', () => {
    const app = new App();
    const stack = new Stack(app, 'Test');
    const monitoring = newMonitoring();
    monitoring.addReceiver(AmpReceivers.sns('idle', new Topic(stack, 'Topic')));
    amp(stack, monitoring);
    const messages = app.synth().getStackByName('Test').messages.map(({ entry }) => entry.data);
    expect(messages).toEqual([expect.stringContaining('[routing/dead-receiver] receiver idle: no route leads to it')]);
  });

  test('know of no disk', () => {
    const stack = newStack();
    const monitoring = new Monitoring({ name: 'shop', grafana: Grafana.none(), retention: '100y' });
    amp(stack, monitoring);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('leave the definition out when nobody is told here', () => {
    const stack = newStack();
    const monitoring = new Monitoring({ name: 'shop', grafana: Grafana.none(), alertmanager: Alertmanager.none() });
    monitoring.addRule(down());
    amp(stack, monitoring);
    const [workspace] = Object.values(Template.fromStack(stack).findResources('AWS::APS::Workspace'));
    expect(workspace.Properties.AlertManagerDefinition).toBeUndefined();
  });
});
