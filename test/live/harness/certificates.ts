import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { run } from './run';

/** The files of a certificate authority of the tests and of the server that it vouches for. */
export interface Certificates {
  readonly folder: string;
  /** The authority: who trusts it trusts the server. */
  readonly ca: string;
  readonly serverCrt: string;
  readonly serverKey: string;
}

/** Makes them, for servers of these names, by openssl; for a day. */
export async function makeCertificates(folder: string, names: readonly string[]): Promise<Certificates> {
  mkdirSync(folder, { recursive: true });
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  await openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=live tests',
    '-keyout', 'ca.key', '-out', 'ca.crt', '-addext', 'keyUsage=critical,keyCertSign', '-addext', 'basicConstraints=critical,CA:TRUE');
  await openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', `/CN=${names[0]}`, '-keyout', 'server.key', '-out', 'server.csr');
  writeFileSync(join(folder, 'extensions'), `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}\nextendedKeyUsage=serverAuth\n`);
  await openssl('x509', '-req', '-in', 'server.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'extensions', '-out', 'server.crt');
  // Containers read them as somebody else; they are worth nothing outside this run.
  chmodSync(join(folder, 'server.key'), 0o644);
  const path = (name: string) => join(folder, name);
  return { folder, ca: readFileSync(path('ca.crt'), 'utf8'), serverCrt: readFileSync(path('server.crt'), 'utf8'), serverKey: readFileSync(path('server.key'), 'utf8') };
}
