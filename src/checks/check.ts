import { Finding, FindingLevel } from '../core';
import { Description } from '../model';
import { ConfigFile, Workload } from '../workload';

/**
 * What checks look at: the description, and the files as they will be written.
 *
 * @internal
 */
export interface CheckSubject {
  readonly description: Description;
  readonly files: readonly ConfigFile[];
  /** What runs; none where a service runs it. */
  readonly workloads?: readonly Workload[];
  /** Size of the disk for samples, in bytes. */
  readonly diskBytes: number;
}

/**
 * A problem that a check found; the check's id and level make it a finding.
 *
 * @internal
 */
export interface Problem {
  readonly where: string;
  readonly message: string;
  readonly remedy: string;
}

/**
 * One check: one file, one page in docs/checks.
 *
 * @internal
 */
export interface Check {
  /** `group/name`: public, people acknowledge by it. */
  readonly id: string;
  readonly level: FindingLevel;
  find(subject: CheckSubject): Problem[];
}

/** @internal */
export function findingsOfCheck(check: Check, subject: CheckSubject): Finding[] {
  return check.find(subject).map((problem) => ({ id: check.id, level: check.level, ...problem }));
}
