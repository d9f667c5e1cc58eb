import { symlinkSync } from 'fs';
import { join } from 'path';
import { folderOf, ruleFile, run } from './run-command';

describe('check', () => {
  test('says nothing is wrong', () => {
    const folder = folderOf({ 'a.yml': ruleFile('sum(up)', '1', 'vector(1)') });
    expect(run('check', folder)).toEqual({ code: 0, out: 'no problems in 3 rules of 1 file', err: '' });
  });

  test('shows what is wrong, where, and what to do', () => {
    const folder = folderOf({ 'a.yml': ruleFile('sum(up)', 'sum(up', 'up & down') });
    expect(run('check', join(folder, 'a.yml'))).toEqual({
      code: 1,
      out: [
        `${folder}/a.yml:7:18: error [promql/syntax] recording rule job:r1:sum: "(" is never closed`,
        '    sum(up',
        '       ^',
        '    remedy: cdk-prometheus-stack explain promql/syntax says more',
        `${folder}/a.yml:9:18: error [promql/syntax] recording rule job:r2:sum: unexpected "&"`,
        '    up & down',
        '       ^',
        '    remedy: write "and"',
        '2 problems in 3 rules of 1 file',
      ].join('\n'),
      err: '',
    });
  });

  test.each([
    ['plain', 'sum(up))', '5:22'],
    ['in single quotes', '\'up{a="it\'\'s"})\'', '5:29'],
    ['in double quotes', '"up{a=\\"b\\"})"', '5:27'],
    ['in double quotes, on two lines', '"up{a=\\"b\\"} \\\n              + 1)"', '6:18'],
    ['on two lines', 'sum\n            by (a) (b))', '6:23'],
    ['as a literal block', '|\n          sum(\n            up\n          ))', '8:12'],
    ['as a folded block', '>-\n          sum(\n          up\n\n          ))', '9:12'],
    ['with text of other alphabets', '\'up{a="مرحبا"})\'', '5:29'],
  ])('finds the column of a query that is written %s', (_, expr, position) => {
    const folder = folderOf({ 'a.yml': ruleFile(expr) });
    expect(run('check', folder).out.split('\n')[0]).toBe(`${folder}/a.yml:${position}: error [promql/syntax] recording rule job:r0:sum: unexpected ")"`);
  });

  test('names alerts, recording rules and rules without a name', () => {
    const folder = folderOf({ 'a.yml': 'groups: [{ name: g, rules: [{ alert: Down, expr: ")" }, { record: "a:b", expr: ")" }, { expr: ")" }] }]' });
    expect(run('check', folder).out.match(/\] (.*): unexpected/g)).toEqual(['] alert Down: unexpected', '] recording rule a:b: unexpected', '] a rule without a name: unexpected']);
  });

  test.each(['', 'null', '[up]', '{ a: b }'])('takes %j for no query', (expr) => {
    const folder = folderOf({ 'a.yml': ruleFile(expr) });
    expect(run('check', folder)).toMatchObject({ code: 1, out: expect.stringContaining('recording rule job:r0:sum: the rule has no query\n    remedy: add expr: with PromQL as its text') });
  });

  test('reads PrometheusRule objects, several in a file', () => {
    const object = 'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  groups: [{ name: g, rules: [{ record: a, expr: "up)" }] }]\n';
    const folder = folderOf({ 'a.yaml': `${object}---\n${object}` });
    expect(run('check', folder).out).toContain('2 problems in 2 rules of 1 file');
  });

  test('looks for rule files below a folder, and leaves others alone', () => {
    const folder = folderOf({
      'b/deep/x.rules': ruleFile('up)'),
      'a.yml': ruleFile('up)'),
      'values.yaml': 'groups: []\nother: 1\n',
      'people.yaml': 'groups:\n  - name: admins\n    members: [a]\n',
      'broken-but-other.yaml': 'a: [1\n',
      'latin1.yml': Buffer.from([0x61, 0x3a, 0x20, 0xe9]),
      'notes.txt': ruleFile('up)'),
      'node_modules/p/a.yml': ruleFile('up)'),
    });
    const { code, out, err } = run('check', folder);
    expect([code, err]).toEqual([1, '']);
    expect(out.split('\n').filter((line) => line.includes('error'))).toEqual([
      expect.stringContaining(`${folder}/a.yml:5:17: error`),
      expect.stringContaining(`${folder}/b/deep/x.rules:5:17: error`),
    ]);
    expect(out).toContain('2 problems in 2 rules of 2 files');
  });

  test('reads a file once, and does not walk in circles', () => {
    const folder = folderOf({ 'a.yml': ruleFile('up)') });
    symlinkSync(folder, join(folder, 'self'));
    symlinkSync('missing', join(folder, 'gone.yml'));
    expect(run('check', folder, join(folder, 'a.yml')).out).toContain('1 problem in 1 rule of 1 file');
  });
});

describe('what cannot be read', () => {
  const groups = 'groups:\n  - name: g\n    rules:\n';

  test.each([
    ['a duplicate key', `${groups}      - record: a\n        expr: up\n        expr: up\n`, /a\.yml:6:9: this YAML cannot be read: Map keys must be unique/],
    ['an open bracket', `${groups}      - { record: a\n`, /a\.yml:5:1: this YAML cannot be read: /],
    ['an alias to nothing', 'groups: *none\n', /a\.yml:\d+:\d+: this YAML cannot be read: |it has no rules/],
    ['deep nesting', `groups: ${'['.repeat(50_000)}`, /a\.yml:1:\d+: this YAML cannot be read: it is nested too deeply/],
    ['no rules', 'a: 1\n', /a\.yml: it has no rules: a rule file has "groups:", and each group has "rules:"/],
    ['nothing', '', /a\.yml: it has no rules/],
    ['a list of groups', '- groups\n', /a\.yml: it has no rules/],
    ['zero bytes', Buffer.from('groups:\0'), /a\.yml: it is not a text/],
    ['another encoding', Buffer.from([...Buffer.from('groups: '), 0xe9, 0x28]), /a\.yml: it is not UTF-8/],
    ['21 MB', Buffer.alloc(21 * 1024 ** 2, 'groups: a\n'), /a\.yml: the file has 21 MB, more than 20 MB: no rule file is that large/],
  ])('is a file with %s', (_, content, message) => {
    const { code, out, err } = run('check', join(folderOf({ 'a.yml': content }), 'a.yml'));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('is what does not exist, is no file, or holds no rule file', () => {
    expect(run('check', '/nowhere')).toEqual({ code: 2, out: '', err: 'cdk-prometheus-stack: /nowhere: no such file or folder' });
    expect(run('check', '/dev/null')).toEqual({ code: 2, out: '', err: 'cdk-prometheus-stack: /dev/null: neither a file nor a folder' });
    expect(run('check', 'a\0b').code).toBe(2);
    const folder = folderOf({ 'a.txt': 'a' });
    expect(run('check', folder)).toEqual({ code: 2, out: '', err: `cdk-prometheus-stack: no rule files in ${folder}: looked for YAML with "groups:"` });
  });

  test('does not hide what can be read', () => {
    const folder = folderOf({ 'a.yml': ruleFile('up)'), 'b.yml': 'groups: [' });
    const { code, out, err } = run('check', folder);
    expect(code).toBe(2);
    expect(out).toContain('1 problem in 1 rule of 1 file');
    expect(err).toContain('b.yml:1:10: this YAML cannot be read');
  });

  test('is not made of aliases: each node is visited once', () => {
    const rules = Array.from({ length: 3_000 }, () => '      - *rule\n').join('');
    const more = Array.from({ length: 3_000 }, () => '  - *group\n').join('');
    const folder = folderOf({ 'a.yml': `groups:\n  - &group\n    name: g\n    rules:\n      - &rule { record: a, expr: up) }\n${rules}${more}` });
    expect(run('check', folder).out).toContain('1 problem in 1 rule of 1 file');
  });

  test('is a query nested too deeply, which is a finding', () => {
    const folder = folderOf({ 'a.yml': ruleFile(`${'('.repeat(20_000)}up${')'.repeat(20_000)}`) });
    const { code, out, err } = run('check', folder);
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/^\S+a\.yml:5:\d+: error \[promql\/syntax\] recording rule job:r0:sum: /);
  });

  test('cannot steer the terminal', () => {
    const folder = folderOf({ 'a.yml': 'groups: [{ name: g, rules: [{ alert: "\\e[2J", expr: "up\\e)" }] }]' });
    expect(run('check', folder).out).not.toMatch(/\x1b/);
  });
});
