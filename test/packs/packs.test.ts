import { describePack } from './run-pack';
import { SecretRef } from '../../src/core';
import { Alertmanager, Receiver } from '../../src/model';
import { CircuitBreakerPack, HttpApiPack, LlmCostPack, NodePack, PostgresPack, RedisPack, SelfPack } from '../../src/packs';

const credentials = SecretRef.named('postgres');

describePack('node', () => new NodePack());
describePack('node, another name and other machines', () => new NodePack({ name: 'machines', targets: ['10.0.0.1:9100'] }));
describePack('postgres', () => new PostgresPack({ address: 'db.example.com', credentials }));
describePack('postgres, another name', () => new PostgresPack({ name: 'orders-db', address: 'db.example.com', credentials }));
describePack('redis', () => new RedisPack({ address: 'redis:6379' }));
describePack('http-api', () => new HttpApiPack({
  job: 'api',
  targets: ['backend:8000'],
  requests: { metric: 'http_requests_total' },
  latency: { metric: 'http_request_duration_seconds' },
}));
describePack('http-api, labels of its own', () => new HttpApiPack({
  name: 'shop-api',
  job: 'shop',
  targets: ['backend:8000'],
  requests: { metric: 'requests', statusLabel: 'code', methodLabel: 'verb', endpointLabel: 'route', otherLabels: ['version'] },
  latency: { metric: 'request_seconds', labels: ['route'] },
}));
describePack('llm-cost', () => new LlmCostPack({ cost: { metric: 'llm_cost_usd_total' }, dailyBudgetUsd: 20 }));
describePack('llm-cost with requests and tokens', () => new LlmCostPack({
  name: 'chat-cost',
  job: 'chat',
  cost: { metric: 'chat_cost_total', modelLabel: 'engine' },
  requests: { metric: 'chat_requests_total', modelLabel: 'engine', otherLabels: ['context'] },
  tokens: { metric: 'chat_tokens_total', modelLabel: 'engine', typeLabel: 'kind', types: ['prompt', 'completion'] },
  dailyBudgetUsd: 100,
}));
describePack('circuit-breaker', () => new CircuitBreakerPack({ state: { metric: 'circuit_state' } }));
describePack('circuit-breaker with services and failures', () => new CircuitBreakerPack({
  name: 'gateways',
  job: 'shop',
  state: { metric: 'circuit_state', serviceLabel: 'upstream', services: ['payments', 'mail'] },
  failures: { metric: 'circuit_failures_total' },
}));

const deadMansSwitch = Receiver.webhook('switch', { url: SecretRef.named('switch-url') });
describePack('self', () => new SelfPack());
describePack('self with a dead man\'s switch and a cluster', () => new SelfPack({ name: 'meta', deadMansSwitch }), { alertmanager: Alertmanager.run({ replicas: 2 }) });
describePack('self with an Alertmanager of others', () => new SelfPack(), { alertmanager: Alertmanager.existing({ address: 'alerts.example.com' }) });
describePack('self without Alertmanager', () => new SelfPack(), { alertmanager: Alertmanager.none() });
