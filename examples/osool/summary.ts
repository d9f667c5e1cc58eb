import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { osoolMonitoring } from './monitoring';
import { SecretRef, SecretStore } from '../../src/core';
import { Plan, summaryOf, T3_MEDIUM } from '../../src/plan';

/** What the description comes to, with addresses as in the application's own compose project. */
function summary(): string {
  const monitoring = osoolMonitoring({ database: { address: 'postgres:5432' }, redis: { address: 'redis:6379' } });
  const plan = new Plan(monitoring._describe(), {
    target: 'the summary',
    addresses: (workload) => ({ host: workload }),
    // Each target binds it by itself.
    secrets: { 'grafana-admin-password': SecretRef.named('grafana-admin-password') },
    readableStores: Object.values(SecretStore),
    lateValues: false,
  });
  return summaryOf(plan, T3_MEDIUM);
}

/** Where the files are that were written before. */
function written(out: string): string {
  const names = (folder: string, pattern: RegExp) => (existsSync(join(out, folder)) ? readdirSync(join(out, folder)) : [])
    .filter((name) => pattern.test(name));
  const configuration = names('ec2', /^asset\.[^.]+$/).find((name) => existsSync(join(out, 'ec2', name, 'config')));
  const lines = [
    ...names('ec2', /\.template\.json$/).map((name) => `ec2/${name}`),
    ...(configuration === undefined ? [] : [`ec2/${configuration}/config/`]),
    ...names('kubernetes', /\.yaml$/).map((name) => `kubernetes/${name}`),
    ...names('compose', /^compose\.yaml$/).map(() => 'compose/'),
  ];
  return ['Files', ...lines.map((line) => `  ${join(out, line)}`)].join('\n');
}

console.log(`${summary()}\n\n${written(process.argv[2] ?? 'out/osool')}`);
