import { FindingLevel, shown } from '../../core';
import { Description } from '../../model';
import { Check, Problem } from '../check';

/**
 * Every receiver and mute timing that a route names was added; Alertmanager refuses to start otherwise.
 *
 * @internal
 */
export const undefinedNames: Check = {
  id: 'routing/undefined',
  level: FindingLevel.ERROR,
  find: ({ description }) => (description.alertmanager.options === undefined ? [] : problems(description)),
};

function problems(description: Description): Problem[] {
  const timings = description.muteTimings.map((timing) => timing.name);
  const receivers = description.receivers.map((receiver) => receiver.name);
  return description.routes.flatMap((route) => {
    const where = `route ${route.matchers.join(', ')}`;
    const others = route.receivers.filter((receiver) => !description.receivers.includes(receiver));
    const unknownTimings = (route._props.muteTimings ?? []).filter((name) => !timings.includes(name));
    return [
      ...others.map(({ name }) => ({
        where,
        message: receivers.includes(name)
          ? `it tells a receiver ${shown(name)} that is another one than the monitoring's of this name`
          : `it tells the receiver ${shown(name)}, which the monitoring does not have: Alertmanager would refuse to start`,
        remedy: 'add it with addReceiver, and route to what that returns',
      })),
      ...unknownTimings.map((name) => ({
        where,
        message: `it names the mute timing ${shown(name)}, which the monitoring does not have: Alertmanager would refuse to start`,
        remedy: `add it with addMuteTiming${timings.length > 0 ? `; there are ${timings.join(', ')}` : ''}`,
      })),
    ];
  });
}
