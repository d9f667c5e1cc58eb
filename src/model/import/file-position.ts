/**
 * A place in a file.
 */
export interface FilePosition {
  /** The file's name, as it was given. */
  readonly file: string;
  /** The line, from 1. */
  readonly line: number;
  /** The column, from 1. */
  readonly column: number;
}

/**
 * Where something that was imported stands: by its field, and for a query or text by the offset in it.
 *
 * @internal
 */
export type Origin = (field: string, offset?: number) => FilePosition;
