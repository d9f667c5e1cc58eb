import { spawnSync } from 'child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { dirname, join, relative } from 'path';

/**
 * A miniature of `src`, linted with the committed configuration: each entry below is one file with one breach (or none), and what
 * ESLint says of it. The miniature lies in the repository, so that plugins and packages resolve as they do for `src`.
 */
const ROOT = join(__dirname, '../..');

const ROOMS = [
  'core', 'workload', 'promql', 'model', 'render', 'checks', 'plan', 'packs', 'packs/redis', 'packs/postgres',
  'targets/ec2', 'targets/amp', 'targets/kubernetes', 'targets/compose', 'cli',
];

/** [what, file, source, part of the message]; no message: a clean file. */
const CASES: [string, string, string, string?][] = [
  // Down only.
  ['core imports a floor above', 'core/up.ts', "export * from '../model';", 'src/core imports no other room'],
  ['a type from a floor above', 'core/up-type.ts', "import type { a } from '../model';\n\nexport type B = typeof a;", 'src/core imports no other room'],
  ['model imports render', 'model/up.ts', "export * from '../render';", 'src/model imports only core, promql, source, workload'],
  ['checks imports plan', 'checks/up.ts', "export * from '../plan';", 'src/checks imports only core, promql, model, workload'],
  ['a type from a floor above, hidden', 'core/hidden-type.ts', "export type M = typeof import('../model');", 'a type import hides a dependency'],
  ['a nested file imports a floor above', 'model/rules/up.ts', "export * from '../../plan';", 'src/model imports only core, promql, source, workload'],
  ['plan imports a pack', 'plan/up.ts', "export * from '../packs/redis';", 'src/plan imports only'],
  ['plan imports a target', 'plan/target.ts', "export * from '../targets/ec2';", 'src/plan imports only'],
  ['a room imports the root index', 'plan/root.ts', "export * from '..';", 'src/plan imports only'],
  ['a room imports the command', 'targets/ec2/cli.ts', "export * from '../../cli';", 'src/targets/ec2 imports only'],
  ['a floor below is clean', 'model/down.ts', "export * from '../core';\nexport * from '../promql';\nexport * from '../workload';"],
  // Not sideways.
  ['promql imports workload', 'promql/sideways.ts', "export * from '../workload';", 'src/promql imports only core'],
  ['render imports checks', 'render/sideways.ts', "export * from '../checks';", 'src/render imports only core, model, workload, promql'],
  ['a target imports another', 'targets/ec2/sideways.ts', "export * from '../kubernetes';", 'src/targets/ec2 imports only'],
  ['a target imports a pack', 'targets/compose/pack.ts', "export * from '../../packs';", 'src/targets/compose imports only'],
  ['a pack imports another', 'packs/redis/sideways.ts', "export * from '../postgres';", 'a pack imports no other pack'],
  ['a pack imports a file of another', 'packs/redis/inside.ts', "export * from '../postgres/index';", 'a pack imports no other pack'],
  ['a pack imports all packs', 'packs/redis/all.ts', "export * from '..';", 'a pack imports no other pack'],
  ['a pack goes around', 'packs/redis/around.ts', "export * from '../../packs/postgres';", 'a pack imports no other pack'],
  ['a nested file of a pack imports another', 'packs/redis/deep/sideways.ts', "export * from '../../postgres';", 'a pack imports no other pack'],
  ['a pack imports a target', 'packs/redis/target.ts', "export * from '../../targets/ec2';", 'src/packs imports only'],
  ['a pack that imports model is clean', 'packs/redis/down.ts', "export * from '../../model';\nexport * from './index';"],
  // Through the index.
  ['past the index', 'model/inside.ts', "export * from '../core/detail';", 'enter src/core through its index'],
  ['past the index of a nested room', 'cli/inside.ts', "export * from '../targets/ec2/detail';", 'enter src/targets/ec2 through its index'],
  ['past the index, by require', 'render/inside.ts', "export const detail = require('../model/detail');", 'enter src/model through its index'],
  ['the root index past an index', 'all.ts', "export * from './core/detail';", 'enter a room through its index'],
  ['the root index past the index of a target', 'all-targets.ts', "export * as ec2 from './targets/ec2/detail';", 'enter a room through its index'],
  ['the root index is clean', 'index.ts', "export * from './core';\nexport * as ec2 from './targets/ec2';"],
  ['the command is clean', 'cli/down.ts', "export * from '../packs';\nexport * from '../plan';\nexport * from '../targets/ec2';"],
  ['a file of the same room is clean', 'core/same.ts', "export * from './detail';"],
  // No circles.
  ['a circle', 'core/circle.ts', "import { b } from './circle-b';\n\nexport const a = () => b;", 'Dependency cycle'],
  ['a circle, other half', 'core/circle-b.ts', "import { a } from './circle';\n\nexport const b = () => a;", 'Dependency cycle'],
  // Packages.
  ['aws-cdk-lib in a pure room', 'plan/cdk.ts', "export { Stack } from 'aws-cdk-lib';", 'src/plan imports only the packages crypto'],
  ['a module of aws-cdk-lib in a pure room', 'model/ec2.ts', "export { Vpc } from 'aws-cdk-lib/aws-ec2';", 'src/model imports only'],
  ['a type of aws-cdk-lib in a pure room', 'model/type.ts', "import type { Stack } from 'aws-cdk-lib';\n\nexport type S = Stack;", 'src/model imports only'],
  ['constructs in a pure room', 'model/construct.ts', "export { Construct } from 'constructs';", 'src/model imports only'],
  ['cdk8s in a pure room', 'checks/cdk8s.ts', "export { Chart } from 'cdk8s';", 'src/checks imports no package'],
  ['cdk8s-plus in ec2', 'targets/ec2/kplus.ts', "export { Deployment } from 'cdk8s-plus-27';", 'src/targets/ec2 imports only the packages aws-cdk-lib'],
  ['aws-cdk-lib in kubernetes', 'targets/kubernetes/cdk.ts', "export { Stack } from 'aws-cdk-lib';", 'src/targets/kubernetes imports only the packages cdk8s'],
  ['yaml outside render', 'checks/yaml.ts', "export { parse } from 'yaml';", 'src/checks imports no package'],
  ['a package by require', 'core/require.ts', "export const fs = require('fs');", 'A `require()` style import is forbidden'],
  ['a package by dynamic import', 'core/dynamic.ts', "export const fs = import('fs');", 'a dynamic import hides a dependency'],
  ['a package by hidden type', 'core/hidden-package.ts', "export type Fs = typeof import('fs');", 'a type import hides a dependency'],
  ['packages on the line are clean', 'targets/ec2/packages.ts', "import { join } from 'path';\nimport { Stack } from 'aws-cdk-lib';\nimport { Vpc } from 'aws-cdk-lib/aws-ec2';\nimport { Construct } from 'constructs';\n\nexport const all = [join, Stack, Vpc, Construct];"],
  ['the grammar in promql is clean', 'promql/grammar.ts', "export const { parser } = require('@prometheus-io/lezer-promql') as typeof import('@prometheus-io/lezer-promql');"],
  // Disk, network, processes, random.
  ['disk', 'core/fs.ts', "export { readFileSync } from 'fs';", 'src/core imports no package'],
  ['disk, by its other name', 'render/fs.ts', "export { readFileSync } from 'node:fs';", 'src/render imports only the packages yaml'],
  ['network', 'checks/http.ts', "export { get } from 'http';", 'src/checks imports no package'],
  ['network, without a module', 'checks/fetch.ts', "export const page = () => fetch('http://localhost');", "Unexpected use of 'fetch'"],
  ['processes', 'plan/child.ts', "export { execSync } from 'child_process';", 'src/plan imports only the packages crypto'],
  ['random bytes', 'plan/random.ts', "export { randomBytes } from 'crypto';", 'only createHash'],
  ['a hash is clean', 'plan/hash.ts', "import { createHash } from 'crypto';\n\nexport const hash = (text: string) => createHash('sha256').update(text).digest('hex');"],
  ['a random number', 'model/random.ts', 'export const n = () => Math.random();', "'Math.random' is restricted"],
  // Clock, environment, machine.
  ['the clock', 'render/now.ts', 'export const now = () => new Date();', "Unexpected use of 'Date'"],
  ['the clock in a target', 'targets/ec2/now.ts', 'export const now = () => Date.now();', "Unexpected use of 'Date'"],
  ['the environment', 'core/env.ts', 'export const home = () => process.env.HOME;', "Unexpected use of 'process'"],
  ['the environment, around', 'core/global-env.ts', 'export const home = () => globalThis.process.env.HOME;', "Unexpected use of 'globalThis'"],
  ['the locale', 'render/locale.ts', 'export const order = (a: string, b: string) => a.localeCompare(b);', "'localeCompare' is restricted"],
  ['the folder', 'plan/folder.ts', 'export const folder = __dirname;', "Unexpected use of '__dirname'"],
  ['printing', 'plan/print.ts', "export const print = () => console.log('hello');", 'Unexpected console statement'],
  // Size.
  ['251 lines', 'core/long.ts', Array.from({ length: 251 }, (_, n) => `export const n${n} = ${n};`).join('\n'), 'File has too many lines (251)'],
  ['250 lines are clean', 'core/full.ts', Array.from({ length: 250 }, (_, n) => `export const n${n} = ${n};`).join('\n')],
];

describe('the floor plan', () => {
  const said = new Map<string, string[]>();
  let miniature: string;

  beforeAll(() => {
    miniature = mkdtempSync(join(ROOT, '.planted-'));
    const write = (file: string, source: string) => {
      mkdirSync(dirname(join(miniature, file)), { recursive: true });
      writeFileSync(join(miniature, file), source);
    };
    for (const name of ['.eslintrc.json', 'tsconfig.json', 'tsconfig.dev.json', 'package.json']) {
      cpSync(join(ROOT, name), join(miniature, name));
    }
    for (const room of ROOMS) {
      write(`src/${room}/index.ts`, 'export const a = 1;\n');
      write(`src/${room}/detail.ts`, 'export const detail = 1;\n');
    }
    CASES.forEach(([, file, source]) => write(`src/${file}`, `${source}\n`));

    const eslint = spawnSync(process.execPath, [join(ROOT, 'node_modules/eslint/bin/eslint.js'), '--ext', '.ts', '--format', 'json', 'src'], {
      cwd: miniature, encoding: 'utf8', env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false' }, maxBuffer: 2 ** 26,
    });
    for (const file of JSON.parse(eslint.stdout)) {
      said.set(relative(join(miniature, 'src'), file.filePath), file.messages.map(({ message }: { message: string }) => message));
    }
  });

  afterAll(() => rmSync(miniature, { recursive: true, force: true }));

  test.each(CASES.filter(([, , , message]) => message))('reports: %s', (_what, file, _source, message) => {
    expect(said.get(file)).toContainEqual(expect.stringContaining(message!));
  });

  test.each(CASES.filter(([, , , message]) => !message))('says nothing: %s', (_what, file) => {
    expect(said.get(file)).toEqual([]);
  });
});
