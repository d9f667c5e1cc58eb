import { FileProblem, FileProblemKind } from '../../core';
import { FormerFields, readYaml, RecordShape, ShapeReader, SourceFile } from '../../source';

/**
 * A configuration that was read: plain values, where they stand, and what is wrong.
 *
 * @internal
 */
export interface ReadFile {
  readonly file: SourceFile;
  readonly reader: ShapeReader;
  /** As far as it is right. */
  readonly value: { readonly [field: string]: any };
  /** All problems but those of secrets, which may be given by reference. */
  readonly problems: readonly FileProblem[];
}

/**
 * Reads a server's configuration as strictly as the server does.
 *
 * @internal
 */
export function readFile(text: string, name: string, shape: RecordShape, former: FormerFields): ReadFile {
  const file = new SourceFile(text, name);
  const reader = new ShapeReader(file, former);
  const root = readYaml(file);
  const isBroken = root === undefined && file.problems.some(({ kind }) => kind !== FileProblemKind.DEPRECATED);
  const isNothing = root === undefined || (root.kind === 'scalar' && root.plain && /^(null|~|)$/.test(root.text));
  const value = isBroken ? {} : reader.read(isNothing ? { kind: 'map', at: 0, entries: [] } : root!, shape) ?? {};
  return { file, reader, value, problems: inOrder(file.problems) };
}

/**
 * The problems in the order of the file.
 *
 * @internal
 */
export function inOrder(problems: readonly FileProblem[]): FileProblem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}
