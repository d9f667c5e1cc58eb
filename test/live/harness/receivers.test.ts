import { ChildProcess, spawn } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { bundleReceivers } from './bundle';
import { makeCertificates } from './certificates';
import { eventually } from './poll';
import { freePort } from './ports';
import { ReceiverLog } from './receivers';
import { Ran, run } from './run';

// The stand-ins judge the live tests: they refuse what the real services refuse.
const folder = mkdtempSync(join(tmpdir(), 'receivers-'));
let server: ChildProcess;
let log: ReceiverLog;
let https: number;
let smtp: number;

beforeAll(async () => {
  await makeCertificates(folder, ['hooks.slack.com', 'events.pagerduty.com', 'smtp.osool.com']);
  const ports = [await freePort(), await freePort(), await freePort()];
  [https, smtp] = ports;
  const env = { PORT_HTTPS: `${ports[0]}`, PORT_SMTP: `${ports[1]}`, PORT_CONTROL: `${ports[2]}`, CERT: join(folder, 'server.crt'), KEY: join(folder, 'server.key') };
  server = spawn(process.execPath, [bundleReceivers(folder)], { env: { ...process.env, ...env }, stdio: 'ignore' });
  log = new ReceiverLog(`http://127.0.0.1:${ports[2]}`);
  await eventually('the stand-ins answer', 20, () => log.ready());
});

afterEach(() => log.clear());
afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true });
});

async function post(host: string, path: string, body: unknown): Promise<number> {
  const { stdout } = await run('curl', ['-s', '-o', join(folder, 'answer'), '-w', '%{http_code}', '--cacert', join(folder, 'ca.crt'),
    '--resolve', `${host}:${https}:127.0.0.1`, `https://${host}:${https}${path}`, '-d', JSON.stringify(body)]);
  return Number(stdout);
}

function mail(...options: string[]): Promise<Ran> {
  return run('curl', ['-sS', '--cacert', join(folder, 'ca.crt'), '--resolve', `smtp.osool.com:${smtp}:127.0.0.1`, `smtp://smtp.osool.com:${smtp}`,
    '--mail-from', 'alerts@osool.com', '--mail-rcpt', 'ops@osool.com', '-T', '-', ...options], { input: 'Subject: [FIRING] A\r\n\r\nit is on fire\r\n', ok: false });
}

test('Slack takes a message at a webhook and nowhere else', async () => {
  expect(await post('hooks.slack.com', '/services/T0/B0/secret', { attachments: [{ title: '[RESOLVED] A', text: 'is well' }] })).toBe(200);
  expect(await post('hooks.slack.com', '/elsewhere', { text: 'x' })).toBe(404);
  expect(await post('hooks.slack.com', '/services/T0/B0/secret', {})).toBe(400);
  expect(await log.received()).toMatchObject([{ kind: 'slack', status: 'resolved', credential: '/services/T0/B0/secret', text: '[RESOLVED] A\nis well' }]);
});

test('PagerDuty takes events of version 2 that are whole', async () => {
  const event = { routing_key: 'k', event_action: 'trigger', payload: { summary: 'A', source: 'Alertmanager', severity: 'critical', custom_details: { runbook: 'https://r' } } };
  expect(await post('events.pagerduty.com', '/v2/enqueue', event)).toBe(202);
  expect(await post('events.pagerduty.com', '/v2/enqueue', { ...event, routing_key: '' })).toBe(400);
  expect(await post('events.pagerduty.com', '/v2/enqueue', { ...event, payload: { ...event.payload, severity: 'bad' } })).toBe(400);
  expect(await log.received()).toMatchObject([{ kind: 'pagerduty', status: 'firing', credential: 'k', text: 'A\nrunbook: https://r' }]);
});

test('the mail server wants TLS and a user', async () => {
  expect((await mail('--ssl-reqd', '--user', 'u:p')).status).toBe(0);
  expect((await mail('--ssl-reqd')).status).not.toBe(0);
  expect((await mail('--user', 'u:p')).status).not.toBe(0);
  expect(await log.received()).toMatchObject([{ kind: 'email', status: 'firing', credential: 'u:p', raw: { to: ['ops@osool.com'] } }]);
});

test('a receiver in trouble answers as one', async () => {
  await log.fail('slack', true);
  expect(await post('hooks.slack.com', '/services/T0/B0/secret', { text: 'x' })).toBe(500);
  await log.fail('slack', false);
  expect(await post('hooks.slack.com', '/services/T0/B0/secret', { text: 'x' })).toBe(200);
});
