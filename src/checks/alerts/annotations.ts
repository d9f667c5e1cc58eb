import { FindingLevel } from '../../core';
import { alertsOf } from '../../model';
import { Check } from '../check';
import { effectiveRule } from '../effective-rule';

/**
 * Every alert says what is wrong, in a summary and a description.
 *
 * @internal
 */
export const annotations: Check = {
  id: 'alerts/annotations',
  level: FindingLevel.ERROR,
  find: ({ description }) => alertsOf(description).flatMap((alert) => ['summary', 'description']
    .filter((name) => !String(effectiveRule(alert).annotations[name] ?? '').trim())
    .map((name) => ({ where: `alert ${alert.name}`, message: `it has no ${name}`, remedy: 'write it for the person who is woken up' }))),
};
