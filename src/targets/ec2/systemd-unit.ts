import { dockerRun } from './docker-run';
import { HostPaths } from './host-paths';
import { Workload } from '../../workload';

/**
 * The systemd unit that runs a workload: systemd restarts it, journald keeps its log, docker limits it.
 *
 * @param monitoring the name of the monitoring, which is that of the containers' network
 * @param extra further options of `docker run`
 * @internal
 */
export function systemdUnit(workload: Workload, monitoring: string, extra: readonly string[]): string {
  const run = dockerRun(workload, monitoring, extra).map((words) => words.map(quoted).join(' '));
  return [
    '[Unit]',
    `Description=${workload.name} of the monitoring ${monitoring}`,
    'Wants=network-online.target',
    'Requires=docker.service',
    'After=docker.service network-online.target',
    // The volume is attached after the machine has started: a server without it would write to the root disk.
    ...(workload.disk === undefined ? [] : [`RequiresMountsFor=${HostPaths.DATA}`]),
    'StartLimitIntervalSec=0',
    '',
    '[Service]',
    `ExecStartPre=-/usr/bin/docker rm --force ${workload.name}`,
    `ExecStart=/usr/bin/docker run ${run.join(' \\\n  ')}`,
    `ExecStop=/usr/bin/docker stop --time ${workload.stopSeconds} ${workload.name}`,
    'Restart=always',
    'RestartSec=5',
    'TimeoutStartSec=0',
    `TimeoutStopSec=${workload.stopSeconds + 15}`,
    `SyslogIdentifier=${workload.name}`,
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n');
}

/**
 * A word as systemd reads it. Late values are filled in on the host, escaped for double quotes, so a word that holds
 * one is always quoted.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html#Command%20lines
 */
function quoted(word: string): string {
  const protectedTokens = word.split(/(\$\{Token\[[^\]]*\]\})/);
  if (protectedTokens.length === 1 && /^[A-Za-z0-9_@:,.\/=+-]+$/.test(word)) return word;
  const escaped = protectedTokens.map((part, index) => (index % 2 === 1 ? part : escape(part)));
  return `"${escaped.join('')}"`;
}

function escape(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/%/g, '%%').replace(/\$/g, '$$$$').replace(/\n/g, '\\n').replace(/\t/g, '\\t');
}
