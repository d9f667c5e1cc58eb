import { osoolMonitoring } from './monitoring';
import { PostgresSslMode } from '../../src/packs';
import { ComposeProject } from '../../src/targets/compose';

// Beside the application's own compose project, on one machine: `docker compose up -d` in the folder that this writes.
const monitoring = osoolMonitoring({
  database: { address: 'postgres:5432', sslMode: PostgresSslMode.DISABLE },
  redis: { address: 'redis:6379' },
});

ComposeProject.write(monitoring, process.argv[2] ?? 'out/osool/compose', {
  // The network of the application's project, in which backend, postgres and redis have these names.
  networks: ['osool_default'],
});
