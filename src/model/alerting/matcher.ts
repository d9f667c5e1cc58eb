import { invalid, Names, requireName, shown } from '../../core';
import { regexpMistake } from '../../promql';

/**
 * A condition on one label (https://prometheus.io/docs/alerting/latest/configuration/#label-matchers).
 * A label that is missing counts as empty.
 */
export class Matcher {
  /** The label has this value. */
  public static equal(label: string, value: string): Matcher {
    return new Matcher(label, '=', value);
  }

  /** The label has another value, or none. */
  public static notEqual(label: string, value: string): Matcher {
    return new Matcher(label, '!=', value);
  }

  /** The whole value matches the RE2 expression. */
  public static regex(label: string, regex: string): Matcher {
    return new Matcher(label, '=~', requireRegex(regex));
  }

  /** The whole value does not match the RE2 expression. */
  public static notRegex(label: string, regex: string): Matcher {
    return new Matcher(label, '!~', requireRegex(regex));
  }

  private constructor(
    /** The label that is looked at. */
    public readonly label: string,
    /** `=`, `!=`, `=~` or `!~`. */
    public readonly operator: string,
    /** What it is compared with: a value, or an RE2 expression. */
    public readonly value: string,
  ) {
    requireName(Names.LABEL, label, 'matcher');
  }

  /** As Alertmanager reads it, always quoted: `severity="critical"`. */
  public toString(): string {
    return `${this.label}${this.operator}"${this.value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;
  }

  /** @internal */
  public _matches(labels: { readonly [label: string]: string }): boolean {
    const value = labels[this.label] ?? '';
    const same = this.operator.endsWith('~') ? matchesWhole(this.value, value) : value === this.value;
    return this.operator.startsWith('!') ? !same : same;
  }
}

function requireRegex(regex: string): string {
  const mistake = regexpMistake(regex);
  if (mistake !== undefined) throw invalid(`matcher: ${shown(regex)} is not a regular expression: ${mistake}; write RE2, such as "api|worker"`);
  return regex;
}

/** What only RE2 has and JavaScript cannot try counts as a match: a check that asks would else raise a false alarm. */
function matchesWhole(regex: string, value: string): boolean {
  const [, flags, rest] = /^\(\?([ims]+)\)(.*)$/s.exec(regex) ?? [undefined, '', regex];
  try {
    return new RegExp(`^(?:${rest.replace(/\(\?P</g, '(?<')})$`, [...new Set(`${flags}s`)].join('')).test(value);
  } catch {
    return true;
  }
}
