import { Expression } from './expression';
import { LabelFlow } from './label-flow';
import { LabelReader } from './labels';
import { Problem } from './problem';
import { Query } from './query';
import { MetricLabels } from './selector-labels';
import { TypeChecker } from './types';
import { ValueType } from './value-type';

/**
 * What an analysis may rely on.
 *
 * @internal
 */
export interface AnalysisOptions {
  /**
   * What is known of metrics.
   *
   * @default - nothing: a metric may have any labels
   */
  readonly metricLabels?: MetricLabels;
}

/**
 * What is known of a query without asking any server.
 *
 * @internal
 */
export interface Analysis {
  /** What Prometheus refuses although the text follows its grammar, in the order of the text. */
  readonly problems: readonly Problem[];
  /** The type of the query or an expression inside it; undefined where a Grafana variable decides. */
  typeOf(expression: Expression): ValueType | undefined;
  /** What is known of the labels of the series of the query or an expression inside it. It means nothing where a problem is. */
  labelsOf(expression: Expression): LabelFlow;
}

/**
 * Types and labels of a query and of all expressions inside it. The work is done once for each expression, when it is asked for.
 *
 * @internal
 */
export function analyse(query: Query, options: AnalysisOptions = {}): Analysis {
  const checker = new TypeChecker(query.text, query.expression);
  const labels = new LabelReader((expression) => checker.types.get(expression), options.metricLabels ?? (() => undefined));
  return {
    problems: checker.problems(),
    typeOf: (expression) => checker.types.get(expression),
    labelsOf: (expression) => labels.read(expression),
  };
}
