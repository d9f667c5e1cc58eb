import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { GOOD } from './good-files';
import { judgeAll } from './judges';
import { SecretRef } from '../../../src/core';
import { AlertmanagerConfig, ImportOptions, Monitoring } from '../../../src/model';
import { renderAlertmanager } from '../../../src/render/alertmanager';
import { describeOf } from '../../fixture';
import { tool } from '../../tools';

const SECRET = 'https://hooks.slack.com/services/T000/B000/notarealsecret';

function rendered(text: string, options: ImportOptions = {}): string {
  const monitoring = new Monitoring({ name: 'shop' });
  monitoring.addAlertmanagerConfig(AlertmanagerConfig.parse(text, 'alertmanager.yml', options));
  return renderAlertmanager(describeOf(monitoring))[0].content;
}

/** Who is told of alerts with these labels, as Alertmanager's own tool says it. */
function told(config: string, alerts: readonly string[][]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'routes-'));
  try {
    writeFileSync(join(folder, 'a.yml'), config);
    return alerts.map((labels) => {
      const { stdout, stderr, status } = spawnSync(tool('amtool'), ['config', 'routes', 'test', '--config.file=a.yml', ...labels], { cwd: folder, encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return stdout.trim();
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const TREE = `route:
  receiver: all
  group_wait: 1m
  routes:
    - matchers: [page="yes"]
      receiver: pager
      continue: true
    - matchers: [severity=~"critical|warning"]
      receiver: team
      group_by: [team]
      routes:
        - matchers: [team="db"]
          receiver: db
          repeat_interval: 1h
          routes:
            - match: {severity: critical}
              receiver: pager
        - match_re: {team: web|api}
          receiver: web
    - matchers: ['{team="db", severity!="info"}']
      receiver: db
receivers: [{name: all}, {name: pager}, {name: team}, {name: db}, {name: web}]
`;

test('a tree of routes becomes a list that tells the same', () => {
  const alerts = ['', 'page=yes'].flatMap((page) => ['', 'severity=critical', 'severity=warning', 'severity=info'].flatMap((severity) => ['', 'team=db', 'team=web', 'team=x']
    .map((team) => ['alertname=A', page, severity, team].filter((label) => label !== ''))));
  const before = told(TREE, alerts);
  expect(told(rendered(TREE), alerts)).toEqual(before);
  expect(new Set(before)).toEqual(new Set(['all', 'pager', 'team', 'db', 'web', 'pager,team', 'pager,db', 'pager,web', 'pager,pager']));
});

test('routes take over what stands around them', () => {
  const { routes } = AlertmanagerConfig.parse(TREE, 'a.yml');
  expect(routes.map(({ matchers, receivers, _props: { groupBy, groupWait, repeatInterval } }) => [matchers.join(), receivers[0].name, groupBy,
    groupWait, repeatInterval])).toEqual([
    ['page="yes"', 'pager', [], '1m', '4h'],
    ['severity=~"critical|warning",team="db",severity="critical"', 'pager', ['team'], '1m', '1h'],
    ['severity=~"critical|warning",team="db"', 'db', ['team'], '1m', '1h'],
    ['severity=~"critical|warning",team=~"web|api"', 'web', ['team'], '1m', '4h'],
    ['severity=~"critical|warning"', 'team', ['team'], '1m', '4h'],
    ['team="db",severity!="info"', 'db', [], '1m', '4h'],
    ['page!="yes"', 'all', [], '1m', '4h'],
  ]);
});

test.each(GOOD.alertmanager.map((text, i) => [i, text] as const))('every integration is taken over, and Alertmanager loads it (%i)', (i, text) => {
  const options: ImportOptions = i === 1
    ? { secrets: { 'receivers[0].rocketchat_configs[0].token_id': SecretRef.named('rocket-id') } }
    : { leaveOut: ['route.routes[0].continue', 'global.resolve_timeout'] };
  const usable = i === 1 ? text : text.replace('      continue: true\n', '').replace('  resolve_timeout: 5m\n', '');
  const content = rendered(usable, i === 1 ? options : {});
  expect(judgeAll('alertmanager', [content])).toEqual([undefined]);
  const again = AlertmanagerConfig.problems(content, 'again.yml');
  expect(again).toEqual([]);
});

test('the global section becomes part of each integration, and secrets become references', () => {
  const usable = GOOD.alertmanager[0].replace('      continue: true\n', '');
  const { receivers } = AlertmanagerConfig.parse(usable, 'a.yml');
  const [slack, email, webhook] = ['slack', 'email', 'webhook'].map((kind) => receivers[2].integrations.find((integration) => integration.kind === kind)!);
  expect(slack.secrets!.api_url.id).toBe('/etc/secrets/slack');
  expect(email.settings).toMatchObject({ from: 'alerts@example.com', smarthost: 'smtp.example.com:587', auth_username: 'alerts', require_tls: true });
  expect(email.secrets!.auth_password.id).toBe('/etc/secrets/smtp');
  expect(webhook.secrets!['http_config.authorization.credentials'].id).toBe('/etc/secrets/hook-token');
  expect(rendered(usable)).toMatch(/http_config:\n +authorization:\n +credentials_file: \/etc\/secrets\//);
});

describe('secrets', () => {
  const text = `route: {receiver: a}\nreceivers:\n- name: a\n  slack_configs:\n  - api_url: ${SECRET}\n    channel: '#a'\n`;

  test('in the file are a problem that says where to put them, and never what they are', () => {
    const [problem, ...others] = AlertmanagerConfig.problems(text, 'a.yml');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ kind: 'literal-secret', line: 5, column: 14, place: 'receivers[0].slack_configs[0].api_url' });
    expect(problem.remedy).toContain('secrets: { "receivers[0].slack_configs[0].api_url": SecretRef.named(..) }');
    expect(JSON.stringify(problem)).not.toContain('notarealsecret');
    expect(() => AlertmanagerConfig.parse(text, 'a.yml')).toThrow('a.yml:5:14: receivers[0].slack_configs[0].api_url: a secret stands in the file');
  });

  test('are given by reference', () => {
    const content = rendered(text, { secrets: { 'receivers[0].slack_configs[0].api_url': SecretRef.named('slack') } });
    expect(content).toContain('api_url_file: /etc/secrets/slack');
    expect(content).not.toContain('notarealsecret');
  });

  test('at a place that is not there are a mistake', () => {
    expect(() => AlertmanagerConfig.parse('route: {receiver: a}\nreceivers: [{name: a}]\n', 'a.yml', { secrets: { 'receivers[7].x': SecretRef.named('slack') } })).toThrow('a.yml has no place "receivers[7].x"');
  });
});

test.each([
  ['templates', 'templates: [/etc/t/*.tmpl]', 'templates cannot be taken over'],
  ['a name with a space', 'time_intervals: [{name: "a b", time_intervals: [{weekdays: [sunday]}]}]', 'cannot be a name here'],
  ['labels in quotes', 'inhibit_rules: [{source_matchers: [\'"my.label"="x"\'], target_matchers: [a="b"]}]', 'rename the label where it is made'],
  ['a one-sided inhibition', 'inhibit_rules: [{target_matchers: [a="b"]}]', 'every alert silences'],
])('%s cannot be taken over, unless it is left out', (_what, section, message) => {
  const text = `route: {receiver: a}\nreceivers: [{name: a}]\n${section}\n`;
  const monitoring = new Monitoring({ name: 'shop' });
  const config = AlertmanagerConfig.parse(text, 'a.yml');
  expect(() => monitoring.addAlertmanagerConfig(config)).toThrow(message);
  expect(describeOf(monitoring).receivers).toEqual([]);
  const { place } = config.notCarried[0];
  expect(AlertmanagerConfig.parse(text, 'a.yml', { leaveOut: [place] }).notCarried).toEqual([]);
});

test.each([
  ['within a branch', '    - matchers: [a="b"]\n      routes:\n        - matchers: [c="d"]\n          continue: true\n'],
  ['with routes below', '    - matchers: [a="b"]\n      continue: true\n      routes:\n        - matchers: [c="d"]\n'],
  ['with several matchers', '    - matchers: [a="b", c="d"]\n      continue: true\n'],
])('a route that continues %s cannot be said as a list', (_what, routes) => {
  expect(AlertmanagerConfig.parse(`route:\n  receiver: a\n  routes:\n${routes}receivers: [{name: a}]\n`, 'a.yml').notCarried.map(({ remedy }) => remedy)).toEqual([expect.stringContaining('side by side')]);
});

test('the receiver "null" is the library\'s own, so another takes its place', () => {
  const content = rendered('route: {receiver: "null", routes: [{receiver: b, matchers: [x="y"]}]}\nreceivers: [{name: "null"}, {name: b}]\n');
  expect(judgeAll('alertmanager', [content])).toEqual([undefined]);
  expect(content).toContain('receiver: nobody');
});
