import { invalid, replaceLateValues, requireNoLateNumber, shown } from '../../core';
import { Resources } from '../../workload';

/**
 * What can be changed about a server that the monitoring runs itself.
 */
export interface ServerOptions {
  /** Another image, such as a mirror's, or one pinned by digest. @default - the pinned official one */
  readonly image?: string;
  /** What it asks for and may use at most. @default - sized for a t3.medium */
  readonly resources?: Resources;
  /** Arguments that are added. @default - none */
  readonly extraArgs?: string[];
  /** The URL under which people reach it: links in notifications lead there. @default - none */
  readonly externalUrl?: string;
}

/**
 * A server that somebody else runs.
 */
export interface ExistingServer {
  /** `host:port`; may be a late value. */
  readonly address: string;
  /** `http` or `https`. @default 'http' */
  readonly scheme?: string;
  /** The path in front of its API. @default '/' */
  readonly pathPrefix?: string;
}

/**
 * @param what whose address it is, as the message says it
 * @internal
 */
export function requireServer(server: ExistingServer, what: string): ExistingServer {
  const { address, scheme } = server;
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    throw invalid(`${what}: illegal scheme ${shown(scheme)}: allowed are "http" and "https"`);
  }
  requireNoLateNumber(String(address), what);
  if (typeof address !== 'string' || !/^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._-]+)(:([0-9]{1,5}|late))?$/.test(replaceLateValues(address, () => 'late'))) {
    throw invalid(`${what}: ${shown(address)} is not "host:port": leave the rest of a URL to scheme and pathPrefix`);
  }
  return server;
}
