import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { registry } from './metrics';
import { Traffic } from './traffic';

/** The most that a change of knobs may take, in bytes. */
const MOST = 10_000;

export interface BackendProps {
  /** The file with the token that whoever reads the metrics must show. It is read at each request, so that it can be replaced. @default - everybody may */
  readonly tokenFile?: string;
  /** In seconds; only goes forward. */
  readonly clock: () => number;
}

/** `/metrics`, `/healthz`, and `/knobs` to read and to turn. */
export function backend({ tokenFile, clock }: BackendProps): Server {
  const traffic = new Traffic();
  let last = clock();
  const catchUp = () => {
    const now = clock();
    traffic.advance(now - last);
    last = now;
  };
  // In between scrapes too, so that none of them has much to do.
  const timer = setInterval(catchUp, 1000);

  const server = createServer((request, response) => {
    answer(request).then(({ status, text, type }) => reply(response, status, text, type), (error) => {
      console.error(error);
      reply(response, 500, 'the reason is in the log');
    });
  });
  server.on('close', () => clearInterval(timer));
  return server;

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { pathname } = new URL(request.url ?? '/', 'http://backend');
    switch (`${request.method} ${pathname}`) {
      case 'GET /healthz': return { status: 200, text: 'ok' };
      case 'GET /metrics': {
        if (!isAllowed(request.headers.authorization, tokenFile)) return { status: 401, text: 'the metrics are for whoever shows the token' };
        catchUp();
        return { status: 200, text: await registry.metrics(), type: registry.contentType };
      }
      case 'GET /knobs': return { status: 200, text: JSON.stringify(traffic.knobs), type: 'application/json' };
      case 'POST /knobs': {
        catchUp();
        try {
          traffic.turn(JSON.parse(await bodyOf(request)));
        } catch (error) {
          return { status: 400, text: (error as Error).message };
        }
        return { status: 200, text: JSON.stringify(traffic.knobs), type: 'application/json' };
      }
      default: return { status: 404, text: 'there are GET /metrics, GET /healthz, GET /knobs and POST /knobs' };
    }
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
}

function reply(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type }).end(text.endsWith('\n') ? text : `${text}\n`);
}

function isAllowed(authorization: string | undefined, tokenFile: string | undefined): boolean {
  if (tokenFile === undefined) return true;
  const token = readFileSync(tokenFile, 'utf8').trim();
  // An empty file is a mistake, not an open door.
  if (token === '') return false;
  const shown = Buffer.from(authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return shown.length === expected.length && timingSafeEqual(shown, expected);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > MOST) throw new Error(`more than ${MOST} bytes: send only the knobs that are turned`);
  }
  return body;
}
