import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** A program of this folder as one file of JavaScript, with all that it needs but Node.js: nothing is installed where it runs. */
export function bundled(program: 'main' | 'inbox'): string {
  const { outputFiles } = buildSync({
    absWorkingDir: join(__dirname, '../../..'), // the same text wherever it is called
    entryPoints: [join(__dirname, `${program}.ts`)],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/** Writes the demo backend. `node backend.js` runs it; PORT and METRICS_TOKEN_FILE are its settings. */
export function bundleBackend(outFile: string): void {
  writeFileSync(outFile, bundled('main'));
}
