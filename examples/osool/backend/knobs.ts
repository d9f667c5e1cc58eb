/** Of the services behind circuit breakers, as the metric counts them. */
export const BREAKER_STATES = { closed: 0, half_open: 1, open: 2 } as const;

export type BreakerState = keyof typeof BREAKER_STATES;

/** What can be turned while the backend runs. The defaults are a quiet day. */
export interface Knobs {
  /** Requests per second, on average. */
  readonly requestsPerSecond: number;
  /** Share of the requests that are answered with 5xx. */
  readonly errorRatio: number;
  /** Half of the requests are faster, in seconds; one in twenty takes about three times as long. */
  readonly latencySeconds: number;
  /** Half of the database's queries are faster, in seconds. */
  readonly queryLatencySeconds: number;
  /** Spent on OpenAI, in USD per second. 0.0005 is 43 USD a day. */
  readonly costPerSecond: number;
  /** Connections of the pool in use: this many, and up to 15 % more. */
  readonly connections: number;
  /** Share of the reservations that fail. */
  readonly reservationFailureRatio: number;
  readonly breakers: { readonly [service: string]: BreakerState };
}

export const DEFAULTS: Knobs = {
  requestsPerSecond: 12,
  errorRatio: 0.002,
  latencySeconds: 0.08,
  queryLatencySeconds: 0.004,
  costPerSecond: 0.0005,
  connections: 12,
  reservationFailureRatio: 0.04,
  breakers: { openai: 'closed', blockchain: 'closed', paymob: 'closed' },
};

/** The most that each number may be; none may be negative. */
const LIMITS: { readonly [knob: string]: number } = {
  requestsPerSecond: 2000,
  errorRatio: 1,
  latencySeconds: 60,
  queryLatencySeconds: 60,
  costPerSecond: 1000,
  connections: 1000,
  reservationFailureRatio: 1,
};

/**
 * The knobs with some of them turned.
 *
 * @throws if a knob is unknown or its value makes no sense
 */
export function turned(knobs: Knobs, change: unknown): Knobs {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) throw new Error(`not a JSON object: give one such as {"errorRatio": 0.2}; ${allowed()}`);
  const result: { [knob: string]: unknown } = { ...knobs };
  for (const [name, value] of Object.entries(change)) {
    if (name === 'breakers') result.breakers = turnedBreakers(knobs.breakers, value);
    else result[name] = requireNumber(name, value);
  }
  return result as unknown as Knobs;
}

function turnedBreakers(breakers: Knobs['breakers'], change: unknown): Knobs['breakers'] {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) throw new Error('breakers is not an object: give one such as {"openai": "open"}');
  for (const [service, state] of Object.entries(change)) {
    if (!Object.hasOwn(DEFAULTS.breakers, service)) throw new Error(`unknown breaker ${JSON.stringify(service)}: there are ${Object.keys(DEFAULTS.breakers).join(', ')}`);
    if (typeof state !== 'string' || !Object.hasOwn(BREAKER_STATES, state)) {
      throw new Error(`breaker ${service} cannot be ${JSON.stringify(state)}: a state is ${Object.keys(BREAKER_STATES).join(', ')}`);
    }
  }
  return { ...breakers, ...change };
}

function requireNumber(name: string, value: unknown): number {
  if (!Object.hasOwn(LIMITS, name)) throw new Error(`unknown knob ${JSON.stringify(name)}: ${allowed()}`);
  if (typeof value === 'number' && value >= 0 && value <= LIMITS[name]) return value;
  throw new Error(`${name} cannot be ${JSON.stringify(value)}: give a number from 0 to ${LIMITS[name]}`);
}

function allowed(): string {
  return `the knobs are ${Object.keys(DEFAULTS).join(', ')}`;
}
