import { createServer } from 'node:http';

/*
 * Takes what Alertmanager posts and prints it: for whoever tries the demo and has no Slack. `docker compose logs -f inbox`.
 */
const port = Number(process.env.PORT ?? 8080);
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  // `/slack` says whom it is for; the path is no secret here.
  if (request.method === 'POST') console.log(`--- ${request.url}\n${readable(body)}`);
  response.end('ok');
});
server.listen(port, () => console.log('notifications are printed here'));

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));

/** Slack's title and text, or what fires; anything else as it is. */
function readable(body: string): string {
  try {
    const { text, attachments, status, alerts } = JSON.parse(body);
    if (Array.isArray(alerts)) return `${status}: ${[...new Set(alerts.map(({ labels }) => labels.alertname))].join(', ')}`;
    const parts = [text, ...(attachments ?? []).flatMap((attachment: any) => [attachment.title, attachment.text])];
    return parts.filter((part) => part).join('\n') || body;
  } catch {
    return body;
  }
}
