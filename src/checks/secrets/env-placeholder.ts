import { problemsByLine } from './file-lines';
import { envPlaceholder, FindingLevel } from '../../core';
import { Check } from '../check';

/**
 * No `${SLACK_WEBHOOK_URL}`: neither Prometheus nor Alertmanager expands environment variables in its files
 * (but Prometheus in external labels, where it is easily unset).
 *
 * @internal
 */
export const envPlaceholders: Check = {
  id: 'secrets/env-placeholder',
  level: FindingLevel.ERROR,
  find: ({ files }) => problemsByLine(files, (line) => {
    const placeholder = envPlaceholder(line);
    return placeholder === undefined ? undefined : {
      message: `${placeholder} stays as it is: nothing expands environment variables there`,
      remedy: 'use a SecretRef for a secret, or put the value into the description',
    };
  }),
};
