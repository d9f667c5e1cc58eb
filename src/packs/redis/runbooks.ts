import { Runbook } from '../../model';

/** @internal */
export const Runbooks = {
  RedisDown: {
    meaning: 'The exporter cannot connect to the server (`redis_up` is 0), or Prometheus gets no answer from the exporter (`up` is 0).',
    impact: 'What only Redis has (sessions, queues, locks) is not reachable; what it caches is read from the slower source.',
    diagnosis: 'Compare `up` and `redis_up`: with `up` 0 the exporter is the problem. Its log says why it cannot connect: refused (server or firewall), '
      + '`NOAUTH` or `WRONGPASS` (password), `i/o timeout` or `EOF` (TLS on one side only: use rediss://).',
    mitigation: 'Start or fail over the server; give the exporter the right password and restart it.',
  },
  RedisHighMemoryUsage: {
    meaning: 'The data is close to the maxmemory of the server.',
    impact: 'At the limit keys are evicted, or with the policy noeviction writes fail with OOM.',
    diagnosis: '`redis-cli --bigkeys` names large keys, `INFO keyspace` counts keys without expiry (keys minus expires). The panel "Memory" shows a leak as a slope.',
    mitigation: 'Give keys an expiry, delete what is not needed, or take a larger server.',
  },
  RedisRejectedConnections: {
    meaning: 'More clients wanted to connect than maxclients allows.',
    impact: 'The refused clients fail ("max number of clients reached").',
    diagnosis: '`CLIENT LIST` names the clients by address and age: many idle ones are a pool that is too large, or leaks.',
    mitigation: 'Restart what leaks, lower the pools, set `timeout` so that idle connections are closed, or raise maxclients.',
  },
  RedisLowHitRatio: {
    meaning: 'Most look-ups find nothing.',
    impact: 'Where Redis is a cache, the slower source behind it does the work. Where it is something else, this may be normal.',
    diagnosis: 'See whether keys are evicted (panel "Evicted keys") or expire before they are read again, and whether a deployment changed the names of keys.',
    mitigation: 'Give it more memory, or keys a longer life. If misses are normal, disable the alert with that reason.',
  },
} as const satisfies Record<string, Runbook>;
