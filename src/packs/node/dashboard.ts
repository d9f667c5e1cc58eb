import { Dashboard, Panel, Unit, Variable } from '../../model';

/** @internal */
export function dashboard(job: string): Dashboard {
  const where = `job="${job}", instance=~"$instance"`;
  return new Dashboard({
    uid: job,
    title: job === 'node' ? 'Nodes' : `Nodes: ${job}`,
    description: 'Machines: CPU, memory, disks and network',
    tags: ['node'],
    variables: [Variable.labelValues('instance', `node_boot_time_seconds{job="${job}"}`, 'instance', 'Machine')],
    rows: [
      {
        title: 'CPU and memory',
        panels: [
          Panel.timeSeries({
            title: 'CPU usage',
            description: 'Share of the time in which the CPUs were busy. Above the line for some time is an alert.',
            queries: [{ expr: `1 - avg by (instance) (rate(node_cpu_seconds_total{${where}, mode="idle"}[$__rate_interval]))`, legend: '{{instance}}' }],
            unit: Unit.RATIO,
            min: 0,
            max: 1,
            alerts: ['HighCPUUsage'],
            width: 12,
          }),
          Panel.timeSeries({
            title: 'CPU by mode',
            description: 'What the CPUs did. Much iowait means slow disks, much steal that the hypervisor gave the time to others.',
            queries: [{ expr: `sum by (mode) (rate(node_cpu_seconds_total{${where}, mode!="idle"}[$__rate_interval]))`, legend: '{{mode}}' }],
            unit: Unit.of('suffix: cores'),
            min: 0,
            stacked: true,
            width: 12,
          }),
          Panel.timeSeries({
            title: 'Memory',
            description: 'Share of the memory that is in use and cannot be given back. Above the line for some time is an alert.',
            queries: [{ expr: `1 - node_memory_MemAvailable_bytes{${where}} / node_memory_MemTotal_bytes{${where}}`, legend: '{{instance}}' }],
            unit: Unit.RATIO,
            min: 0,
            max: 1,
            alerts: ['HighMemoryUsage'],
            width: 12,
          }),
          Panel.timeSeries({
            title: 'Load',
            description: 'Processes that run or wait to, averaged over a minute. More than there are cores means that some wait.',
            queries: [{ expr: `node_load1{${where}}`, legend: '{{instance}}' }],
            unit: Unit.SHORT,
            min: 0,
            width: 12,
          }),
        ],
      },
      {
        title: 'Disks and network',
        panels: [
          Panel.timeSeries({
            title: 'Disk space',
            description: 'Share of each file system that is in use. Above the line for some time is an alert.',
            queries: [{ expr: `1 - node_filesystem_avail_bytes{${where}} / node_filesystem_size_bytes{${where}}`, legend: '{{instance}} {{mountpoint}}' }],
            unit: Unit.RATIO,
            min: 0,
            max: 1,
            alerts: ['DiskAlmostFull'],
          }),
          Panel.timeSeries({
            title: 'Disk traffic',
            description: 'Bytes read and written. A gp3 volume gives 125 MiB/s unless more is bought.',
            queries: [
              { expr: `sum by (instance, device) (rate(node_disk_read_bytes_total{${where}}[$__rate_interval]))`, legend: '{{instance}} {{device}} read' },
              { expr: `sum by (instance, device) (rate(node_disk_written_bytes_total{${where}}[$__rate_interval]))`, legend: '{{instance}} {{device}} written' },
            ],
            unit: Unit.BYTES_PER_SECOND,
            min: 0,
          }),
          Panel.timeSeries({
            title: 'Network traffic',
            description: 'Bytes received and sent, without the loopback device.',
            queries: [
              { expr: `sum by (instance, device) (rate(node_network_receive_bytes_total{${where}, device!="lo"}[$__rate_interval]))`, legend: '{{instance}} {{device}} received' },
              { expr: `sum by (instance, device) (rate(node_network_transmit_bytes_total{${where}, device!="lo"}[$__rate_interval]))`, legend: '{{instance}} {{device}} sent' },
            ],
            unit: Unit.BYTES_PER_SECOND,
            min: 0,
          }),
        ],
      },
    ],
  });
}
