import { exec, kubectl } from './kubectl';
import { listen, NOBODYS_PORT, NODE_IMAGE } from './platform';

/** Somebody who opens connections: a container of a pod that has node. */
export interface Source {
  readonly name: string;
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

/** Somewhere that a connection is opened to. */
export interface Endpoint {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

/** Tries all at once, and says which could be opened; neither refused nor dropped ones can. */
const PROBE = `
const endpoints = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const open = ({ host, port }) => new Promise((resolve) => {
  const socket = require('net').connect({ host, port, timeout: 3000 });
  socket.on('connect', () => { socket.destroy(); resolve(true); });
  for (const event of ['error', 'timeout']) socket.on(event, () => { socket.destroy(); resolve(false); });
});
Promise.all(endpoints.map(open)).then((all) => { console.log(JSON.stringify(all)); process.exit(0); });
`;

/** A datagram to where nobody may send comes back as an error where networks refuse, and is lost where they drop. */
const DATAGRAM = `
const [host, port] = process.argv.slice(1);
const socket = require('dgram').createSocket('udp4');
socket.on('error', (error) => { console.log(error.code); process.exit(0); });
socket.connect(Number(port), host, () => { const send = () => socket.send('x'); send(); setTimeout(send, 300); setTimeout(() => { console.log('sent'); process.exit(0); }, 1500); });
`;

/**
 * Puts a container into a running pod, whose address and policies it shares. It is held to Pod Security as the pod is. It
 * listens where nobody should come.
 */
export async function addProbe(namespace: string, pod: string): Promise<Source> {
  await kubectl(['debug', '-n', namespace, `pod/${pod}`, `--image=${NODE_IMAGE}`, '--profile=restricted', '--container=probe', '--image-pull-policy=IfNotPresent', '--quiet',
    '--', 'node', '-e', listen(NOBODYS_PORT)]);
  return { name: pod, namespace, pod, container: 'probe' };
}

/** The endpoints that a source can open a connection to, as `name:port`. */
export async function opened({ namespace, pod, container }: Source, endpoints: readonly Endpoint[]): Promise<string[]> {
  const answer = await exec(namespace, pod, container, `node -e '${PROBE.replace(/'/g, '"')}'`, { input: JSON.stringify(endpoints) });
  const open: boolean[] = JSON.parse(answer);
  return endpoints.filter((_, index) => open[index]).map(({ name, port }) => `${name}:${port}`).sort();
}

/** Whether a datagram was refused. */
export async function datagramRefused({ namespace, pod, container }: Source, { host, port }: Endpoint): Promise<boolean> {
  return (await exec(namespace, pod, container, `node -e '${DATAGRAM.replace(/'/g, '"')}' ${host} ${port}`)) !== 'sent';
}
