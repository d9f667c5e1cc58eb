/**
 * The floor plan of `src` and the ESLint configuration that holds it.
 *
 * One line a room. A room imports only the rooms named on its line, only through their index, and of the outside world only
 * the packages named on its line. Everything below is derived from this table.
 */
export interface Room {
  /** The folder below `src`. */
  readonly folder: string;
  /** The rooms it may import: never one on its own floor or above. */
  readonly imports: readonly string[];
  /** The npm packages and Node.js modules it may import. */
  readonly packages: readonly string[];
  /** Whether it may use `createHash` of `crypto`, the one part of that module which is the same on every run. */
  readonly hashes?: boolean;
  /** Targets hand a plan to a platform, the command talks to a person: neither is pure. The rest gives the same bytes for the same description. */
  readonly kind?: 'target' | 'command';
}

export const ROOMS: readonly Room[] = [
  { folder: 'core', imports: [], packages: [] },
  { folder: 'workload', imports: ['core'], packages: [] },
  { folder: 'promql', imports: ['core'], packages: ['@prometheus-io/lezer-promql', '@lezer/common', '@lezer/lr'] },
  { folder: 'source', imports: ['core'], packages: ['yaml'] },
  { folder: 'model', imports: ['core', 'promql', 'source', 'workload'], packages: ['@grafana/schema'] },
  { folder: 'render', imports: ['core', 'model', 'workload', 'promql'], packages: ['yaml', '@grafana/schema'] },
  { folder: 'checks', imports: ['core', 'promql', 'model', 'workload'], packages: [] },
  { folder: 'plan', imports: ['core', 'promql', 'workload', 'model', 'render', 'checks'], packages: [], hashes: true },
  { folder: 'packs', imports: ['core', 'promql', 'workload', 'model'], packages: [] },
  target('ec2', ['aws-cdk-lib', 'constructs', 'fs', 'path']),
  target('amp', ['aws-cdk-lib', 'constructs']),
  target('kubernetes', ['cdk8s', 'constructs']),
  target('compose', ['fs', 'path']),
];

/** The top floor: imports every room. */
export const COMMAND: Room = { folder: 'cli', imports: ROOMS.map((room) => room.folder), packages: [], kind: 'command' };

function target(name: string, packages: readonly string[]): Room {
  const imports = ['core', 'workload', 'model', 'render', 'checks', 'plan'];
  return { folder: `targets/${name}`, imports, packages, hashes: true, kind: 'target' };
}

/** The one file that every target shares: it names the package to install when a peer is missing. */
const SHARED_BY_TARGETS = './targets/require-peer.ts';

/** Zones of `import/no-restricted-paths`: only the floors below, only through their index. */
function zones(room: Room): object[] {
  const allowed = room.imports.length ? `only ${room.imports.join(', ')}` : 'no other room';
  const floor = {
    target: `./src/${room.folder}`,
    from: './src',
    except: [room.folder, ...room.imports].map((folder) => `./${folder}`).concat(room.kind === 'target' ? SHARED_BY_TARGETS : []),
    message: `src/${room.folder} imports ${allowed} (projenrc/floors.ts)`,
  };
  const doors = room.imports.map((folder) => ({
    target: `./src/${room.folder}`,
    from: `./src/${folder}`,
    except: ['./index.ts'],
    message: `enter src/${folder} through its index`,
  }));
  return [floor, ...doors];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A pattern of `no-restricted-imports` for all that is neither relative nor on the room's line. */
function packagesPattern(room: Room): object {
  const allowed = room.hashes ? [...room.packages, 'crypto'] : room.packages;
  const names = ['\\.{1,2}(?:/|$)', ...allowed.map((name) => `(?:node:)?${escaped(name)}(?:/|$)`)];
  return {
    regex: `^(?!${names.join('|')})`,
    message: `src/${room.folder} imports ${allowed.length ? `only the packages ${allowed.join(', ')}` : 'no package'} (projenrc/floors.ts)`,
  };
}

/** `crypto` for its hashes only: its keys and random bytes differ on every run. */
const HASHES_ONLY = ['crypto', 'node:crypto'].map((name) => ({
  name,
  allowImportNames: ['createHash'],
  message: 'only createHash gives the same bytes on every run',
}));

const CLOCK_AND_RANDOM = [
  ...['Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({ name, message: 'the same description gives the same bytes at any time' })),
  ...['process', 'global', 'globalThis', 'Intl', 'navigator'].map((name) => ({ name, message: 'the same description gives the same bytes on any machine' })),
  ...['fetch', 'XMLHttpRequest', 'WebSocket'].map((name) => ({ name, message: 'synth needs no network' })),
  { name: 'crypto', message: 'random bytes differ on every run' },
];

const MACHINE_PATHS = ['__dirname', '__filename'].map((name) => ({ name, message: 'the same description gives the same bytes in any folder' }));

const UNSTABLE_MEMBERS = [
  { object: 'Math', property: 'random', message: 'the same description gives the same bytes on every run' },
  ...['localeCompare', 'toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase'].map((property) => ({
    property,
    message: 'the result depends on the locale of the machine',
  })),
];

const HIDDEN_IMPORTS = [
  { selector: 'ImportExpression', message: 'a dynamic import hides a dependency from the floor plan' },
  { selector: 'TSImportType:not([argument.literal.value=/lezer/])', message: 'a type import hides a dependency from the floor plan: use import type at the top' },
];

/** What ESLint allows in one room. */
function roomOverride(room: Room): EslintOverride {
  const rules: EslintRules = {
    'no-restricted-imports': ['error', { paths: room.hashes ? HASHES_ONLY : [], patterns: [packagesPattern(room)] }],
    'no-restricted-globals': ['error', ...CLOCK_AND_RANDOM, ...(room.kind === 'target' ? [] : MACHINE_PATHS)],
    'no-restricted-properties': ['error', ...UNSTABLE_MEMBERS],
    'no-restricted-syntax': ['error', ...HIDDEN_IMPORTS],
    'no-console': ['error'],
  };
  if (room.folder === 'promql') {
    // The grammar is an ES module with a CommonJS build, which TypeScript refuses to import by name.
    rules['@typescript-eslint/no-require-imports'] = ['error', { allow: ['^@prometheus-io/lezer-promql$'] }];
  }
  return { files: [`src/${room.folder}/**/*.ts`], rules };
}

/** A pack is a room of its own: the ways from one pack to another, by how deep the importing file is. */
function packOverrides(): EslintOverride[] {
  const packs = ROOMS.find((room) => room.folder === 'packs')!;
  const message = 'a pack imports no other pack';
  const around = { regex: '(^|/)packs(/|$)', message };
  const override = (files: string, ...patterns: object[]): EslintOverride => ({
    files: [files],
    rules: { 'no-restricted-imports': ['error', { patterns: [packagesPattern(packs), around, ...patterns] }] },
  });
  return [
    override('src/packs/*.ts', { regex: '^\\./[^/]+/.', message: 'enter a pack through its index' }),
    override('src/packs/*/*.ts', { regex: '^\\.\\./(?!\\.\\./)', message }, { regex: '^\\.\\.$', message }),
    override('src/packs/*/*/**/*.ts', { regex: '^\\.\\./\\.\\./(?!\\.\\./)', message }),
  ];
}

/** The root index names rooms, never a file of theirs. */
const ROOT_OVERRIDE: EslintOverride = {
  files: ['src/*.ts'],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{ regex: '^\\./(?:targets/)?(?!targets/)[^/]+/.', message: 'enter a room through its index' }],
    }],
  },
};

const REQUIRE_PEER_OVERRIDE: EslintOverride = {
  files: [`src/${SHARED_BY_TARGETS.slice(2)}`],
  rules: { '@typescript-eslint/no-require-imports': ['error', { allow: ['/package\\.json$'] }] },
};

interface EslintRules { [rule: string]: any }
interface EslintOverride { readonly files: string[]; readonly rules: EslintRules }

/** Rules for all files. */
export function floorRules(): EslintRules {
  return {
    'import/no-restricted-paths': ['error', { zones: [...ROOMS, COMMAND].flatMap(zones) }],
    'import/no-cycle': ['error', { ignoreExternal: true }],
  };
}

/** Rules for each room, to be added in this order: a later one replaces the same rule of an earlier one. */
export function floorOverrides(): EslintOverride[] {
  return [
    { files: ['src/**/*.ts'], rules: { 'max-lines': ['error', { max: 250 }] } },
    ...ROOMS.map(roomOverride),
    ...packOverrides(),
    ROOT_OVERRIDE,
    REQUIRE_PEER_OVERRIDE,
  ];
}
