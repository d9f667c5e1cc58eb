import { Metric } from '../../model';

const FILESYSTEM = ['device', 'device_error', 'fstype', 'mountpoint'];

/**
 * What rules and panels read of node_exporter 1.12.
 *
 * @internal
 */
export const METRICS: Metric[] = [
  Metric.counter('node_cpu_seconds_total', {
    help: 'Seconds the CPUs spent in each mode',
    labels: ['cpu', 'mode'],
    labelValues: { mode: ['idle', 'iowait', 'irq', 'nice', 'softirq', 'steal', 'system', 'user'] },
  }),
  Metric.gauge('node_load1', { help: 'Load average over one minute' }),
  Metric.gauge('node_boot_time_seconds', { help: 'When the machine started, in seconds since 1970' }),
  Metric.gauge('node_memory_MemTotal_bytes', { help: 'Memory of the machine' }),
  Metric.gauge('node_memory_MemAvailable_bytes', { help: 'Memory that programs can get without swapping' }),
  Metric.gauge('node_filesystem_size_bytes', { help: 'Size of the file system', labels: FILESYSTEM }),
  Metric.gauge('node_filesystem_avail_bytes', { help: 'Space that is left for users other than root', labels: FILESYSTEM }),
  Metric.gauge('node_filesystem_readonly', { help: '1 if the file system is mounted read-only', labels: FILESYSTEM }),
  Metric.counter('node_disk_read_bytes_total', { help: 'Bytes read', labels: ['device'] }),
  Metric.counter('node_disk_written_bytes_total', { help: 'Bytes written', labels: ['device'] }),
  Metric.counter('node_network_receive_bytes_total', { help: 'Bytes received', labels: ['device'] }),
  Metric.counter('node_network_transmit_bytes_total', { help: 'Bytes sent', labels: ['device'] }),
];
