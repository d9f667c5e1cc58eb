import { backend } from './server';

const port = Number(process.env.PORT ?? 8000);
const server = backend({ tokenFile: process.env.METRICS_TOKEN_FILE, clock: () => performance.now() / 1000 });
server.listen(port, () => console.log(`the demo backend listens on port ${port}`));

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
