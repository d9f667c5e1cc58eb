import { FindingLevel } from '../../core';
import { AlertRule, alertsOf } from '../../model';
import { Check } from '../check';
import { effectiveRule } from '../effective-rule';

/**
 * Two alerts of one name and the same fixed labels cannot be told apart.
 *
 * @internal
 */
export const duplicate: Check = {
  id: 'alerts/duplicate',
  level: FindingLevel.ERROR,
  find: ({ description }) => {
    const alerts = alertsOf(description);
    const twice = new Set(alerts.map(key).filter((k, i, all) => all.indexOf(k) !== i));
    return [...twice].sort().map((k) => ({
      where: `alert ${alerts.find((alert) => key(alert) === k)!.name}`,
      message: `it is defined ${alerts.filter((alert) => key(alert) === k).length} times with the same labels`,
      remedy: 'rename one, pack.alert(name, { alertName: .. }), or disable one, pack.disable(name, reason)',
    }));
  },
};

function key(alert: AlertRule): string {
  const { labels } = effectiveRule(alert);
  return JSON.stringify([alert.name, ...Object.keys(labels).sort().map((label) => [label, labels[label]])]);
}
