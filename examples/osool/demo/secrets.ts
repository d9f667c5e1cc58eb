import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What is not secret at all in the demo: who is told, which is its inbox, and the name of a role. */
const PLAIN: { readonly [secret: string]: string } = {
  'slack-webhook': 'http://inbox:8080/slack',
  'dead-mans-switch-url': 'http://inbox:8080/dead-mans-switch',
  'postgres-username': 'osool_monitoring',
};

/**
 * Makes the secrets of a written project that are not there yet, so that the demo starts: random ones, which no other machine
 * has. Those that are there are left alone. PagerDuty and the mail server will refuse theirs.
 *
 * @returns the names of the secrets that were made
 */
export function makeMissingSecrets(folder: string): string[] {
  const { secrets } = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'));
  return Object.keys(secrets).filter((name) => {
    try {
      const file = join(folder, 'secrets', name);
      writeFileSync(file, PLAIN[name] ?? randomBytes(24).toString('hex'), { flag: 'wx' }); // never replaces a file
      chmodSync(file, 0o444); // whatever the umask; in a folder of 0700, see secrets/README.md
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  });
}
