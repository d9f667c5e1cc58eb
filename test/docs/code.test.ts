import { join } from 'path';
import * as ts from 'typescript';
import { entryPoints, pages, ROOT, samplesOf } from './pages';

const samples = pages().flatMap(samplesOf);

/** Samples lie, for the compiler, where their packages are found; nothing is written. */
const FOLDER = join(ROOT, '.samples');

test('there is code in the documentation', () => {
  expect(samples.length).toBeGreaterThan(20);
});

test('all of it type-checks', () => {
  const texts = new Map(samples.map(({ path, text }) => [join(FOLDER, path), text]));
  const options: ts.CompilerOptions = {
    ...compilerOptions(),
    paths: Object.fromEntries(Object.entries(entryPoints()).map(([specifier, file]) => [specifier, [join(ROOT, file)]])),
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { directoryExists, fileExists, readFile, getSourceFile } = host;
  host.directoryExists = (folder) => folder.startsWith(FOLDER) || directoryExists!(folder);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, version, ...rest) : ts.createSourceFile(file, text, version, true);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const problems = [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => {
      const line = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line + 1;
      return `${file.slice(FOLDER.length + 1).replace(/\/[^/]+$/, '')}:${line}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
    });
  });
  expect(problems).toEqual([]);
}, 120_000);

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.dev.json'), (file) => ts.sys.readFile(file));
  return ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, ROOT).options;
}
