import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { parse } from 'yaml';
import { SecretRef, Severity } from '../../../src/core';
import { Alertmanager, AlertRule, Dashboard, Grafana, Integration, Matcher, Monitoring, MonitoringProps, Panel, Receiver, Route, Unit } from '../../../src/model';
import { AmpMonitoring, AmpMonitoringProps, AmpReceivers } from '../../../src/targets/amp';

const TOPIC_ARN = 'arn:aws:sns:eu-west-1:123456789012:oncall';
const KEY_ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-AbCdEf';

function newMonitoring(props: Partial<MonitoringProps> = {}): Monitoring {
  return new Monitoring({ name: 'shop', grafana: Grafana.none(), ...props });
}

function sns(name: string, settings: Integration['settings'] = {}): Receiver {
  return Receiver.of(name, [{ kind: 'sns', settings: { topic_arn: TOPIC_ARN, sigv4: { region: 'eu-west-1' }, ...settings } }]);
}

function oneAlert(monitoring: Monitoring, receiver: Receiver): Monitoring {
  monitoring.addRule(new AlertRule({ alert: 'TargetDown', expr: 'up == 0', severity: Severity.CRITICAL, summary: 'A target is down', description: 'It cannot be scraped.' }));
  monitoring.addRoute(Severity.CRITICAL, monitoring.addReceiver(receiver));
  return monitoring;
}

/** The stack of a monitoring on the service. */
function stackOf(monitoring: Monitoring, props: Partial<AmpMonitoringProps> = {}): Stack {
  const stack = new Stack(new App(), 'Test');
  new AmpMonitoring(stack, 'Amp', { monitoring, ...props });
  return stack;
}

function definitionOf(stack: Stack): string {
  return Object.values(Template.fromStack(stack).findResources('AWS::APS::Workspace'))[0].Properties.AlertManagerDefinition;
}

/** What the service would read. */
function configOf(stack: Stack): any {
  return parse(parse(definitionOf(stack)).alertmanager_config);
}

function errorsOf(monitoring: Monitoring, props: Partial<AmpMonitoringProps> = {}): string[] {
  const stack = stackOf(monitoring, props);
  return stack.node.findChild('Amp').node.validate();
}

describe('the alert manager definition', () => {
  test('is Alertmanager\'s configuration as a text, one level down', () => {
    expect(definitionOf(stackOf(oneAlert(newMonitoring(), sns('oncall'))))).toBe([
      'alertmanager_config: |',
      '  route:',
      '    receiver: \'null\'',
      '    group_by:',
      '      - alertname',
      '      - job',
      '    group_wait: 30s',
      '    group_interval: 5m',
      '    repeat_interval: 4h',
      '    routes:',
      '      - receiver: oncall',
      '        matchers:',
      '          - severity="critical"',
      '  receivers:',
      '    - name: \'null\'',
      '    - name: oncall',
      '      sns_configs:',
      `        - topic_arn: ${TOPIC_ARN}`,
      '          sigv4:',
      '            region: eu-west-1',
      '',
    ].join('\n'));
  });

  test('names PagerDuty\'s key by its ARN, never as a file', () => {
    const monitoring = oneAlert(newMonitoring(), Receiver.pagerDuty('oncall', { routingKey: SecretRef.secretsManager(KEY_ARN, 'key') }));
    const stack = stackOf(monitoring);
    const { receivers } = configOf(stack);
    expect(receivers[1].pagerduty_configs[0].routing_key).toEqual({ aws_secrets_manager: { secret_arn: KEY_ARN, secret_key: 'key', refresh_interval: '5m' } });
    expect(definitionOf(stack)).not.toContain('_file');
  });

  test('binds logical secrets', () => {
    const monitoring = oneAlert(newMonitoring(), Receiver.pagerDuty('oncall', { routingKey: SecretRef.named('pagerduty') }));
    const { receivers } = configOf(stackOf(monitoring, { secrets: { pagerduty: SecretRef.secretsManager(KEY_ARN) } }));
    expect(receivers[1].pagerduty_configs[0].routing_key).toEqual({ aws_secrets_manager: { secret_arn: KEY_ARN, refresh_interval: '5m' } });
  });
});

describe('patches', () => {
  test('have the last word', () => {
    const monitoring = oneAlert(newMonitoring(), sns('oncall'));
    monitoring.patchFile('alertmanager/alertmanager.yml', { route: { group_wait: '10s' } });
    monitoring.patchFile('prometheus/rules/shop.yml', { namespace: 'ours' });
    monitoring.patchFile('prometheus/prometheus.yml', { global: { query_log_file: '/tmp/q' } });
    const stack = stackOf(monitoring);
    expect(configOf(stack).route.group_wait).toBe('10s');
    Template.fromStack(stack).hasResourceProperties('AWS::APS::RuleGroupsNamespace', { Data: Match.stringLikeRegexp('\nnamespace: ours\n$') });
  });

  test('of files that are not written are errors', () => {
    const monitoring = oneAlert(newMonitoring(), sns('oncall'));
    monitoring.patchFile('prometheus/rules/other.yml', {});
    expect(() => Template.fromStack(stackOf(monitoring)))
      .toThrow('there is no file "prometheus/rules/other.yml" to patch: there are alertmanager/alertmanager.yml, ');
  });
});

describe('a topic of the CDK', () => {
  test('is named, with its region, and lets this workspace publish', () => {
    const stack = new Stack(new App(), 'Test');
    new AmpMonitoring(stack, 'Amp', { monitoring: oneAlert(newMonitoring(), AmpReceivers.sns('oncall', new Topic(stack, 'Topic'), { subject: 'Shop' })) });
    const template = Template.fromStack(stack);
    const topic = { Ref: Match.stringLikeRegexp('^Topic') };
    template.hasResourceProperties('AWS::APS::Workspace', {
      AlertManagerDefinition: { 'Fn::Join': ['', [Match.stringLikeRegexp('topic_arn: "$'), topic, Match.stringLikeRegexp('sigv4:\\s+region: "$'), { Ref: 'AWS::Region' }, Match.stringLikeRegexp('subject: Shop')]] },
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [{
          Effect: 'Allow',
          Principal: { Service: 'aps.amazonaws.com' },
          Action: ['sns:Publish', 'sns:GetTopicAttributes'],
          Resource: topic,
          Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^AmpWorkspace'), 'Arn'] } }, StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        }],
      },
    });
  });

  test('is allowed when it is added late', () => {
    const stack = new Stack(new App(), 'Test');
    const monitoring = newMonitoring();
    new AmpMonitoring(stack, 'Amp', { monitoring });
    oneAlert(monitoring, AmpReceivers.sns('oncall', new Topic(stack, 'Topic')));
    Template.fromStack(stack).resourceCountIs('AWS::SNS::TopicPolicy', 1);
  });

  test('brings its key along, without a circle', () => {
    const stack = new Stack(new App(), 'Test');
    const topic = new Topic(stack, 'Topic', { masterKey: new Key(stack, 'Key') });
    new AmpMonitoring(stack, 'Amp', { monitoring: oneAlert(newMonitoring(), AmpReceivers.sns('oncall', topic)) });
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'aps.amazonaws.com' }, Action: ['kms:GenerateDataKey*', 'kms:Decrypt'] })]) },
    });
  });

  test('may belong to another stack', () => {
    const app = new App();
    const shared = new Stack(app, 'Shared');
    const stack = new Stack(app, 'Test');
    const topic = new Topic(shared, 'Topic');
    new AmpMonitoring(stack, 'Amp', { monitoring: oneAlert(newMonitoring(), AmpReceivers.sns('oncall', topic)) });
    Template.fromStack(shared).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: [Match.objectLike({ Condition: Match.objectLike({ ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(':workspace/\\*$')])] } } }) })] },
    });
    expect(stack.dependencies).toEqual([shared]);
  });

  test('that was imported keeps its policy, and a warning says so', () => {
    const app = new App();
    const stack = new Stack(app, 'Test');
    new AmpMonitoring(stack, 'Amp', { monitoring: oneAlert(newMonitoring(), AmpReceivers.sns('oncall', Topic.fromTopicArn(stack, 'Topic', TOPIC_ARN))) });
    const messages = app.synth().getStackByName('Test').messages.map(({ entry }) => entry.data);
    expect(messages).toEqual([expect.stringContaining('receiver oncall: the topic was imported, so its policy cannot be changed here: let aps.amazonaws.com publish to it')]);
  });

  test('must not be FIFO', () => {
    const stack = new Stack(new App(), 'Test');
    expect(() => AmpReceivers.sns('oncall', new Topic(stack, 'Topic', { fifo: true })))
      .toThrow('receiver "oncall": Amazon Managed Prometheus publishes to standard topics only, but the topic is FIFO: use a standard topic');
  });
});

test('a secret of the CDK is named, and lets this workspace read it', () => {
  const stack = new Stack(new App(), 'Test');
  const secret = new Secret(stack, 'Secret', { encryptionKey: new Key(stack, 'Key') });
  new AmpMonitoring(stack, 'Amp', { monitoring: oneAlert(newMonitoring(), AmpReceivers.pagerDuty('oncall', secret, { field: 'key' })) });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::SecretsManager::ResourcePolicy', {
    ResourcePolicy: { Statement: [Match.objectLike({ Principal: { Service: 'aps.amazonaws.com' }, Action: 'secretsmanager:GetSecretValue' })] },
  });
  template.hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'aps.amazonaws.com' }, Action: 'kms:Decrypt' })]) },
  });
  template.hasResourceProperties('AWS::APS::Workspace', {
    AlertManagerDefinition: { 'Fn::Join': ['', [Match.stringLikeRegexp('secret_arn: "$'), { Ref: Match.stringLikeRegexp('^Secret') }, Match.stringLikeRegexp('secret_key: key')]] },
  });
});

describe('what the service cannot carry', () => {
  const url = SecretRef.named('webhook');
  const smtp = { smarthost: 'mail.example.com:587', from: 'alerts@example.com' };
  const panel = () => Panel.stat({ title: 'Up', description: 'Targets that are up.', unit: Unit.SHORT, queries: [{ expr: 'sum(up)' }] });

  test.each([
    ['slack', Receiver.slack('team', { apiUrl: url })],
    ['email', Receiver.email('team', { to: ['ops@example.com'], smtp })],
    ['webhook', Receiver.webhook('team', { url })],
    ['opsgenie', Receiver.of('team', [{ kind: 'opsgenie', settings: {}, secrets: { api_key: url } }])],
  ])('names the alternative to %s', (kind, receiver) => {
    expect(errorsOf(oneAlert(newMonitoring(), receiver))).toEqual([
      `[target/unsupported] receiver team: Amazon Managed Prometheus cannot tell by ${kind}, only by sns and pagerduty; `
      + 'publish to a topic, AmpReceivers.sns(name, topic), and subscribe there: mail, HTTPS, AWS Lambda, or a chat through Amazon Q Developer in chat applications',
    ]);
  });

  test('fails the synthesis', () => {
    expect(() => Template.fromStack(stackOf(oneAlert(newMonitoring(), Receiver.slack('team', { apiUrl: url }))))).toThrow('[Test/Amp] [target/unsupported] receiver team: ');
  });

  test('is left out once it is acknowledged', () => {
    const monitoring = oneAlert(newMonitoring(), sns('oncall'));
    monitoring.addMatchingRoute(new Route({ matchers: [Matcher.equal('team', 'web')], receivers: [monitoring.addReceiver(Receiver.slack('team', { apiUrl: url }))] }));
    monitoring.acknowledge('target/unsupported', 'receiver team', 'told by the Alertmanager on EC2');
    expect(configOf(stackOf(monitoring)).receivers).toEqual([{ name: 'null' }, expect.objectContaining({ name: 'oncall' }), { name: 'team' }]);
  });

  test.each([
    [{ sigv4: {} }, "sns needs sigv4.region; add settings: { sigv4: { region: '..' } }, or use AmpReceivers.sns(name, topic), which does"],
    [{ topic_arn: undefined }, 'sns needs topic_arn; name a standard topic'],
    [{ topic_arn: `${TOPIC_ARN}.fifo` }, `sns publishes to standard topics only, but ${TOPIC_ARN}.fifo is FIFO; use a standard topic`],
    [{ api_url: 'https://sns.example.com' }, 'sns.api_url is not allowed there; leave it out: the service sets it'],
    [{ http_config: {} }, 'sns.http_config is not allowed there; leave it out: the service sets it'],
  ])('refuses SNS with %j', (settings, message) => {
    expect(errorsOf(oneAlert(newMonitoring(), sns('oncall', settings)))).toEqual([`[target/unsupported] receiver oncall: ${message}`]);
  });

  test.each([
    [SecretRef.named('key'), 'the secret "key" is bound to nothing on AmpMonitoring at Test/Amp; bind it: secrets: { \'key\': ... }'],
    [SecretRef.secretsManager('prod/key'), 'pagerduty.routing_key is the secret "prod/key", but the service finds secrets by ARN only; give SecretRef.secretsManager the complete ARN, or use AmpReceivers.pagerDuty(name, secret)'],
    [SecretRef.file('/run/key'), 'AmpMonitoring at Test/Amp cannot read the file secret "run-key"; it reads secrets-manager: use SecretRef.named(..) in the description and bind it for each target'],
  ])('refuses PagerDuty with %s', (routingKey, message) => {
    expect(errorsOf(oneAlert(newMonitoring(), Receiver.pagerDuty('oncall', { routingKey })))).toEqual([`[target/unsupported] receiver oncall: ${message}`]);
  });

  test.each([['5d', 0], ['5d1s', 1], ['2w', 1]])('lets alerts repeat after %s', (repeatInterval, count) => {
    const monitoring = oneAlert(newMonitoring({ alertmanagerOverrides: { route: { repeat_interval: repeatInterval } } }), sns('oncall'));
    monitoring.addMatchingRoute(new Route({ matchers: [Matcher.equal('team', 'web')], receivers: [monitoring._describe().receivers[0]], repeatInterval }));
    const text = `it repeats after ${repeatInterval}, but Amazon Managed Prometheus repeats after 5d at the latest; write 5d or less`;
    expect(errorsOf(monitoring)).toEqual(count === 0 ? [] : [`[target/unsupported] route team="web": ${text}`, `[target/unsupported] alertmanagerOverrides: route.repeat_interval: ${text}`]);
  });

  test('names verbatim fields that read a file', () => {
    const monitoring = oneAlert(newMonitoring({ alertmanagerOverrides: { global: { slack_api_url_file: '/etc/slack' }, templates: ['/etc/t/*.tmpl'] } }), sns('oncall'));
    expect(errorsOf(monitoring).map((error) => error.split(';')[0])).toEqual([
      '[target/unsupported] alertmanagerOverrides: global.slack_api_url_file: Amazon Managed Prometheus reads no files',
      '[target/unsupported] alertmanagerOverrides: templates: Amazon Managed Prometheus reads no files',
    ]);
  });

  test('is also looked for in patches', () => {
    const monitoring = oneAlert(newMonitoring(), sns('oncall'));
    monitoring.patchFile('alertmanager/alertmanager.yml', { global: { smtp_auth_password_file: '/etc/smtp' } });
    expect(errorsOf(monitoring)).toEqual([expect.stringMatching(/^\[target\/unsupported\] patch of alertmanager\/alertmanager.yml: global.smtp_auth_password_file: /)]);
  });

  test('names an existing Alertmanager, if there is something to tell', () => {
    const monitoring = newMonitoring({ alertmanager: Alertmanager.existing({ address: 'alerts.example.com:9093' }) });
    expect(errorsOf(monitoring)).toEqual([]);
    const alerting = oneAlert(newMonitoring({ alertmanager: Alertmanager.existing({ address: 'alerts.example.com:9093' }) }), sns('oncall'));
    expect(errorsOf(alerting)).toEqual([expect.stringMatching(/^\[target\/unsupported\] alertmanager: Amazon Managed Prometheus sends alerts to its own alert manager only/)]);
  });

  test('names dashboards, if there are any and somebody wants them drawn', () => {
    const dashboard = () => new Dashboard({ uid: 'shop', title: 'Shop', rows: [{ title: 'All', panels: [panel()] }] });
    const drawn = newMonitoring({ grafana: Grafana.run() });
    expect(errorsOf(drawn)).toEqual([]);
    const lost = newMonitoring({ grafana: Grafana.run() });
    lost.addDashboard(dashboard());
    expect(errorsOf(lost)).toEqual([
      '[target/unsupported] grafana: Amazon Managed Prometheus draws nothing: a dashboard would be lost; '
      + 'describe this monitoring with grafana: Grafana.none(), and run Grafana elsewhere with the workspace as its data source',
    ]);
    const elsewhere = newMonitoring();
    elsewhere.addDashboard(dashboard());
    expect(errorsOf(elsewhere)).toEqual([]);
  });
});
