import { Runbook } from '../../model';

/** @internal */
export const Runbooks = {
  NodeDown: {
    meaning: 'Prometheus gets no answer from the node exporter of this machine.',
    impact: 'If the machine is down, so is everything on it; if only the exporter is, nothing is known about the machine.',
    diagnosis: 'See whether other jobs of the same machine are up: `up{instance=~"<host>:.*"}`. Look at the state of the machine at its provider, '
      + 'and at the exporter: `systemctl status`, `kubectl get pods -o wide` or `docker ps`.',
    mitigation: 'Start the machine or the exporter again. A machine that was taken away on purpose is removed from the targets of the pack.',
  },
  HighCPUUsage: {
    meaning: 'All CPUs of the machine together have been busy nearly all the time.',
    impact: 'Requests wait for a CPU: latency rises first, then timeouts.',
    diagnosis: 'The panel "CPU by mode" tells user from system, iowait and steal. On the machine, `top` names the process. '
      + 'Much steal on a burstable instance means that its CPU credits are used up.',
    mitigation: 'Stop or limit the process, move work away, or take a larger machine; for steal, one that is not burstable.',
  },
  HighMemoryUsage: {
    meaning: 'Little memory is left that programs can get without swapping.',
    impact: 'The kernel soon kills a process to get memory back, often the largest: a database or the monitoring itself.',
    diagnosis: 'The panel "Memory" tells a leak (a slope) from a jump. On the machine, `ps aux --sort=-rss | head` names the processes, `docker stats` the containers.',
    mitigation: 'Restart what leaks, lower the limits of what may be smaller, or take a machine with more memory.',
  },
  DiskAlmostFull: {
    meaning: 'The file system has little space left.',
    impact: 'When it is full, writes fail: databases stop, logs are lost, Prometheus stops recording.',
    diagnosis: 'On the machine, `du -xh --max-depth=2 <mountpoint> | sort -h | tail` names the largest folders; `lsof +L1` finds deleted files that are still open.',
    mitigation: 'Delete or move what is not needed, shorten what is kept, or enlarge the disk.',
  },
  DiskFillsUp: {
    meaning: 'The free space shrinks so fast that it will be gone soon.',
    impact: 'None yet. When the disk is full, writes fail.',
    diagnosis: 'The panel "Disk space" shows when it began; what was deployed then? On the machine, `du -xh --max-depth=2 <mountpoint> | sort -h | tail`, twice, some minutes apart, names what grows.',
    mitigation: 'Stop what writes, or enlarge the disk before the predicted time.',
  },
} as const satisfies Record<string, Runbook>;
