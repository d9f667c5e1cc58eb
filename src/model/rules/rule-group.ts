import { Rule } from './rule';
import { invalid, Names, parsePositiveDuration, requireName, shown } from '../../core';

/**
 * Properties of `RuleGroup`.
 */
export interface RuleGroupProps {
  /** Unique among the groups of one rule file. */
  readonly name: string;
  /** Evaluated one after the other, in this order. */
  readonly rules: Rule[];
  /** How often, such as `1m`. @default - the monitoring's `evaluationInterval` */
  readonly interval?: string;
  /** Verbatim fields of the group, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Rules that are evaluated together, in their order.
 */
export class RuleGroup {
  /**
   * A group as it stands in a file: its name may be any text, and it may have no rules.
   *
   * @internal
   */
  public static _imported({ name, rules, interval, overrides }: RuleGroupProps): RuleGroup {
    const fields: RuleGroup = { name, rules: [...rules], interval, _overrides: overrides };
    return Object.assign(Object.create(RuleGroup.prototype) as RuleGroup, fields);
  }

  /** Its name, unique in its rule file. */
  public readonly name: string;
  /** Its rules, in the order they are evaluated. */
  public readonly rules: Rule[];
  /** How often it is evaluated. */
  public readonly interval?: string;
  /** @internal */
  public readonly _overrides?: { readonly [key: string]: any };

  /**
   * @throws on an illegal name or interval, or if there is no rule
   */
  public constructor(props: RuleGroupProps) {
    this.name = requireName(Names.GROUP, props.name, 'rule group');
    if (props.interval !== undefined) parsePositiveDuration(props.interval, `interval of rule group ${shown(props.name)}`);
    if (props.rules.length === 0) throw invalid(`rule group ${shown(props.name)} has no rules: give at least one`);
    this.rules = [...props.rules];
    this.interval = props.interval;
    this._overrides = props.overrides;
  }
}
