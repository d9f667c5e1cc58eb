import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { SecretRef } from '../../../src/core';
import { Plan } from '../../../src/plan';
import { Ec2Monitoring } from '../../../src/targets/ec2';
import { Release } from '../../../src/targets/ec2/release';
import { Paths } from '../../../src/workload';
import { CONTRACT_SECRETS, contractMonitoring, DeliveredWorkload, OpenFlow, targetContract } from '../contract';

targetContract('EC2', {
  deliver: (monitoring) => {
    const stack = new Stack(new App(), 'Stack');
    const secrets = Object.fromEntries([...CONTRACT_SECRETS, 'grafana-admin-password'].map((name) => [name, SecretRef.ssm(`/shop/${name}`)]));
    const target = new Ec2Monitoring(stack, 'Monitoring', { monitoring, vpc: new Vpc(stack, 'Vpc', { natGateways: 0 }), secrets });
    const plan: Plan = (target as unknown as { plan(): Plan }).plan();
    const release = Release.of(plan, {});
    const text = (path: string) => release.files.find((file) => file.path === path)!.content;
    const workloads = Object.fromEntries(plan.workloads.map(({ name }) => [name, delivered(text(`units/monitoring-${name}.service`), release, plan)]));
    const template = Template.fromStack(stack);
    return {
      plan,
      output: [JSON.stringify(template.toJSON()), ...release.files.filter(({ path }) => !path.startsWith('host/')).map(({ content }) => content)],
      workloads,
      flows: openFlows(template, Object.keys(workloads)),
      closes: 'nothing',
    };
  },
});

/** The words of the unit's `docker run`, read as systemd reads them. */
function words(unit: string): string[] {
  const line = /ExecStart=\/usr\/bin\/docker run ((?:.*\\\n)*.*)/.exec(unit)![1].replace(/\\\n/g, ' ');
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)]
    .map(([, quoted, bare]) => (quoted ?? bare).replace(/\\(["\\])/g, '$1').replace(/%%/g, '%').replace(/\$\$/g, '$'));
}

function delivered(unit: string, release: Release, plan: Plan): DeliveredWorkload {
  const options: { [option: string]: string[] } = {};
  const rest = words(unit);
  const FLAGS = ['--rm', '--read-only'];
  while (rest[0].startsWith('--')) {
    const option = rest.shift()!;
    options[option] = [...options[option] ?? [], FLAGS.includes(option) ? 'true' : rest.shift()!];
  }
  const [image, ...args] = rest;
  const one = (option: string) => options[option]?.[0];
  const name = one('--name');
  const mounts = (options['--volume'] ?? []).map((volume) => volume.split(':'));
  const workload = plan.workloads.find((candidate) => candidate.name === name)!;
  const [user, group] = one('--user').split(':').map(Number);
  const entrypoint = one('--entrypoint');
  return {
    image,
    command: entrypoint === undefined ? undefined : [entrypoint, ...args.slice(0, workload.command.length - 1)],
    args: entrypoint === undefined ? args : args.slice(workload.command.length - 1),
    environment: Object.fromEntries((options['--env'] ?? []).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])),
    files: mountedFiles(mounts, release, workload.configFolders),
    // The host program puts into this folder what the association names for the workload.
    secrets: mounts.some(([, to]) => to === Paths.SECRETS) ? Object.fromEntries(secretsOf(release, name).map((file) => [`${Paths.SECRETS}/${file}`, 'the association'])) : {},
    user,
    group,
    memoryLimitMiB: Number(/^(\d+)m$/.exec(one('--memory'))![1]),
    cpuMillis: Math.round((Number(one('--cpu-shares')) * 1000) / 1024),
    readOnlyRoot: one('--read-only') === 'true',
    droppedCapabilities: options['--cap-drop'],
    mayGainPrivileges: one('--security-opt') !== 'no-new-privileges',
    writable: [...mounts.filter(([,, mode]) => mode === undefined).map(([, to]) => to), ...options['--tmpfs'] ?? []],
    stopSeconds: Number(one('--stop-timeout')),
    probes: {},
    // systemd has none; the host program waits for readiness when it applies a release.
    knownProbes: [],
  };
}

/** The parent of the swapped link is mounted, or a folder that is kept in step with it. */
function mountedFiles(mounts: string[][], release: Release, folders: readonly string[]): { [path: string]: string } {
  const visible = (path: string) => mounts.some(([from, to]) => (from === '/opt/monitoring' && to === '/etc/monitoring')
    || (from.endsWith(`/live/${path.split('/')[0]}`) && to === Paths.config(path.split('/')[0])));
  return Object.fromEntries(release.files.filter(({ path }) => path.startsWith('config/')).map(({ path, content }) => ({ path: path.slice('config/'.length), content }))
    .filter(({ path }) => folders.includes(path.split('/')[0]) && visible(path))
    .map(({ path, content }) => [Paths.config(path), content]));
}

function secretsOf(release: Release, workload: string): string[] {
  const manifest = JSON.parse(release.files.find(({ path }) => path === 'manifest.json')!.content);
  return manifest.workloads.find(({ name }: { name: string }) => name === workload).secrets;
}

/** Containers of the host reach each other; what leaves the host passes the security group, by port. */
function openFlows(template: Template, workloads: readonly string[]): OpenFlow[] {
  const groups = Object.values(template.findResources('AWS::EC2::SecurityGroup')).flatMap((group: any) => group.Properties.SecurityGroupEgress ?? []);
  const rules = Object.values(template.findResources('AWS::EC2::SecurityGroupEgress')).map((rule: any) => ({ FromPort: rule.Properties.FromPort, ToPort: rule.Properties.ToPort }));
  const ports = [...groups, ...rules].filter((rule) => rule.FromPort === rule.ToPort).map((rule) => rule.FromPort as number);
  const outside = workloads.flatMap((from) => ['anywhere', '10.1.2.3', '192.0.2.7'].flatMap((to) => ports.map((port) => ({ from, to, port }))));
  const inside = workloads.flatMap((from) => workloads.flatMap((to) => [9090, 9093, 9100, 9187, 3000].map((port) => ({ from, to, port }))));
  return [...outside, ...inside];
}

test('the security group opens the ports of the plan, and no others', () => {
  const stack = new Stack(new App(), 'Stack');
  const secrets = Object.fromEntries([...CONTRACT_SECRETS, 'grafana-admin-password'].map((name) => [name, SecretRef.ssm(`/shop/${name}`)]));
  new Ec2Monitoring(stack, 'Monitoring', { monitoring: contractMonitoring(), vpc: new Vpc(stack, 'Vpc', { natGateways: 0 }), secrets });
  const rules = Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroupEgress')).map((rule: any) => rule.Properties);
  expect(rules.map(({ FromPort, ToPort }) => [FromPort, ToPort]).sort()).toEqual([[5432, 5432], [587, 587], [8000, 8000], [9999, 9999]].sort());
});
