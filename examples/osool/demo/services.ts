import { createHash } from 'node:crypto';
import { ComposeProjectOptions } from '../../../src/targets/compose';
import { bundled } from '../backend/bundle';

const BACKEND = bundled('main');
const INBOX = bundled('inbox');

/** The role of the exporter sees statistics and no data, and the superuser has no password: only who is in the container is let in. */
const MONITORING_ROLE = `\\set name \`cat /etc/secrets/postgres-username\`
\\set password \`cat /etc/secrets/postgres-password\`
CREATE ROLE :"name" LOGIN PASSWORD :'password' IN ROLE pg_monitor;
ALTER ROLE postgres PASSWORD NULL;
`;

/**
 * What Osool's monitoring looks at, to try it: a backend with traffic of its own making, PostgreSQL, Redis, and an inbox that
 * prints what Slack would be told. Only with `--profile demo`. Nothing in them is kept.
 */
export const demo: Required<Pick<ComposeProjectOptions, 'additionalServices' | 'additionalFiles'>> = {
  additionalServices: {
    backend: {
      ...demoService('1000:1000', '128m'),
      ...program('backend', BACKEND),
      environment: { PORT: '8000', METRICS_TOKEN_FILE: '/etc/secrets/metrics-token' },
      secrets: [secret('metrics-token')],
      // For the knobs, on this machine only.
      ports: ['127.0.0.1:${BACKEND_PORT:-8000}:8000'],
      healthcheck: check('wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:8000/healthz'),
    },
    inbox: {
      ...demoService('1000:1000', '64m'),
      ...program('inbox', INBOX),
      environment: { PORT: '8080' },
    },
    postgres: {
      ...demoService('999:999', '512m'),
      image: 'docker.io/library/postgres:15-bookworm',
      environment: { POSTGRES_PASSWORD_FILE: '/etc/secrets/postgres-password' },
      volumes: ['./demo/postgres:/docker-entrypoint-initdb.d:ro'],
      tmpfs: ['/var/lib/postgresql/data:uid=999,gid=999,mode=0700,size=256m', '/var/run/postgresql:uid=999,gid=999,mode=0775,size=1m', '/tmp:size=16m,mode=1777'],
      secrets: [secret('postgres-username'), secret('postgres-password')],
      healthcheck: check('pg_isready', '-q', '-h', '127.0.0.1', '-U', 'postgres'),
    },
    redis: {
      ...demoService('999:1000', '128m'),
      image: 'docker.io/library/redis:7-bookworm',
      // No password: nobody but the project reaches it, and nothing is in it.
      command: ['redis-server', '--save', '', '--appendonly', 'no', '--maxmemory', '64mb', '--maxmemory-policy', 'allkeys-lru', '--protected-mode', 'no'],
      tmpfs: ['/data:size=16m,mode=1777'],
      healthcheck: check('redis-cli', 'ping'),
    },
  },
  additionalFiles: [
    { path: 'demo/backend/backend.js', content: BACKEND },
    { path: 'demo/inbox/inbox.js', content: INBOX },
    { path: 'demo/postgres/monitoring-role.sql', content: MONITORING_ROLE },
  ],
};

/** As careful as the services of the monitoring. */
function demoService(user: string, memory: string): object {
  return {
    profiles: ['demo'],
    restart: 'unless-stopped',
    user,
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    mem_limit: memory,
  };
}

/** A program that was bundled; the label makes `up -d` replace the container when it changes. */
function program(name: string, content: string): object {
  return {
    image: 'docker.io/library/node:22-alpine',
    entrypoint: ['node', `/srv/${name}/${name}.js`],
    volumes: [`./demo/${name}:/srv/${name}:ro`],
    labels: { 'osool.program-sha256': createHash('sha256').update(content).digest('hex') },
  };
}

/** The project's own secret, where its other readers have it too. */
function secret(name: string): object {
  return { source: name, target: `/etc/secrets/${name}` };
}

function check(...test: string[]): object {
  return { test: ['CMD', ...test], interval: '5s', timeout: '5s', retries: 3, start_period: '60s' };
}
