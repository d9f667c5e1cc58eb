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
  find: ({ description, files }) => {
    const variables = new Set(description.dashboards.flatMap(({ dashboard }) => dashboard.variables.map((variable) => variable.name)));
    // Grafana does expand them where it is provisioned.
    return problemsByLine(files.filter(({ path }) => !path.startsWith('grafana/provisioning/')), (line, { path }) => {
      const placeholder = envPlaceholder(path.startsWith('grafana/dashboards/') ? withoutVariables(line, variables) : line);
      return placeholder === undefined ? undefined : {
        message: `${placeholder} stays as it is: nothing expands environment variables there`,
        remedy: 'use a SecretRef for a secret, or put the value into the description',
      };
    });
  },
};

/** A dashboard's own variable may be called `${INSTANCE}`. */
function withoutVariables(line: string, variables: ReadonlySet<string>): string {
  return line.replace(/\$\{?(\w+)/g, (text, name) => (variables.has(name) ? name : text));
}
