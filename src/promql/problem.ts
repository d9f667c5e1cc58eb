import { Span } from './expression';

/**
 * Something in a query that Prometheus refuses although the text follows its grammar.
 *
 * @internal
 */
export interface Problem extends Span {
  /** What kind of mistake it is. */
  readonly kind: 'arity' | 'type' | 'operator';
  /** One line: what is wrong, the value, what is allowed. */
  readonly message: string;
  /** One line: what to write instead. */
  readonly remedy: string;
  /** Whether Prometheus refuses this for sure: what Grafana puts in the place of a variable may make it right. */
  readonly certain: boolean;
}
