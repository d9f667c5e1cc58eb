/**
 * How bad a finding is.
 */
export enum FindingLevel {
  /** What was described cannot work: synthesis fails. */
  ERROR = 'error',
  /** What was described works, but most likely not as meant. */
  WARNING = 'warning',
  /** Worth knowing. */
  INFO = 'info',
}

/**
 * Something a check found out about a description.
 */
export interface Finding {
  /** The check that speaks, `group/name`; each has a page in docs/checks. */
  readonly id: string;
  /** How bad it is. */
  readonly level: FindingLevel;
  /** What it is about: the alert, job, receiver, panel or workload, in the words of the description. */
  readonly where: string;
  /** What is wrong, with the value. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/**
 * A finding in one line, as people read it in a terminal.
 *
 * @internal
 */
export function findingText(finding: Finding): string {
  return `[${finding.id}] ${finding.where}: ${finding.message}; ${finding.remedy}`;
}
