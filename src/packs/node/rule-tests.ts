import { RuleTest } from '../../model';

/** @internal */
export function ruleTests(job: string): RuleTest[] {
  const target = `instance="host:9100", job="${job}"`;
  const host = { instance: 'host:9100', job };
  const disk = `device="/dev/nvme0n1p1", fstype="xfs", ${target}, mountpoint="/"`;
  const root = { ...host, device: '/dev/nvme0n1p1', fstype: 'xfs', mountpoint: '/', severity: 'warning' };

  const down = [{ series: `up{${target}}`, values: '0x10' }];
  const busy = (idle: number) => [{ series: `node_cpu_seconds_total{cpu="0", ${target}, mode="idle"}`, values: `0+${60 * idle}x40` }];
  const memory = (available: number) => [
    { series: `node_memory_MemAvailable_bytes{${target}}`, values: `${available}x30` },
    { series: `node_memory_MemTotal_bytes{${target}}`, values: '100x30' },
  ];
  const space = (available: string, readonly = 0) => [
    { series: `node_filesystem_avail_bytes{${disk}}`, values: available },
    { series: `node_filesystem_size_bytes{${disk}}`, values: '100x600' },
    { series: `node_filesystem_readonly{${disk}}`, values: `${readonly}x600` },
  ];
  const fires = (labels: { [label: string]: string }, summary: string, description: string) => [{ labels, annotations: { summary, description } }];
  return [
    { name: 'fires when the exporter has not answered for 5 minutes', alert: 'NodeDown', series: down, evalTime: '5m', firing: fires({ ...host, severity: 'critical' }, 'Machine host:9100 cannot be seen', 'Its node exporter does not answer: the machine, its network or the exporter is down.') },
    { name: 'stays silent for a missed scrape', alert: 'NodeDown', series: down, evalTime: '4m' },
    { name: 'stays silent while it answers', alert: 'NodeDown', series: [{ series: `up{${target}}`, values: '1x10' }], evalTime: '10m' },

    { name: 'fires at 91 % for 15 minutes', alert: 'HighCPUUsage', series: busy(0.09), evalTime: '30m', firing: fires({ ...host, severity: 'warning' }, 'The CPUs of host:9100 are busy', 'They are busy 91% of the time, more than 90%.') },
    { name: 'stays silent at 89 %', alert: 'HighCPUUsage', series: busy(0.11), evalTime: '30m' },
    { name: 'stays silent before 15 minutes', alert: 'HighCPUUsage', series: busy(0.09), evalTime: '14m' },

    { name: 'fires at 85.1 % for 10 minutes', alert: 'HighMemoryUsage', series: memory(14.9), evalTime: '10m', firing: fires({ ...host, severity: 'warning' }, 'The memory of host:9100 runs out', '85.1% of it is in use, more than 85%.') },
    { name: 'stays silent at 84.9 %', alert: 'HighMemoryUsage', series: memory(15.1), evalTime: '30m' },
    { name: 'stays silent before 10 minutes', alert: 'HighMemoryUsage', series: memory(14.9), evalTime: '9m' },

    { name: 'fires at 90.1 % for 10 minutes', alert: 'DiskAlmostFull', series: space('9.9x600'), evalTime: '10m', firing: fires(root, '/ on host:9100 is almost full', '90.1% of /dev/nvme0n1p1 at / is in use, more than 90%.') },
    { name: 'stays silent at 89.9 %', alert: 'DiskAlmostFull', series: space('10.1x600'), evalTime: '30m' },
    { name: 'stays silent before 10 minutes', alert: 'DiskAlmostFull', series: space('9.9x600'), evalTime: '9m' },
    { name: 'stays silent for what cannot be written to', alert: 'DiskAlmostFull', series: space('0x600', 1), evalTime: '30m' },

    { name: 'fires when what is left lasts 20 hours', alert: 'DiskFillsUp', series: space('48-0.033x600'), evalTime: '5h', firing: fires(root, '/ on host:9100 fills up', 'At the pace of the last 6 hours /dev/nvme0n1p1 at / is full in less than 24 hours.') },
    { name: 'stays silent when it lasts 30 hours', alert: 'DiskFillsUp', series: space('48-0.021x600'), evalTime: '5h' },
    { name: 'stays silent before an hour', alert: 'DiskFillsUp', series: space('48-0.1x480'), evalTime: '55m' },
    { name: 'stays silent while more than half is free', alert: 'DiskFillsUp', series: space('90-0.1x300'), evalTime: '5h' },
  ];
}
