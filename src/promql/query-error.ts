import { Refusal } from './refusal';

/**
 * What is wrong with the text of a query.
 *
 * @internal
 */
export interface QueryError {
  /** One line: what is wrong, without the place. */
  readonly reason: string;
  /** One line: what to write instead, when that is known. */
  readonly remedy?: string;
  /** For a reader: the reason, the place, the remedy, and the line with a caret below the place. */
  readonly message: string;
  /** Offset in the text, from 0. */
  readonly position: number;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Whether Prometheus refuses the query for sure: the grammar that we read it by lacks a little of what Prometheus reads. */
  readonly certain: boolean;
}

/** How much of a long line is shown around the place. */
const WIDTH = 110;

/**
 * The error for a refusal.
 *
 * @internal
 */
export function queryError(text: string, { reason, position, remedy, certain }: Refusal): QueryError {
  const before = text.slice(0, position).split('\n');
  const line = before.length;
  const column = before[line - 1].length + 1;
  const message = `${reason} at line ${line}, column ${column}${remedy ? `: ${remedy}` : ''}${excerpt(text.split('\n')[line - 1], column - 1)}`;
  return { reason, remedy, message, position, line, column, certain };
}

function excerpt(line: string, column: number): string {
  if (line.trim() === '') return '';
  const from = line.length <= WIDTH ? 0 : Math.max(0, Math.min(column - WIDTH / 2, line.length - WIDTH));
  const shown = line.slice(from, from + WIDTH).replace(/[\t\r]/g, ' ');
  const head = from > 0 ? '…' : '';
  const tail = from + WIDTH < line.length ? '…' : '';
  return `\n  ${head}${shown}${tail}\n  ${' '.repeat(head.length + column - from)}^`;
}
