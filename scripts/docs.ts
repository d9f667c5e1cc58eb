import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { SecretRef } from '../src/core';
import { AlertRule, Alertmanager, Metric, Receiver, Pack, PackContext, RecordingRule } from '../src/model';
import { CircuitBreakerPack, HttpApiPack, LlmCostPack, NodePack, PostgresPack, RedisPack, SelfPack } from '../src/packs';

/** Pages that are made from the packs, so that they say what the packs do. */
const PACKS: readonly { readonly about: string; readonly pack: Pack }[] = [
  { about: 'A machine: CPU, memory, disks, by node_exporter.', pack: new NodePack() },
  { about: 'One PostgreSQL server, by postgres_exporter.', pack: new PostgresPack({ address: 'db.example.com', credentials: SecretRef.named('postgres') }) },
  { about: 'One Redis or Valkey server, by redis_exporter.', pack: new RedisPack({ address: 'redis:6379' }) },
  {
    about: 'An HTTP API that counts its requests: rate, errors, duration. Metric and label names are yours.',
    pack: new HttpApiPack({ job: 'api', targets: ['backend:8000'], requests: { metric: 'http_requests_total' }, latency: { metric: 'http_request_duration_seconds' } }),
  },
  {
    about: 'What language models cost, held against a daily budget. Metric and label names are yours.',
    pack: new LlmCostPack({ job: 'api', cost: { metric: 'llm_cost_usd_total' }, requests: { metric: 'llm_requests_total' }, tokens: { metric: 'llm_tokens_total' }, dailyBudgetUsd: 100 }),
  },
  {
    about: 'Circuit breakers that publish their state: 0 closed, 1 half open, 2 open. Metric and label names are yours.',
    pack: new CircuitBreakerPack({ job: 'api', state: { metric: 'circuit_breaker_state' }, failures: { metric: 'circuit_breaker_failures_total' } }),
  },
  {
    about: 'The monitoring itself: Prometheus, Alertmanager, and targets that no other alert tells about. How to be told when it stops as a whole, '
      + 'and what is left out: [monitor the monitoring](../how-to/monitor-the-monitoring.md). `Watchdog` is there with a `deadMansSwitch`, '
      + '`AlertmanagerMembersInconsistent` with replicas.',
    pack: new SelfPack({ deadMansSwitch: Receiver.webhook('dead-mans-switch', { url: SecretRef.named('dead-mans-switch-url') }) }),
  },
];

const CONTEXT: PackContext = { monitoring: 'example', scrapeInterval: '15s', rateWindow: '5m', alertmanager: Alertmanager.run({ replicas: 2 }) };
const GENERATED = '<!-- Made from the pack by `npm run docs`. -->';

/** A generated page. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** All of them, by path below docs. */
export function pages(): Page[] {
  return PACKS.flatMap(({ about, pack }) => [packPage(about, pack), ...alertsOf(pack).map((alert) => runbookPage(pack, alert))]);
}

function packPage(about: string, pack: Pack): Page {
  const { workloads = [], jobs = [], metrics = [], dashboards = [] } = pack.contribute(CONTEXT);
  const records = rulesOf(pack).filter((rule): rule is RecordingRule => rule instanceof RecordingRule);
  const lines = [
    GENERATED, `# ${pack.constructor.name}`, about,
    '## Runs', list(workloads.map(({ name, image, resources }) =>
      `\`${name}\`: \`${image}\`, ${resources.cpuMillis}m CPU, ${resources.memoryMiB} to ${resources.memoryLimitMiB ?? resources.memoryMiB} MiB`)),
    '## Scrapes', list(jobs.map(({ name }) => `job \`${name}\``)),
    '## Alerts', table(['alert', 'severity', 'after', 'threshold', 'says'], alertsOf(pack).map((alert) => [
      `[${alert.name}](../runbooks/${alert.name}.md)`, alert.severity.value, alert.pendingFor ?? '0s',
      alert.threshold === undefined ? '' : alert.thresholdUnit._format(alert.threshold).trim(), alert.annotations.summary,
    ])),
    'Each can be changed or left out: [tune alerts](../how-to/tune-alerts.md).',
    '## Recording rules', list(records.map(({ name, expr }) => `\`${name}\`: \`${expr}\``)),
    '## Dashboards', list(dashboards.flatMap(({ title, uid, rows }) => [
      `**${title}** (\`/d/${uid}\`): ${rows.flatMap((row) => row.panels).map((panel) => panel.title).join(', ')}`,
    ])),
    '## Metrics it relies on', table(['metric', 'type', 'labels'], metrics.map((metric: Metric) => [`\`${metric.name}\``, metric.type, metric.labels.map((l) => `\`${l}\``).join(' ')])),
  ];
  return { path: `packs/${packFile(pack)}.md`, text: `${lines.join('\n\n')}\n` };
}

function runbookPage(pack: Pack, alert: AlertRule): Page {
  const { meaning, impact, diagnosis, mitigation } = alert.runbook!;
  const lines = [
    GENERATED, `# ${alert.name}`, `${alert.severity.value}, of [${pack.constructor.name}](../packs/${packFile(pack)}.md)`,
    '## Meaning', meaning, '## Impact', impact, '## Diagnosis', diagnosis, '## Mitigation', mitigation,
    '## Query', `\`\`\`promql\n${alert.expr}\n\`\`\``, `Fires after ${alert.pendingFor ?? '0s'}. Names, thresholds and labels are those of the defaults.`,
  ];
  return { path: `runbooks/${alert.name}.md`, text: `${lines.join('\n\n')}\n` };
}

function rulesOf(pack: Pack) {
  return (pack.contribute(CONTEXT).ruleGroups ?? []).flatMap((group) => group.rules);
}

function alertsOf(pack: Pack): AlertRule[] {
  return rulesOf(pack).filter((rule): rule is AlertRule => rule instanceof AlertRule);
}

/** `LlmCostPack` is `llm-cost`. */
function packFile(pack: Pack): string {
  return pack.constructor.name.replace(/Pack$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'None.' : items.map((item) => `- ${item}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return rows.length === 0 ? 'None.' : [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

if (require.main === module) {
  const docs = join(__dirname, '../docs');
  for (const folder of ['packs', 'runbooks']) {
    mkdirSync(join(docs, folder), { recursive: true });
    for (const file of readdirSync(join(docs, folder))) rmSync(join(docs, folder, file));
  }
  for (const { path, text } of pages()) {
    mkdirSync(dirname(join(docs, path)), { recursive: true });
    writeFileSync(join(docs, path), text);
  }
}
