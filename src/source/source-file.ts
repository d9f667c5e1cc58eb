import { FileProblem, FileProblemKind, invalid, secretLookalike, shown } from '../core';

/** Far above any configuration, far below what would take the memory of a small machine. */
const LARGEST = 20 * 1024 ** 2;
const LONGEST_SHOWN = 80;

/**
 * A file that somebody wrote: its text, and the problems that were found in it.
 *
 * @internal
 */
export class SourceFile {
  public readonly problems: FileProblem[] = [];
  private lineStarts?: number[];

  public constructor(public readonly text: string, public readonly name: string) {
    if (typeof name !== 'string' || name === '') throw invalid(`the name of a file is ${shown(name)}: give the one that people know it by, such as "rules/api.yml"`);
    if (typeof text !== 'string') throw invalid(`${name}: what was given is no text: read the file as UTF-8`);
  }

  public problem(kind: FileProblemKind, offset: number, place: string, message: string, remedy: string): void {
    this.problems.push({ kind, file: this.name, ...this.position(offset), place, message, remedy });
  }

  /** Line and column of an offset, from 1. */
  public position(offset: number): { readonly line: number; readonly column: number } {
    const starts = this.lineStarts = this.lineStarts ?? startsOf(this.text);
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) low = middle; else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  }

  /** Whether it is a text that can be looked at; if not, the problem was told. */
  public isReadable(): boolean {
    if (this.text.length > LARGEST) {
      this.problem(FileProblemKind.LIMIT, 0, '', `it has ${Math.ceil(this.text.length / 1024 ** 2)} MB, more than ${LARGEST / 1024 ** 2} MB`, 'no configuration is that large: name another file, or split this one');
      return false;
    }
    const binary = this.text.search(/[\0-\x08\x0b\x0c\x0e-\x1f]/);
    if (binary >= 0) {
      this.problem(FileProblemKind.SYNTAX, binary, '', 'it is no text: it holds control characters', 'name a text file');
      return false;
    }
    const broken = this.text.search(/\ufffd|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
    if (broken >= 0) {
      this.problem(FileProblemKind.SYNTAX, broken, '', 'it holds a character that is no UTF-8', 'save the file as UTF-8');
      return false;
    }
    return true;
  }
}

/**
 * A value in a message: short, and not if it may be a secret.
 *
 * @internal
 */
export function safelyShown(text: string): string {
  const looksLike = secretLookalike(text);
  if (looksLike !== undefined) return `(what looks like ${looksLike})`;
  return shown(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text);
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
