import { randomBytes } from 'crypto';
import { readFileSync, rmSync } from 'fs';
import { mkdtemp } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { bundleBackend } from '../../../examples/osool/backend/bundle';
import { demo } from '../../../examples/osool/demo';
import { bundleReceivers } from '../harness/bundle';
import { makeCertificates } from '../harness/certificates';
import { RECEIVER_HOSTS } from '../harness/receivers';

/** The image of everything that the tests run themselves. */
export const NODE_IMAGE = 'docker.io/library/node:22-alpine';

/** A port that nobody has a reason to talk to. */
export const NOBODYS_PORT = 12345;

/** The role of the exporter sees statistics and no data. */
const MONITORING_ROLE = `\\set name \`cat /etc/secrets/postgres-username\`
\\set password \`cat /etc/secrets/postgres-password\`
CREATE ROLE :"name" LOGIN PASSWORD :'password' IN ROLE pg_monitor;
`;

/** What Osool has anyway, and who is told, as pods; and the authority that the receivers' certificates are from. */
export interface Platform {
  readonly objects: object[];
  readonly ca: string;
}

/**
 * Osool's platform in a namespace of its own: the demo backend, PostgreSQL, Redis, and stand-ins of all receivers.
 *
 * @param secrets the values of the monitoring's secrets that both sides know
 */
export async function platform(namespace: string, secrets: { readonly [name: string]: string }): Promise<Platform> {
  const folder = await mkdtemp(join(tmpdir(), 'live-cluster-'));
  try {
    const { ca, serverCrt, serverKey } = await makeCertificates(folder, Object.values(RECEIVER_HOSTS));
    bundleBackend(join(folder, 'backend.js'));
    const program = (name: string, path: string) => configMap(name, namespace, { [`${name}.js`]: readFileSync(path, 'utf8') });
    const image = (service: string) => (demo.additionalServices[service] as { image: string }).image;
    return {
      ca,
      objects: [
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'shared', namespace }, stringData: secrets },
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'certificates', namespace }, stringData: { 'server.crt': serverCrt, 'server.key': serverKey } },
        program('backend', join(folder, 'backend.js')),
        program('receivers', bundleReceivers(folder)),
        configMap('initdb', namespace, { 'monitoring-role.sql': MONITORING_ROLE }),
        ...server(namespace, 'backend', [8000], {
          image: NODE_IMAGE,
          command: ['node', '/srv/backend.js'],
          env: [{ name: 'METRICS_TOKEN_FILE', value: '/etc/secrets/metrics-token' }],
        }, { '/srv': { configMap: { name: 'backend' } }, '/etc/secrets': { secret: { secretName: 'shared' } } }),
        ...server(namespace, 'receivers', [443, 587, 8080], {
          image: NODE_IMAGE,
          command: ['node', '/srv/receivers.js'],
          env: [{ name: 'CERT', value: '/certificates/server.crt' }, { name: 'KEY', value: '/certificates/server.key' }],
        }, { '/srv': { configMap: { name: 'receivers' } }, '/certificates': { secret: { secretName: 'certificates' } } }),
        ...server(namespace, 'postgres', [5432], {
          image: image('postgres'),
          env: [{ name: 'POSTGRES_PASSWORD', value: randomBytes(12).toString('hex') }],
        }, {
          '/docker-entrypoint-initdb.d': { configMap: { name: 'initdb' } },
          '/etc/secrets': { secret: { secretName: 'shared' } },
          '/var/lib/postgresql/data': { emptyDir: {} },
        }),
        ...server(namespace, 'redis', [6379], { image: image('redis') }, { '/data': { emptyDir: {} } }),
        // Somebody who has nothing to do with the monitoring, listens where nobody should come, and may do on the node what an operator may.
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'foreign', namespace, labels: { app: 'foreign' } },
          spec: {
            terminationGracePeriodSeconds: 0,
            hostPID: true,
            containers: [{ name: 'foreign', image: NODE_IMAGE, command: ['node', '-e', listen(NOBODYS_PORT)], securityContext: { privileged: true } }],
          },
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A program that listens, says nothing, and ends when it is told to, which the first process of a container does not by itself. */
export function listen(port: number): string {
  return `process.on('SIGTERM',()=>process.exit());require('net').createServer((s)=>{s.on('error',()=>{});s.end()}).listen(${port})`;
}

export function configMap(name: string, namespace: string, data: { readonly [key: string]: string }): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data };
}

function server(namespace: string, name: string, ports: number[], container: object, mounts: { readonly [path: string]: object }): object[] {
  const volumes = Object.values(mounts).map((source, index) => ({ name: `v${index}`, ...source }));
  const volumeMounts = Object.keys(mounts).map((mountPath, index) => ({ name: `v${index}`, mountPath }));
  const readinessProbe = { tcpSocket: { port: ports[0] }, periodSeconds: 1 };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace, labels: { app: name } },
      spec: {
        selector: { matchLabels: { app: name } },
        strategy: { type: 'Recreate' },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            terminationGracePeriodSeconds: 1,
            enableServiceLinks: false,
            containers: [{ name, ...container, volumeMounts, readinessProbe }],
            volumes,
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { selector: { app: name }, ports: ports.map((port) => ({ name: `p${port}`, port })) },
    },
  ];
}
