import { aggregations } from './aggregations';
import { breakerFailures, breakerState, cost, JOB, latency, llmRequests, llmTokens, requests } from './backend-metrics';
import { mainDashboard } from './main-dashboard';
import { OsoolPack } from './osool-pack';
import { addReceivers } from './receivers';
import { SecretRef } from '../../src/core';
import { Alertmanager, Monitoring, Prometheus, ScrapeAuth } from '../../src/model';
import { CircuitBreakerPack, HttpApiPack, LlmCostPack, NodePack, PostgresPack, PostgresPackProps, RedisPack, RedisPackProps, SelfPack } from '../../src/packs';

/** What is somewhere else on each target. */
export interface OsoolProps {
  /** Where the backend serves `/metrics`, as `host:port`. @default 'backend:8000' */
  readonly backend?: string;
  readonly database: Pick<PostgresPackProps, 'address' | 'credentials' | 'sslMode'>;
  readonly redis: Pick<RedisPackProps, 'address' | 'password'>;
  /** @default - one that the monitoring runs */
  readonly alertmanager?: Alertmanager;
}

/** The monitoring of the Osool platform: described once, here, for every target. */
export function osoolMonitoring(props: OsoolProps): Monitoring {
  const monitoring = new Monitoring({
    name: 'osool',
    scrapeInterval: '15s',
    retention: '30d',
    runbookUrl: 'https://docs.osool.com/runbooks',
    prometheus: Prometheus.run({ diskSize: '50GB' }),
    alertmanager: props.alertmanager,
  });
  const { slack, email, deadMansSwitch } = addReceivers(monitoring);

  // What runs, by packs.
  monitoring.addPack(new NodePack());
  monitoring.addPack(new RedisPack(props.redis));
  const database = monitoring.addPack(new PostgresPack({ credentials: SecretRef.named('postgres'), ...props.database }));
  const api = monitoring.addPack(new HttpApiPack({
    name: 'osool-api',
    job: JOB,
    targets: [props.backend ?? 'backend:8000'],
    // Nobody but Prometheus may read the metrics of the backend.
    auth: ScrapeAuth.bearer(SecretRef.named('metrics-token')),
    requests,
    latency,
  }));
  const openai = monitoring.addPack(new LlmCostPack({ job: JOB, cost, requests: llmRequests, tokens: llmTokens, dailyBudgetUsd: 100 }));
  const breakers = monitoring.addPack(new CircuitBreakerPack({ job: JOB, state: breakerState, failures: breakerFailures }));

  // The monitoring itself; when all of it stops, the dead man's switch tells.
  monitoring.addPack(new SelfPack({ deadMansSwitch }));

  // What is Osool's own: a pack like the others, rules and a dashboard.
  monitoring.addPack(new OsoolPack({ job: JOB }));
  monitoring.addRuleGroup(aggregations());
  monitoring.addDashboard(mainDashboard());

  // Osool's names, and the two alerts that are not told by their severity.
  database.alert('PostgresDown', { alertName: 'DatabaseDown' });
  api.alert('LowTraffic', { alertName: 'LowTrafficAnomaly' });
  openai.alert('HighLLMCost', { alertName: 'HighOpenAICost', receivers: [email] });
  breakers.alert('CircuitBreakerOpen', { receivers: [slack] });
  return monitoring;
}
