import { Fault } from '../faults/fault';

const target = (file: string) => `src/targets/ec2/${file}.ts`;
const host = (file: string, title: string): Pick<Fault, 'place' | 'scenario'> => ({ place: 'host', scenario: { file, title } });

/** What the host's scenarios have to see. */
export const HOST_FAULTS: Fault[] = [
  {
    name: 'units are not started when the machine boots',
    file: target('host-program/activation'),
    right: "containers.run('systemctl', 'enable', '--quiet', containers.unit(workload))",
    wrong: 'pass',
    ...host('deploy', '3 deploy: the units'),
  },
  {
    name: 'the exporters are in a network where nobody scrapes them',
    file: target('docker-run'),
    right: "return ['--network', network, '--add-host'",
    wrong: "return ['--network', workload.name.endsWith('-exporter') ? 'bridge' : network, '--add-host'",
    ...host('deploy', '1 up: every target'),
  },
  {
    name: 'any change of rules restarts Prometheus',
    file: target('reload-rules'),
    right: "{ onFiles: 'signal', onSecrets: 'nothing', restartOn: [] }",
    wrong: "{ onFiles: 'restart', onSecrets: 'nothing', restartOn: [] }",
    ...host('change', '4 change'),
  },
  {
    name: 'a refused release is not put back',
    file: target('host-program/activation'),
    right: '            self.roll_back()\n            raise',
    wrong: '            raise',
    ...host('change', '5 bad change'),
  },
  {
    name: 'CloudFormation is told that all is well',
    file: target('apply-document'),
    right: "status = 'SUCCESS' if code == '0' else 'FAILURE'",
    wrong: "status = 'SUCCESS'",
    ...host('change', '5 bad change'),
  },
  {
    name: 'everybody on the machine reads secrets',
    file: target('host-program/activation'),
    right: "os.path.join(SECRETS, workload['name']), 0o400, 0o500, owner)",
    wrong: "os.path.join(SECRETS, workload['name']), 0o444, 0o555, owner)",
    ...host('change', '8 secrets: only'),
  },
  {
    name: 'an exporter is not restarted when its password changes',
    file: target('reload-rules'),
    right: "{ onFiles: 'restart', onSecrets: 'restart', restartOn: [] }",
    wrong: "{ onFiles: 'restart', onSecrets: 'nothing', restartOn: [] }",
    ...host('change', '8 secrets: rotated'),
  },
  {
    name: 'a server that was killed stays away',
    file: target('systemd-unit'),
    right: "'Restart=always'",
    wrong: "'Restart=no'",
    ...host('loss', '7 crash: whatever'),
  },
  {
    name: 'a new machine formats the disk that it finds',
    file: target('boot-script'),
    right: 'filesystem "$disk" || mkfs.xfs -q "$disk"',
    wrong: 'mkfs.xfs -f -q "$disk"',
    ...host('loss', '6 loss'),
  },
  {
    name: 'samples may fill the disk',
    file: 'src/render/prometheus.ts',
    right: 'size: retentionSize(description) } } }',
    wrong: 'size: retentionSize(description) && undefined } } }',
    ...host('disk', '12 disk'),
  },
];
