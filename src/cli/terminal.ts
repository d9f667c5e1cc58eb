/**
 * Where the command speaks: results and complaints, each in whole lines.
 *
 * @internal
 */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * What the command ends with.
 *
 * @internal
 */
export enum ExitCode {
  /** Nothing to complain about. */
  CLEAN = 0,
  /** Something was found. */
  FINDINGS = 1,
  /** The command was called wrongly, or could not read what it was to check. */
  MISUSE = 2,
}

/**
 * A call that cannot be followed. The message is for the caller.
 *
 * @internal
 */
export class Misuse extends Error {}

/**
 * Text from a file, without the characters that steer a terminal.
 *
 * @internal
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, ' ');
}
