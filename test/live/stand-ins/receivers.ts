/*
 * Who is told about alerts, as far as the protocols go: Slack's incoming webhooks, PagerDuty's Events API v2, a mail server with
 * STARTTLS and authentication, and any other webhook. Everything that arrives is recorded, with the credential it came with, and
 * read on the control port:
 *
 *   GET  /received           what arrived, oldest first
 *   POST /clear              forgets it
 *   POST /fail {slack: true} from now on that kind answers as a server in trouble does
 */
import { readFileSync } from 'fs';
import { createServer as createHttpServer, IncomingMessage, ServerResponse } from 'http';
import { createServer as createHttpsServer } from 'https';
import { SMTPServer } from 'smtp-server';
import { Kind, Message, Status } from './message';

const received: Message[] = [];
const failing: { [kind in Kind]?: boolean } = {};

const key = readFileSync(process.env.KEY ?? '/certificates/server.key');
const cert = readFileSync(process.env.CERT ?? '/certificates/server.crt');

function record(kind: Kind, status: Status, credential: string, text: string, raw: unknown): void {
  received.push({ kind, status, credential, text, raw, at: new Date().toISOString() });
  process.stdout.write(`${kind} ${status}: ${text.split('\n')[0]}\n`);
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function answer(response: ServerResponse, code: number, body: string): void {
  response.writeHead(code, { 'content-type': body.startsWith('{') || body.startsWith('[') ? 'application/json' : 'text/plain' }).end(body);
}

/** https://api.slack.com/messaging/webhooks: the path is the credential. */
function slack(path: string, body: any, response: ServerResponse): void {
  if (failing.slack) return answer(response, 500, 'rollup_error');
  if (!path.startsWith('/services/')) return answer(response, 404, 'no_service');
  const attachments: any[] = body.attachments ?? [];
  if (attachments.length === 0 && !body.text) return answer(response, 400, 'no_text');
  const text = [body.text, ...attachments.flatMap(({ title, text: words, fallback }) => [title ?? fallback, words])].filter(Boolean).join('\n');
  record('slack', /\[?RESOLVED/i.test(text) ? 'resolved' : 'firing', path, text, body);
  answer(response, 200, 'ok');
}

/** https://developer.pagerduty.com/docs/events-api-v2/overview/ */
function pagerDuty(path: string, body: any, response: ServerResponse): void {
  if (failing.pagerduty) return answer(response, 503, '{"status":"unavailable"}');
  if (path !== '/v2/enqueue') return answer(response, 404, '{"status":"not found"}');
  const errors = ['routing_key', 'event_action'].filter((field) => typeof body[field] !== 'string' || body[field] === '');
  if (!['trigger', 'acknowledge', 'resolve'].includes(body.event_action)) errors.push('event_action');
  if (body.event_action === 'trigger' && !['critical', 'error', 'warning', 'info'].includes(body.payload?.severity)) errors.push('payload.severity');
  if (body.event_action === 'trigger' && (!body.payload?.summary || !body.payload?.source)) errors.push('payload.summary or payload.source');
  if (errors.length > 0) return answer(response, 400, JSON.stringify({ status: 'invalid event', errors }));
  const { summary = '', custom_details: details = {} } = body.payload ?? {};
  const text = [summary, ...Object.entries(details).map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)].join('\n');
  record('pagerduty', body.event_action === 'resolve' ? 'resolved' : 'firing', body.routing_key, text, body);
  answer(response, 202, JSON.stringify({ status: 'success', message: 'Event processed', dedup_key: body.dedup_key }));
}

/** https://prometheus.io/docs/alerting/latest/configuration/#webhook_config: the path is the credential. */
function webhook(path: string, body: any, response: ServerResponse): void {
  if (failing.webhook) return answer(response, 503, 'unavailable');
  record('webhook', body.status === 'resolved' ? 'resolved' : 'firing', path, body.commonLabels?.alertname ?? '', body);
  answer(response, 200, 'ok');
}

createHttpsServer({ key, cert }, (incoming, response) => {
  void bodyOf(incoming).then((text) => {
    const host = (incoming.headers.host ?? '').split(':')[0];
    const path = incoming.url ?? '/';
    const body = JSON.parse(text);
    if (host === 'hooks.slack.com') return slack(path, body, response);
    if (host === 'events.pagerduty.com') return pagerDuty(path, body, response);
    return webhook(path, body, response);
  }).catch((error: Error) => answer(response, 400, error.message));
}).listen(Number(process.env.PORT_HTTPS ?? 443));

new SMTPServer({
  key,
  cert,
  authMethods: ['PLAIN', 'LOGIN'],
  // Nobody may send in the clear or without saying who they are.
  onAuth: (auth, session, callback) => {
    if (!session.secure) return callback(new Error('STARTTLS first'));
    callback(null, { user: `${auth.username}:${auth.password}` });
  },
  onMailFrom: (_address, session, callback) => callback(session.user === undefined ? new Error('530 authentication required') : null),
  onData: (stream, session, callback) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (failing.email) return callback(new Error('451 try again later'));
      const text = decoded(Buffer.concat(chunks).toString());
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) };
      record('email', /^Subject:.*RESOLVED/im.test(text) ? 'resolved' : 'firing', String(session.user), text, envelope);
      callback();
    });
  },
}).listen(Number(process.env.PORT_SMTP ?? 587));

/** Quoted-printable and encoded words as text. */
function decoded(mail: string): string {
  return mail
    .replace(/=\?utf-8\?q\?(.*?)\?=/gi, (_, words: string) => words.replace(/_/g, ' '))
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

createHttpServer((incoming, response) => {
  void bodyOf(incoming).then((text) => {
    switch (`${incoming.method} ${incoming.url}`) {
      case 'GET /received': return answer(response, 200, JSON.stringify(received));
      case 'POST /clear': received.length = 0; return answer(response, 200, '{}');
      case 'POST /fail': Object.assign(failing, JSON.parse(text)); return answer(response, 200, JSON.stringify(failing));
      default: return answer(response, 404, '{"error":"GET /received, POST /clear and POST /fail are all there is"}');
    }
  }).catch((error: Error) => answer(response, 400, error.message));
}).listen(Number(process.env.PORT_CONTROL ?? 8080));

process.on('SIGTERM', () => process.exit(0));
