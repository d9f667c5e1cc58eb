import { invalid, shown } from './invalid';
import { hasLateValue } from './late-value';

/** @internal */
export interface NameRule {
  /** What the name belongs to, as the message says it. */
  readonly what: string;
  readonly pattern: RegExp;
  readonly allowed: string;
}

/**
 * What is a legal name, by what it names.
 *
 * Metric and label names: the classic form, which every server, exporter and tool accepts
 * (https://prometheus.io/docs/concepts/data_model/). Alert names are further held to PascalCase-able words,
 * because they become file names, matchers and anchors of runbooks.
 *
 * @internal
 */
export const Names = {
  METRIC: { what: 'metric name', pattern: /^[a-zA-Z_:][a-zA-Z0-9_:]*$/, allowed: 'letters, digits, "_" and ":", not starting with a digit' },
  LABEL: { what: 'label name', pattern: /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/, allowed: 'letters, digits and "_", not starting with a digit or "__"' },
  ALERT: { what: 'alert name', pattern: /^[a-zA-Z_][a-zA-Z0-9_]*$/, allowed: 'letters, digits and "_", not starting with a digit' },
  JOB: { what: 'job name', pattern: /^[a-zA-Z0-9_][a-zA-Z0-9_./-]{0,127}$/, allowed: 'letters, digits, "_", ".", "/" and "-", at most 128 characters' },
  GROUP: { what: 'rule group name', pattern: /^[a-zA-Z0-9_][a-zA-Z0-9_.:-]{0,127}$/, allowed: 'letters, digits, "_", ".", ":" and "-", at most 128 characters' },
  RECEIVER: { what: 'receiver name', pattern: /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,62}$/, allowed: 'letters, digits, "_", "." and "-", at most 63 characters' },
  /** Becomes a Kubernetes object, a docker container and a systemd unit: RFC 1123 label. */
  WORKLOAD: { what: 'name', pattern: /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/, allowed: 'lower-case letters, digits and "-", starting with a letter, at most 63 characters' },
  SECRET: { what: 'secret name', pattern: /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, allowed: 'lower-case letters, digits and "-", at most 63 characters' },
} as const satisfies Record<string, NameRule>;

/**
 * The name, when the rule allows it.
 *
 * @param of whose name it is, such as `scrape job` or `label of alert HighErrorRate`
 * @internal
 */
export function requireName(rule: NameRule, name: string, of?: string): string {
  if (typeof name !== 'string' || hasLateValue(name) || !rule.pattern.test(name)) {
    throw invalid(`${of ? `${of}: ` : ''}illegal ${rule.what} ${shown(name)}: allowed are ${rule.allowed}`
      + (typeof name === 'string' && hasLateValue(name) ? '; a name must be known at synthesis, a CDK token is not' : ''));
  }
  return name;
}
