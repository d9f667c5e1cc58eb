import type { Plan } from './plan';
import { estimateSamples } from '../checks';
import { formatDuration, formatSize, parseDuration, sortedBy } from '../core';
import { AlertRule, alertsOf, receiversOf } from '../model';

/**
 * The machine that a plan is held against.
 *
 * @internal
 */
export interface Machine {
  readonly name: string;
  readonly cpuMillis: number;
  readonly memoryMiB: number;
}

/**
 * The default of the EC2 target (https://aws.amazon.com/ec2/instance-types/t3/).
 *
 * @internal
 */
export const T3_MEDIUM: Machine = { name: 't3.medium', cpuMillis: 2_000, memoryMiB: 4_096 };

/**
 * What a plan comes to, for people: one screen.
 *
 * @internal
 */
export function summaryOf(plan: Plan, machine: Machine): string {
  const { description } = plan;
  return [
    `${description.name}: scraped every ${formatDuration(description.scrapeIntervalMs)}, kept ${formatDuration(description.retentionMs)}`,
    section('Scraped', plan.description.jobs.map((job) => [job.name, targetsOf(plan, job.name)])),
    section('Alerts', alertLines(plan)),
    section('Recording rules', recordingLines(plan)),
    section('Dashboards', description.dashboards.map(({ dashboard }) => [dashboard.title, `${dashboard.rows.reduce((n, row) => n + row.panels.length, 0)} panels, /d/${dashboard.uid}`])),
    section('Runs', plan.workloads.map((workload) => [workload.name,
      `${workload.image.replace(/^.*\//, '')}, ${workload.resources.cpuMillis}m CPU, ${workload.resources.memoryMiB} to ${workload.resources.memoryLimitMiB ?? workload.resources.memoryMiB} MiB`])),
    section(`Against a ${machine.name}`, capacityLines(plan, machine)),
    section('Findings', plan.findings.length === 0 ? [['none', '']] : plan.findings.map((f) => [`${f.level} ${f.id}`, `${f.where}: ${f.message}; ${f.remedy}`])),
  ].join('\n\n');
}

function section(title: string, rows: readonly (readonly [string, string] | readonly string[])[]): string {
  const width = Math.max(0, ...rows.map(([name]) => name.length)) + 2;
  return [title, ...rows.map(([name, text]) => `  ${name.padEnd(width)}${text}`.trimEnd())].join('\n');
}

function targetsOf(plan: Plan, jobName: string): string {
  return plan.description.jobs.filter((job) => job.name === jobName).flatMap((job) => [
    ...(job._props.targets ?? []),
    ...(job._props.discovery ?? []).map((d) => (d.kind === 'workload' ? `${d.workloadName}:${d.workloadPort}` : `found by ${d.kind}`)),
  ]).map((target) => target.replace(/\$\{Token\[[^\]]*\]\}/g, '(known at deployment)')).join(', ');
}

function alertLines(plan: Plan): string[][] {
  const order = ['critical', 'warning', 'info'];
  const rank = (alert: AlertRule) => (order.indexOf(alert.severity.value) + 1 || 9).toString();
  return sortedBy(alertsOf(plan.description), (alert) => `${rank(alert)}|${alert.name}`).map((alert) => {
    const told = receiversOf(alert, plan.description).map((receiver) => receiver.name).join(' + ') || 'nobody';
    return [alert.name, `${alert.severity.value.padEnd(9)} ${isPending(alert) ? `after ${alert.pendingFor}`.padEnd(11) : 'at once    '} -> ${told}`];
  });
}

function isPending(alert: AlertRule): boolean {
  return alert.pendingFor !== undefined && parseDuration(alert.pendingFor, 'for') > 0;
}

function recordingLines(plan: Plan): string[][] {
  return plan.description.ruleFiles.flatMap((file) => file.groups).flatMap((group) => group.rules
    .filter((rule) => !(rule instanceof AlertRule))
    .map((rule) => [rule.name, `every ${group.interval ?? formatDuration(plan.description.evaluationIntervalMs)}`]));
}

function capacityLines(plan: Plan, machine: Machine): string[][] {
  const sum = (of: (i: number) => number) => plan.workloads.reduce((total, _, i) => total + of(i), 0);
  const cpu = sum((i) => plan.workloads[i].resources.cpuMillis);
  const asked = sum((i) => plan.workloads[i].resources.memoryMiB);
  const limit = sum((i) => plan.workloads[i].resources.memoryLimitMiB ?? plan.workloads[i].resources.memoryMiB);
  const estimate = estimateSamples(plan.description);
  const disk = plan.description.prometheus._diskBytes;
  const percent = (part: number, whole: number) => `${Math.round((part / whole) * 100)} %`;
  return [
    ['CPU', `${cpu}m of ${machine.cpuMillis}m asked for (${percent(cpu, machine.cpuMillis)})`],
    ['memory', `${asked} MiB asked for, at most ${limit} of ${machine.memoryMiB} MiB (${percent(limit, machine.memoryMiB)})`],
    ['samples', `about ${Math.round(estimate.samplesPerSecond)} a second from ${estimate.series} series, ${formatSize(estimate.headBytes)} of memory`],
    ['disk', `about ${formatSize(estimate.bytesOnDisk)} of ${formatSize(disk)} after ${formatDuration(plan.description.retentionMs)} (${percent(estimate.bytesOnDisk, disk)})`],
  ];
}
