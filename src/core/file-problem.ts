import { invalid } from './invalid';

/**
 * What kind of problem a file has.
 */
export enum FileProblemKind {
  /** It is no text, or not the YAML or JSON that it should be. */
  SYNTAX = 'syntax',
  /** It is larger, deeper or more entangled than any configuration is. */
  LIMIT = 'limit',
  /** A key stands twice in one map. */
  DUPLICATE_KEY = 'duplicate-key',
  /** A key that the server does not know: it refuses the file. */
  UNKNOWN_FIELD = 'unknown-field',
  /** A list where a text belongs, and the like. */
  TYPE = 'type',
  /** A value that the server refuses. */
  VALUE = 'value',
  /** A secret stands in the file itself. */
  LITERAL_SECRET = 'literal-secret',
  /** The server reads it still, but something else took its place. */
  DEPRECATED = 'deprecated',
  /** It is right, but a monitoring cannot take it over. */
  NOT_CARRIED = 'not-carried',
}

/**
 * Something that is wrong with a file, and where. It never holds a secret.
 */
export interface FileProblem {
  /** What kind of problem it is. */
  readonly kind: FileProblemKind;
  /** The file's name, as it was given. */
  readonly file: string;
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1. */
  readonly column: number;
  /** Where it is in the words of the file, such as `groups[0].rules[2].expr`; empty for the file as a whole. */
  readonly place: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Problems that stop nobody: the server reads the file as it is. */
const HARMLESS: readonly FileProblemKind[] = [FileProblemKind.DEPRECATED];
/** More are not read by anybody. */
const MOST = 20;

/**
 * Refuses a file with all that is wrong with it, when that is more than a deprecation.
 *
 * @internal
 */
export function requireNoProblems(problems: readonly FileProblem[], what: string): void {
  const serious = problems.filter(({ kind }) => !HARMLESS.includes(kind));
  if (serious.length === 0) return;
  const shown = serious.slice(0, MOST).map(problemText);
  if (serious.length > MOST) shown.push(`and ${serious.length - MOST} more`);
  throw invalid(`${what} has ${serious.length === 1 ? 'a problem' : `${serious.length} problems`}:\n${shown.join('\n')}`);
}

/**
 * A problem in one line.
 *
 * @internal
 */
export function problemText({ file, line, column, place, message, remedy }: FileProblem): string {
  return `${file}:${line}:${column}: ${place === '' ? '' : `${place}: `}${message}; ${remedy}`;
}
