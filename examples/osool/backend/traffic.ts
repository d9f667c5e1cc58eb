import { Amounts, durations, wave } from './amounts';
import { BREAKER_STATES, DEFAULTS, Knobs, turned } from './knobs';
import { metrics } from './metrics';

/** What is asked for, and which share of all requests it is. */
const ROUTES = [
  { method: 'GET', endpoint: '/api/properties', ok: '200', refused: '404', share: 0.5 },
  { method: 'GET', endpoint: '/api/properties/search', ok: '200', refused: '422', share: 0.25 },
  { method: 'POST', endpoint: '/api/chat', ok: '200', refused: '429', share: 0.2 },
  { method: 'POST', endpoint: '/api/reservations', ok: '201', refused: '409', share: 0.05 },
];

/** One request in fifty is the visitor's mistake. */
const REFUSED = 0.02;

/** How OpenAI is used: the share of the chats, tokens of a request, and the share of the cost. */
const MODELS = [
  { model: 'gpt-4o', context: 'property_search', share: 0.6, prompt: 900, completion: 260, cost: 0.85 },
  { model: 'gpt-4o', context: 'negotiation', share: 0.1, prompt: 1600, completion: 420, cost: 0.1 },
  { model: 'gpt-4o-mini', context: 'summary', share: 0.3, prompt: 500, completion: 120, cost: 0.05 },
];

const QUERIES = [{ type: 'select', perRequest: 2.5 }, { type: 'insert', perRequest: 0.3 }, { type: 'update', perRequest: 0.2 }, { type: 'delete', perRequest: 0.02 }];

const POOLS = [
  { pool_id: '42', property_title: 'Zed East Apartment', reserve: 18_500_000, volumePerSecond: 900 },
  { pool_id: '7', property_title: 'Marassi Chalet', reserve: 11_200_000, volumePerSecond: 350 },
  { pool_id: '15', property_title: 'New Capital Office', reserve: 26_000_000, volumePerSecond: 600 },
];

/**
 * Makes the metrics move as if people used Osool.
 *
 * Nothing is served and nothing is waited for: each step adds what would have happened in the time that went by. The numbers
 * rise and fall in waves, not at random, so that each run looks alike.
 */
export class Traffic {
  private current = DEFAULTS;
  private seconds = 0;
  private readonly amounts = new Amounts();

  public constructor() {
    // At 0 from the beginning: what has not happened yet is seen as such.
    for (const { method, endpoint, ok } of ROUTES) {
      for (const status of [ok, '500', '503']) metrics.requests.inc({ method, endpoint, status }, 0);
    }
    for (const status of ['completed', 'failed']) metrics.reservations.inc({ status }, 0);
    for (const service of Object.keys(DEFAULTS.breakers)) metrics.breakerFailures.inc({ service }, 0);
    this.show();
  }

  public get knobs(): Knobs {
    return this.current;
  }

  /** @throws if a knob is unknown or its value makes no sense */
  public turn(change: unknown): void {
    const before = this.current.breakers;
    this.current = turned(this.current, change);
    // A breaker opens because of a row of failures.
    for (const [service, state] of Object.entries(this.current.breakers)) {
      if (state === 'open' && before[service] !== 'open') metrics.breakerFailures.inc({ service }, 5);
    }
    this.show();
  }

  /** What happened in so many seconds. */
  public advance(seconds: number): void {
    this.seconds += seconds;
    const requests = this.current.requestsPerSecond * seconds * (1 + 0.25 * wave(this.seconds, 600));
    for (const route of ROUTES) this.serve(route, requests * route.share);
    for (const { type, perRequest } of QUERIES) {
      const count = this.amounts.whole(`query ${type}`, requests * perRequest);
      for (const duration of durations(count, this.current.queryLatencySeconds)) metrics.queries.observe({ query_type: type }, duration);
    }
    this.talk(requests * 0.2, seconds);
    this.sell(requests);
    for (const { pool_id, volumePerSecond } of POOLS) metrics.tradeVolume.inc({ pool_id }, volumePerSecond * seconds);
    for (const service of Object.keys(DEFAULTS.breakers)) metrics.breakerFailures.inc({ service }, this.amounts.whole(`failure ${service}`, seconds / 300));
    this.show();
  }

  private serve({ method, endpoint, ok, refused }: typeof ROUTES[number], requests: number): void {
    const { errorRatio, latencySeconds } = this.current;
    const kinds = [
      { status: '500', share: errorRatio * 0.7 },
      { status: '503', share: errorRatio * 0.3 },
      { status: refused, share: (1 - errorRatio) * REFUSED },
      { status: ok, share: (1 - errorRatio) * (1 - REFUSED) },
    ];
    let served = 0;
    for (const { status, share } of kinds) {
      const count = this.amounts.whole(`${method} ${endpoint} ${status}`, requests * share);
      if (count > 0) metrics.requests.inc({ method, endpoint, status }, count);
      served += count;
    }
    for (const duration of durations(served, latencySeconds)) metrics.latency.observe({ method, endpoint }, duration);
  }

  private talk(chatRequests: number, seconds: number): void {
    for (const { model, context, share, prompt, completion, cost } of MODELS) {
      const count = this.amounts.whole(`openai ${model} ${context}`, chatRequests * share);
      metrics.openaiRequests.inc({ model, context }, count);
      metrics.openaiTokens.inc({ model, token_type: 'prompt' }, count * prompt);
      metrics.openaiTokens.inc({ model, token_type: 'completion' }, count * completion);
      metrics.openaiCost.inc({ model }, this.current.costPerSecond * seconds * cost);
    }
  }

  private sell(requests: number): void {
    const { reservationFailureRatio } = this.current;
    metrics.searches.inc(this.amounts.whole('searches', requests * 0.25));
    metrics.chats.inc(this.amounts.whole('chats', requests * 0.05));
    metrics.reservations.inc({ status: 'completed' }, this.amounts.whole('completed', requests * 0.002 * (1 - reservationFailureRatio)));
    metrics.reservations.inc({ status: 'failed' }, this.amounts.whole('failed', requests * 0.002 * reservationFailureRatio));
  }

  /** What is not added up, but is so at this moment. */
  private show(): void {
    const { connections, breakers } = this.current;
    metrics.connections.set(Math.round(connections * (1.075 + 0.075 * wave(this.seconds, 240))));
    for (const [service, state] of Object.entries(breakers)) metrics.breakerState.set({ service }, BREAKER_STATES[state]);
    for (const { pool_id, property_title, reserve } of POOLS) {
      metrics.poolReserve.set({ pool_id, property_title }, Math.round(reserve * (1 + 0.03 * wave(this.seconds, 3600))));
    }
    metrics.slippage.set(0.6 + 0.3 * wave(this.seconds, 420));
  }
}
