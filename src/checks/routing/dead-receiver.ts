import { hasVerbatimRouting } from './verbatim-routing';
import { FindingLevel } from '../../core';
import { routingSteps } from '../../model';
import { Check } from '../check';

/**
 * Every receiver is named by a route or an alert.
 *
 * @internal
 */
export const deadReceiver: Check = {
  id: 'routing/dead-receiver',
  level: FindingLevel.WARNING,
  find: ({ description }) => {
    if (hasVerbatimRouting(description)) return [];
    const used = new Set(routingSteps(description).map((step) => step.receiver.name));
    return description.receivers.filter((receiver) => !used.has(receiver.name)).map((receiver) => ({
      where: `receiver ${receiver.name}`,
      message: 'no route leads to it: it is never told anything',
      remedy: 'name it in addRoute or in the receivers of an alert, or remove it',
    }));
  },
};
