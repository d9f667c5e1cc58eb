import { demo, makeMissingSecrets } from './demo';
import { osoolMonitoring } from './monitoring';
import { PostgresSslMode } from '../../src/packs';
import { ComposeProject } from '../../src/targets/compose';

const folder = process.argv[2] ?? 'out/osool/compose';

const monitoring = osoolMonitoring({
  database: { address: 'postgres:5432', sslMode: PostgresSslMode.DISABLE },
  redis: { address: 'redis:6379' },
});

// To try it on a machine that has nothing else: `docker compose --profile demo up -d --wait` in the folder that this writes
// brings a backend, PostgreSQL and Redis along. Beside a real application leave the demo out, put its secrets into `secrets/`,
// and join its network, in which backend, postgres and redis have these names: `networks: ['osool_default']`.
ComposeProject.write(monitoring, folder, demo);
const made = makeMissingSecrets(folder);
if (made.length > 0) console.log(`made at random for the demo, in ${folder}/secrets: ${made.join(', ')}`);
