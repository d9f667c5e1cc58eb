#!/usr/bin/env node
/** Exits with 0 when lib/ is missing or older than what it is compiled from, so that `npm test` after `npm run build` compiles once. */
const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const time = (file) => statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const sources = readdirSync(join(root, 'src'), { recursive: true }).map((file) => join('src', file));
const newest = Math.max(...['package.json', 'tsconfig.json', 'scripts/lazy-index.js', ...sources].map(time));

// The last step of the compilation writes the index.
process.exitCode = time('lib/index.js') < newest ? 0 : 1;
