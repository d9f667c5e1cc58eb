import { requirePort } from './workload';
import { hasLateValue, invalid, replaceLateValues, requireNoLateNumber, shown } from '../core';

/**
 * Where a server listens.
 *
 * @internal
 */
export interface Address {
  /** Host name or address, IPv6 in brackets; may be a late value. */
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `host` or `host:port`. A late value is a host: which port a firewall opens must be known at synthesis.
 *
 * @param what what the address is for, as the message says it
 * @internal
 */
export function parseAddress(text: string, what: string, defaultPort: number): Address {
  if (typeof text !== 'string' || text === '') throw invalid(`${what} is ${shown(text)}, but must be "host" or "host:port"`);
  requireNoLateNumber(text, what);
  // Late values are hidden behind a letter that no host name has, so that the rest can be read.
  const late: string[] = [];
  const readable = replaceLateValues(text, (value) => `§${late.push(value) - 1};`);
  const match = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._§;-]+)(?::(.+))?$/.exec(readable);
  if (match && hasLateValue(text) && match[2]?.includes('§')) {
    throw invalid(`${what} ${shown(text)} has a port that only deployment knows: write the port as a number, `
      + `such as \`\${endpointAddress}:${defaultPort}\`, so that the way there can be opened`);
  }
  if (!match || (match[2] !== undefined && !/^\d+$/.test(match[2]))) {
    throw invalid(`${what} ${shown(text)} is neither "host" nor "host:port": write such as "db.example.com:${defaultPort}"`);
  }
  const host = match[1].replace(/§(\d+);/g, (_, index) => late[Number(index)]);
  return { host, port: requirePort(match[2] === undefined ? defaultPort : Number(match[2]), `the port of ${what}`) };
}
