import { BAD } from './bad-files';
import { DIFFERENCES, explains } from './differences';
import { GOOD } from './good-files';
import { judgeAll, Kind } from './judges';
import { mutants } from './mutants';
import { FileProblem, FileProblemKind } from '../../../src/core';
import { RuleFile } from '../../../src/model';
import { readAlertmanager, readPrometheus } from '../../../src/model/import/server-files';

const KINDS: Kind[] = ['rules', 'prometheus', 'alertmanager'];
const SEED = 20_261;
const MUTANTS = 400;

const READERS: { readonly [kind in Kind]: (text: string, name: string) => readonly FileProblem[] } = {
  rules: (text, name) => RuleFile.problems(text, name),
  prometheus: (text, name) => readPrometheus(text, name).problems,
  alertmanager: (text, name) => readAlertmanager(text, name).problems,
};

function refusals(kind: Kind, text: string): FileProblem[] {
  return READERS[kind](text, 'file.yml').filter((problem) => problem.kind !== FileProblemKind.DEPRECATED);
}

describe.each(KINDS)('%s', (kind) => {
  test('what the server loads is right', () => {
    expect(judgeAll(kind, GOOD[kind])).toEqual(GOOD[kind].map(() => undefined));
    expect(GOOD[kind].flatMap((text) => refusals(kind, text))).toEqual([]);
  });

  test.each(BAD[kind])('%s', (_mistake, text, position, said) => {
    const found = refusals(kind, text);
    expect(found.map(({ message, remedy }) => `${message}; ${remedy}`)).toEqual([expect.stringContaining(said)]);
    expect(found.map(({ line, column }) => `${line}:${column}`)).toEqual([position]);
  });

  test('the server refuses what is wrong', () => {
    const theirs = judgeAll(kind, BAD[kind].map(([, text]) => text));
    expect(BAD[kind].filter((_, i) => theirs[i] === undefined).map(([mistake]) => mistake)).toEqual([]);
  });

  test('files that were changed at random are judged alike', () => {
    const texts = mutants(GOOD[kind], MUTANTS, SEED);
    const theirs = judgeAll(kind, texts);
    const unexplained = texts.flatMap((text, i) => {
      const [ours] = refusals(kind, text);
      const isAlike = (ours === undefined) === (theirs[i] === undefined);
      return isAlike || explains(kind, ours?.message, theirs[i]) ? [] : [`${ours?.message} <> ${theirs[i]?.slice(0, 300)}\n${text}`];
    });
    expect(unexplained).toEqual([]);
    // A generator that spoils everything would prove nothing.
    expect(theirs.filter((said) => said === undefined).length).toBeGreaterThan(MUTANTS / 10);
    expect(theirs.filter((said) => said !== undefined).length).toBeGreaterThan(MUTANTS / 4);
  }, 120_000);
});

test.each(DIFFERENCES)('$kind differs still: $why', ({ kind, example, ours, theirs }) => {
  const [found] = refusals(kind, example);
  const [said] = judgeAll(kind, [example]);
  expect(found?.message ?? '').toMatch(ours ?? /^$/);
  expect(said ?? '').toMatch(theirs ?? /^$/);
  expect((found === undefined) === (said === undefined)).toBe(false);
});
