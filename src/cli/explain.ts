import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { nearNames } from '../core';
import { ExitCode, Misuse, Terminal } from './terminal';

/** Shipped beside `lib`. */
const PAGES = join(__dirname, '../../docs/checks');

/**
 * `explain [ID]`: the page of a check, or the list of all.
 *
 * @internal
 */
export function explain(args: readonly string[], terminal: Terminal): ExitCode {
  if (args.length > 1) throw new Misuse(`explain takes one id, but got ${args.length}: ${args.join(' ')}`);
  const ids = checkIds();
  const [id] = args;
  if (id === undefined) {
    const width = Math.max(...ids.map((known) => known.length)) + 2;
    for (const known of ids) terminal.out(`${known.padEnd(width)}${summaryOf(known)}`);
    return ExitCode.CLEAN;
  }
  if (!ids.includes(id)) throw new Misuse(`unknown check ${JSON.stringify(id)}${nearNames(id, ids) || ': cdk-prometheus-stack explain lists all'}`);
  terminal.out(pageOf(id).trimEnd());
  return ExitCode.CLEAN;
}

function checkIds(): string[] {
  const groups = readdirSync(PAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return groups.flatMap((group) => readdirSync(join(PAGES, group)).map((file) => `${group}/${file.replace(/\.md$/, '')}`)).sort();
}

function pageOf(id: string): string {
  return readFileSync(join(PAGES, `${id}.md`), 'utf8');
}

/** The line below the title. */
function summaryOf(id: string): string {
  return pageOf(id).split('\n')[2];
}
