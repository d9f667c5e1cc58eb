import { cpSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import * as ts from 'typescript';
import { entryPoints, pages, ROOT, Sample, samplesOf } from './pages';
import { planOf } from '../fixture';

const samples = pages().flatMap(samplesOf);
const started = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'samples-'));
// Samples write beside themselves, as a reader's project does.
beforeAll(() => {
  // What the page on importing says that a reader has.
  cpSync(join(__dirname, 'existing'), folder, { recursive: true });
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(started);
  rmSync(folder, { recursive: true, force: true });
});

/** What a sample exports, and its `app` and `monitoring`, if it makes them. */
interface Ran { readonly [name: string]: any }

const ran = new Map<string, Ran>();

beforeEach(() => ran.clear());

/** Runs a sample, and those of its page that it imports, each once. */
function run(sample: Sample): Ran {
  const known = ran.get(sample.path);
  if (known !== undefined) return known;
  const exported: Ran = {};
  ran.set(sample.path, exported);
  const made = ['const app = new App(', 'const monitoring = new Monitoring('].filter((start) => sample.text.includes(`\n${start}`));
  const names = made.map((start) => start.split(' ')[1]).join(', ');
  const { outputText } = ts.transpileModule(`${sample.text}\nexport { ${names} };`, {
    fileName: sample.path,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  new Function('exports', 'require', outputText)(exported, (specifier: string) => load(sample, specifier));
  return exported;
}

function load(from: Sample, specifier: string): unknown {
  const entry = entryPoints()[specifier];
  if (entry !== undefined) return jest.requireActual(join(ROOT, entry));
  if (!specifier.startsWith('.')) return jest.requireActual(specifier);
  const path = `${join(dirname(from.path), specifier)}.ts`;
  const sample = samples.find((candidate) => candidate.path === path);
  if (sample === undefined) throw new Error(`${from.path} imports ${specifier}, which is no file of the page`);
  return run(sample);
}

test.each(samples.map((sample) => [sample.path, sample] as const))('%s runs, and nothing is wrong with what it describes', (_path, sample) => {
  const { app, monitoring } = run(sample);
  app?.synth();
  expect(monitoring === undefined ? [] : planOf(monitoring).findings).toEqual([]);
});
