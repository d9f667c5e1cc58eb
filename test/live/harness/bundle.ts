import { join } from 'path';
import { buildSync } from 'esbuild';

/** The stand-ins of the receivers as one file for node; gives its path. */
export function bundleReceivers(folder: string): string {
  const outfile = join(folder, 'receivers.js');
  buildSync({ entryPoints: [join(__dirname, '..', 'stand-ins', 'receivers.ts')], outfile, bundle: true, platform: 'node', target: 'node20', minify: true, logLevel: 'error' });
  return outfile;
}
