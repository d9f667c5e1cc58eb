#!/usr/bin/env node
import { runCommand } from './command';

// The reader of a pipe may leave early, as `head` does: then nobody is left to be told.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', () => process.exit());
}

process.exitCode = runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
