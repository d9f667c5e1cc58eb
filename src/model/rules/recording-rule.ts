import { Rule } from './rule';
import { Json, Names, requireName, shown } from '../../core';
import { Query } from '../../promql';
import { Origin } from '../import/file-position';

/**
 * Properties of `RecordingRule`.
 */
export interface RecordingRuleProps {
  /** The metric that is recorded, by convention `level:metric:operation` (https://prometheus.io/docs/practices/rules/). */
  readonly record: string;
  /** The query. */
  readonly expr: string;
  /** Labels that are added. @default - none */
  readonly labels?: { readonly [label: string]: string };
  /** Verbatim fields, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * A query whose result is kept as a metric of its own.
 */
export class RecordingRule extends Rule {
  /**
   * A recording rule as it stands in a file: the name of its metric may be any text.
   *
   * @internal
   */
  public static _imported({ record, expr, labels = {} }: Json, origin: Origin): RecordingRule {
    const fields: Partial<RecordingRule> = { name: record, expr, labels: { ...labels }, _origin: origin };
    return Object.assign(Object.create(RecordingRule.prototype) as RecordingRule, fields);
  }

  public readonly expr: string;

  /**
   * @throws on an illegal metric or label name, or a query that does not parse
   */
  public constructor(props: RecordingRuleProps) {
    super(requireName(Names.METRIC, props.record, 'recording rule'), props.labels, props.overrides);
    const of = `recording rule ${shown(props.record)}`;
    for (const label of Object.keys(props.labels ?? {})) requireName(Names.LABEL, label, of);
    Query.parse(props.expr, of);
    this.expr = props.expr;
  }
}
