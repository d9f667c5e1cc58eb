import { Fault } from '../faults/fault';

const SERVICE = 'src/targets/compose/service.ts';
const DISK = {
  file: SERVICE,
  right: '[`${diskVolume(workload)}:${workload.disk.mountPath}`]',
  wrong: "[workload.name === 'prometheus' ? { type: 'tmpfs', target: workload.disk.mountPath } : `${diskVolume(workload)}:${workload.disk.mountPath}`]",
};

/** Mistakes that scenarios of compose have to see. */
export const COMPOSE_FAULTS: Fault[] = [
  {
    name: 'configuration is mounted where no server looks',
    file: SERVICE,
    right: '`./${folder}:${Paths.config(folder)}:ro`',
    wrong: '`./${folder}:/etc/${folder}:ro`',
    place: 'compose',
    scenario: { file: 'up', title: 'compose: up 1 up' },
  },
  {
    name: 'secrets are mounted where nobody reads them',
    file: 'src/targets/compose/secret-files.ts',
    right: 'target: Paths.secret(secret)',
    wrong: 'target: `/run/secrets/${secret.fileName}`',
    place: 'compose',
    scenario: { file: 'up', title: 'compose: up 1 up' },
  },
  {
    name: 'a critical alert stops at the first receiver',
    file: 'src/render/routing.ts',
    right: 'continue: step.continueMatching ? true : undefined',
    wrong: 'continue: undefined',
    place: 'compose',
    scenario: { file: 'alerts', title: 'compose: alerts 2 alerts: the backend' },
  },
  {
    name: 'a container that crashed stays away',
    file: SERVICE,
    right: "restart: 'unless-stopped'",
    wrong: "restart: 'no'",
    place: 'compose',
    scenario: { file: 'crash', title: 'compose: crash 7 crash: exporters' },
  },
  {
    name: 'data is kept in memory: lost by a crash',
    ...DISK,
    place: 'compose',
    scenario: { file: 'crash', title: 'compose: crash 7 crash: Prometheus' },
  },
  {
    name: 'data is kept in memory: lost by an upgrade',
    ...DISK,
    place: 'compose',
    scenario: { file: 'upgrade', title: 'compose: upgrade 13 upgrade: samples' },
  },
  {
    name: 'a container gets the secrets of others',
    file: 'src/targets/compose/secret-files.ts',
    right: 'return workload.secrets.filter((secret) => !isGenerated',
    wrong: "return (workload.name === 'prometheus' ? plan.workloads.flatMap(({ secrets }) => secrets) : workload.secrets).filter((secret) => !isGenerated",
    place: 'compose',
    scenario: { file: 'secrets', title: 'compose: secrets 8 secrets: the folder' },
  },
  {
    name: 'everybody in the container may read Grafana\'s password',
    file: 'src/targets/compose/admin-password.ts',
    right: 'umask 077',
    wrong: 'umask 022',
    place: 'compose',
    scenario: { file: 'secrets', title: 'compose: secrets 8 secrets: the folder' },
  },
  {
    name: 'the alert about lost notifications watches another counter',
    file: 'src/packs/self/alerts.ts',
    right: "${notifications('notifications_failed_total')}",
    wrong: "${notifications('notifications_suppressed_total')}",
    place: 'compose',
    scenario: { file: 'alerts', title: 'compose: alerts 9 receiver' },
  },
];
