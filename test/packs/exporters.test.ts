import { spawnSync } from 'child_process';
import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Token } from 'aws-cdk-lib';
import { SecretRef } from '../../src/core';
import { Alertmanager, Pack } from '../../src/model';
import { CircuitBreakerPack, HttpApiPack, LlmCostPack, NodePack, PostgresPack, PostgresSslMode, RedisPack } from '../../src/packs';
import { Placement, Workload } from '../../src/workload';

const credentials = SecretRef.named('postgres');
const password = SecretRef.named('redis-password');

function exporterOf(pack: Pack): Workload {
  return pack.contribute({ monitoring: 'shop', scrapeInterval: '15s', rateWindow: '5m', alertmanager: Alertmanager.run() }).workloads![0];
}

describe('node', () => {
  test('runs on each node, reading the machine at /host', () => {
    const exporter = exporterOf(new NodePack());
    expect(exporter.name).toBe('node-exporter');
    expect(exporter.placement).toBe(Placement.EACH_NODE);
    expect(exporter.args).toEqual(expect.arrayContaining(['--path.procfs=/host/proc', '--path.sysfs=/host/sys', '--path.rootfs=/host']));
  });

  test('leaves out what is no file system of the machine', () => {
    const excluded = (flag: string) => new RegExp(exporterOf(new NodePack()).args.find((arg) => arg.startsWith(`--collector.filesystem.${flag}`))!.split('=')[1]);
    for (const path of ['/proc', '/sys/fs', '/run/user/1000', '/var/lib/docker/overlay2/abc/merged', '/var/lib/kubelet/pods/x/volumes']) {
      expect(path).toMatch(excluded('mount-points-exclude'));
    }
    for (const path of ['/', '/data', '/boot/efi', '/var/lib/docker', '/development']) expect(path).not.toMatch(excluded('mount-points-exclude'));
    for (const type of ['tmpfs', 'overlay', 'squashfs']) expect(type).toMatch(excluded('fs-types-exclude'));
    for (const type of ['xfs', 'ext4', 'btrfs', 'zfs', 'nfs4']) expect(type).not.toMatch(excluded('fs-types-exclude'));
  });
});

describe('postgres', () => {
  test('reads user and password from files, encrypted by default', () => {
    const exporter = exporterOf(new PostgresPack({ address: 'db.example.com', credentials }));
    expect(exporter.environment).toEqual({
      DATA_SOURCE_URI: 'db.example.com:5432/postgres?sslmode=require',
      DATA_SOURCE_USER_FILE: '/etc/secrets/postgres-username',
      DATA_SOURCE_PASS_FILE: '/etc/secrets/postgres-password',
    });
    expect(exporter.secrets.map((secret) => secret.fileName)).toEqual(['postgres-username', 'postgres-password']);
    expect(exporter.upstreams).toEqual([{ host: 'db.example.com', port: 5432, reason: 'read the statistics of postgres' }]);
  });

  test('takes a user that is no secret, another port and database, and an authority to verify', () => {
    const exporter = exporterOf(new PostgresPack({
      name: 'orders',
      address: '[fd00::1]:6432',
      database: 'orders',
      username: 'watcher',
      password: SecretRef.named('watcher'),
      sslMode: PostgresSslMode.VERIFY_FULL,
      sslRootCertificate: SecretRef.named('rds-ca'),
    }));
    expect(exporter.name).toBe('orders-exporter');
    expect(exporter.environment).toEqual({
      DATA_SOURCE_URI: '[fd00::1]:6432/orders?sslmode=verify-full&sslrootcert=/etc/secrets/rds-ca',
      DATA_SOURCE_USER: 'watcher',
      DATA_SOURCE_PASS_FILE: '/etc/secrets/watcher',
    });
  });

  test('takes a host that only deployment knows', () => {
    const host = Token.asString({ Ref: 'Database' });
    const exporter = exporterOf(new PostgresPack({ address: host, credentials }));
    expect(exporter.environment.DATA_SOURCE_URI).toBe(`${host}:5432/postgres?sslmode=require`);
    expect(exporter.upstreams[0]).toMatchObject({ host, port: 5432 });
  });
});

describe('redis', () => {
  test('runs without a shell when there is no password', () => {
    const exporter = exporterOf(new RedisPack({ address: 'redis' }));
    expect(exporter.command).toEqual([]);
    expect(exporter.environment).toEqual({ REDIS_ADDR: 'redis://redis:6379' });
    expect(exporter.secrets).toEqual([]);
  });

  test('speaks TLS to ElastiCache', () => {
    const host = Token.asString({ Ref: 'Cache' });
    expect(exporterOf(new RedisPack({ address: `rediss://${host}:6380` })).environment).toEqual({ REDIS_ADDR: `rediss://${host}:6380` });
  });

  test('reads the password from its file at the start, whole, and shows it nowhere', () => {
    const exporter = exporterOf(new RedisPack({ address: 'redis:6379', username: 'watcher', password }));
    expect(exporter.environment).toEqual({ REDIS_ADDR: 'redis://redis:6379', REDIS_USER: 'watcher' });
    expect(exporter.secrets).toEqual([password]);
    expect(JSON.stringify(exporter.command)).not.toContain('$');

    const file = join(mkdtempSync(join(tmpdir(), 'redis-')), 'password');
    writeFileSync(file, ' pa$s "word\\ \n');
    const run = (path: string) => spawnSync('/bin/sh', ['-c', exporter.command[2].split('/etc/secrets/redis-password').join(path).replace(/exec .*/, 'exec env')], { encoding: 'utf8' });
    expect(run(file).stdout).toContain('REDIS_PASSWORD= pa$s "word\\ \n');
    expect(run(`${file}-missing`)).toMatchObject({ status: 1, stderr: `${file}-missing is missing, empty or not readable\n` });
  });
});

describe('wrong input', () => {
  const requests = { metric: 'requests_total' };
  const latency = { metric: 'seconds' };
  test.each<[string, () => Pack, string]>([
    ['an address that is a URL', () => new PostgresPack({ address: 'postgres://db:5432/x', credentials }),
      'address of PostgresPack "postgres" "postgres://db:5432/x" is neither "host" nor "host:port": write such as "db.example.com:5432"'],
    ['a port out of range', () => new PostgresPack({ address: 'db:70000', credentials }),
      'the port of address of PostgresPack "postgres" is 70000, but must be a whole number from 1 to 65535'],
    ['a port that only deployment knows', () => new PostgresPack({ address: `db:${Token.asString({ Ref: 'Port' })}`, credentials }), 'has a port that only deployment knows'],
    ['no credentials', () => new PostgresPack({ address: 'db' }), 'PostgresPack "postgres" has no credentials: give credentials'],
    ['two kinds of credentials', () => new PostgresPack({ address: 'db', credentials, username: 'x' }), 'has credentials and also username or password'],
    ['a literal password', () => new PostgresPack({ address: 'db', username: 'x', password: 'hunter2' as any }), 'password of PostgresPack "postgres" must be a SecretRef, not a literal string'],
    ['a file where two values are needed', () => new PostgresPack({ address: 'db', credentials: SecretRef.file('/run/db') }), 'a file secret has no fields'],
    ['verification without an authority', () => new PostgresPack({ address: 'db', credentials, sslMode: PostgresSslMode.VERIFY_CA }), 'give sslRootCertificate'],
    ['a database that would change the URL', () => new PostgresPack({ address: 'db', credentials, database: 'a?b' }), 'illegal database "a?b"'],
    ['a scheme that is no Redis', () => new RedisPack({ address: 'https://redis:6379' }), 'has the scheme "https": allowed are "redis" and, for TLS, "rediss"'],
    ['a user without a password', () => new RedisPack({ address: 'redis', username: 'x' }), 'RedisPack "redis" has a username without a password'],
    ['an API without targets', () => new HttpApiPack({ job: 'api', requests, latency }), 'scrape job "api" has no targets'],
    ['a target without a port', () => new HttpApiPack({ job: 'api', targets: ['backend'], requests, latency }), 'target "backend" is not "host:port"'],
    ['an illegal metric', () => new HttpApiPack({ job: 'api', targets: ['b:80'], requests: { metric: 'a-b' }, latency }), 'illegal metric name "a-b"'],
    ['an illegal label', () => new CircuitBreakerPack({ state: { metric: 'x', serviceLabel: 'a.b' } }), 'illegal label name "a.b"'],
    ['a budget of nothing', () => new LlmCostPack({ cost: { metric: 'x' }, dailyBudgetUsd: 0 }), 'dailyBudgetUsd is 0, but must be a number of US dollars above zero'],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
  });
});
