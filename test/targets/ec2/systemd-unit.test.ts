import { Token } from 'aws-cdk-lib';
import { SecretRef } from '../../../src/core';
import { systemdUnit } from '../../../src/targets/ec2/systemd-unit';
import { Placement, Workload, WorkloadProps } from '../../../src/workload';

function workload(more: Partial<WorkloadProps> = {}): Workload {
  return new Workload({
    name: 'prometheus',
    image: 'quay.io/prometheus/prometheus:v3.16.0',
    ports: [{ name: 'http', number: 9090 }],
    runAs: { user: 65534, group: 65534 },
    resources: { cpuMillis: 500, memoryMiB: 1024, memoryLimitMiB: 2048 },
    ...more,
  });
}

function lines(more: Partial<WorkloadProps> = {}, extra: string[] = []): string[] {
  return systemdUnit(workload(more), 'osool', extra).split('\n').map((line) => line.trim().replace(/ \\$/, ''));
}

test('runs a hardened, limited container in the network of the monitoring', () => {
  expect(lines({ stopSeconds: 300 })).toEqual(expect.arrayContaining([
    'ExecStart=/usr/bin/docker run --rm --name prometheus --log-driver none',
    '--network osool --add-host host.docker.internal:host-gateway',
    '--read-only --cap-drop ALL --security-opt no-new-privileges --user 65534:65534',
    '--memory 2048m --memory-swap 2048m --cpu-shares 512 --stop-timeout 300',
    'quay.io/prometheus/prometheus:v3.16.0',
    'ExecStop=/usr/bin/docker stop --time 300 prometheus',
    'Restart=always',
    'TimeoutStopSec=315',
  ]));
});

test('mounts the parent of the swapped link, its own secrets and its own data', () => {
  const unit = lines({
    configFolders: ['prometheus'], secrets: [SecretRef.named('token')], disk: { mountPath: '/prometheus', size: '50GB' }, scratch: ['/tmp'],
  });
  expect(unit).toEqual(expect.arrayContaining([
    'RequiresMountsFor=/data',
    '--volume /opt/monitoring:/etc/monitoring:ro',
    '--volume /var/lib/monitoring/secrets/prometheus:/etc/secrets:ro',
    '--volume /data/prometheus:/prometheus',
    '--tmpfs /tmp',
  ]));
});

test('mounts nothing that the workload does not read', () => {
  expect(lines().filter((line) => /volume|tmpfs|RequiresMountsFor|publish/.test(line))).toEqual([]);
});

test('publishes Grafana on the host itself, and gives it folders whose path stays', () => {
  const unit = lines({ name: 'grafana', ports: [{ name: 'http', number: 3000 }], configFolders: ['grafana'] });
  expect(unit).toContain('--network osool --add-host host.docker.internal:host-gateway --publish 127.0.0.1:3000:3000');
  expect(unit).toContain('--volume /var/lib/monitoring/live/grafana:/etc/monitoring/config/grafana:ro');
  expect(unit).not.toContain('--volume /opt/monitoring:/etc/monitoring:ro');
});

test('shows the machine to what runs on each node', () => {
  const unit = lines({ placement: Placement.EACH_NODE });
  expect(unit).toEqual(expect.arrayContaining(['--network host --pid host', '--volume /:/host:ro,rslave']));
  expect(unit).not.toContain('--add-host');
});

test('quotes words as systemd reads them', () => {
  const unit = lines({ args: ['--a=($|/)', '--b=50%', '--c="x" \\y', `--d=${Token.asString({ Ref: 'Db' })}$`], environment: { B: 'two words', A: 'plain' } });
  expect(unit).toEqual(expect.arrayContaining(['"--a=($$|/)"', '"--b=50%%"', '"--c=\\"x\\" \\\\y"', '--env A=plain', '--env "B=two words"']));
  expect(unit.filter((line) => /^"--d=\$\{Token\[[^\]]+\]\}\$\$"$/.test(line))).toHaveLength(1);
});

test('replaces the entrypoint, and takes further options of docker run', () => {
  const unit = lines({ command: ['/bin/sh', '-c'], args: ['exec exporter'] }, ['--publish', '9090:9090']);
  const from = unit.indexOf('--publish 9090:9090');
  expect(unit.slice(from, from + 5)).toEqual(['--publish 9090:9090', '--entrypoint /bin/sh', 'quay.io/prometheus/prometheus:v3.16.0', '-c', '"exec exporter"']);
});
