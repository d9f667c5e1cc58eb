import { Finding, sortedBy } from '../core';
import { Acknowledgement } from '../model';
import { annotations } from './alerts/annotations';
import { duplicate } from './alerts/duplicate';
import { routed } from './alerts/routed';
import { disk } from './capacity/disk';
import { Check, CheckSubject, findingsOfCheck } from './check';
import { syntax } from './promql/syntax';
import { deadReceiver } from './routing/dead-receiver';
import { undefinedNames } from './routing/undefined';
import { unreachable } from './routing/unreachable';
import { duplicateJob } from './scrape/duplicate-job';
import { envPlaceholders } from './secrets/env-placeholder';
import { literalSecret } from './secrets/literal-secret';

/**
 * Every check, by id.
 *
 * @internal
 */
export const CHECKS: readonly Check[] = sortedBy([
  annotations, deadReceiver, disk, duplicate, duplicateJob, envPlaceholders, literalSecret, routed, syntax, undefinedNames, unreachable,
], (check) => check.id);

/** @internal */
export function runChecks(subject: CheckSubject): Finding[] {
  return CHECKS.flatMap((check) => findingsOfCheck(check, subject));
}

/**
 * The findings that nobody accepted.
 *
 * @internal
 */
export function withoutAcknowledged(findings: readonly Finding[], acknowledgements: readonly Acknowledgement[]): Finding[] {
  return findings.filter((finding) => !acknowledgements.some((a) => a.id === finding.id && covers(a.where, finding.where)));
}

function covers(pattern: string, where: string): boolean {
  return pattern.endsWith('*') ? where.startsWith(pattern.slice(0, -1)) : where === pattern;
}
