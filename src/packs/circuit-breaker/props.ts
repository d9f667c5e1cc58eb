/**
 * The gauge of a circuit breaker's state: 0 closed, 1 half-open, 2 open.
 */
export interface CircuitBreakerStateMetric {
  /** The gauge's name. */
  readonly metric: string;
  /** The label with the service that the breaker protects from. @default 'service' */
  readonly serviceLabel?: string;
  /** The services there are. @default - any */
  readonly services?: string[];
}

/**
 * The counter of calls that failed, as the circuit breaker counts them.
 */
export interface CircuitBreakerFailuresMetric {
  /** The counter's name; its service label is that of the state. */
  readonly metric: string;
}

/**
 * Properties of `CircuitBreakerPack`.
 */
export interface CircuitBreakerPackProps {
  /** Name of the pack; its rule file and its dashboard are named after it. @default 'circuit-breaker' */
  readonly name?: string;
  /** The scrape job of the program that has these metrics. @default - any */
  readonly job?: string;
  /** The gauge of the state. */
  readonly state: CircuitBreakerStateMetric;
  /** The counter of failed calls. @default - no panel about failures */
  readonly failures?: CircuitBreakerFailuresMetric;
}
