import { readFileSync } from 'fs';
import { join } from 'path';
import { checkPaths } from './check';
import { explain } from './explain';
import { nearNames } from '../core';
import { ExitCode, Misuse, printable, Terminal } from './terminal';

const HELP = `Usage: cdk-prometheus-stack <command>

Commands:
  check PATH...   Read Prometheus rule files, or all of them in folders, and report queries that do not parse
  explain [ID]    Say what a check finds, why it matters and what to do; without ID, list the checks

Options:
  -h, --help      Show this text
  --version       Show the version

Exit codes:
  0  nothing was found
  1  something was found
  2  the command was called wrongly, or could not read what it was to check`;

const COMMANDS: { readonly [name: string]: (args: readonly string[], terminal: Terminal) => ExitCode } = { check: checkPaths, explain };

/**
 * The command line: `cdk-prometheus-stack`.
 *
 * @param args what stands behind the name of the command
 * @returns the exit code
 * @internal
 */
export function runCommand(args: readonly string[], terminal: Terminal): ExitCode {
  const safe: Terminal = { out: (text) => terminal.out(printable(text)), err: (text) => terminal.err(printable(text)) };
  try {
    return dispatch(args, safe);
  } catch (error) {
    const hint = error instanceof Misuse ? '\nTry cdk-prometheus-stack --help' : '';
    safe.err(`cdk-prometheus-stack: ${error instanceof Error ? error.message : String(error)}${hint}`);
    return ExitCode.MISUSE;
  }
}

function dispatch(args: readonly string[], terminal: Terminal): ExitCode {
  const end = args.indexOf('--');
  const options = (end < 0 ? args : args.slice(0, end)).filter((arg) => arg.startsWith('-') && arg !== '-');
  const words = args.filter((arg, i) => (end >= 0 && i > end) || (i !== end && !options.includes(arg)));
  if (options.includes('--help') || options.includes('-h')) return say(terminal, HELP);
  if (options.includes('--version')) return say(terminal, version());
  if (options.length > 0) throw new Misuse(`unknown option ${options[0]}${nearNames(options[0], ['--help', '--version'])}`);
  const [name, ...rest] = words;
  if (name === undefined) throw new Misuse('a command is missing: check or explain');
  if (!Object.keys(COMMANDS).includes(name)) throw new Misuse(`unknown command ${JSON.stringify(name)}${nearNames(name, Object.keys(COMMANDS))}`);
  return COMMANDS[name](rest, terminal);
}

function say(terminal: Terminal, text: string): ExitCode {
  terminal.out(text);
  return ExitCode.CLEAN;
}

function version(): string {
  return JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')).version;
}
