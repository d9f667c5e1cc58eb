import { Runbook } from '../../model';

/** @internal */
export const Runbooks = {
  CircuitBreakerOpen: {
    meaning: 'Calls to the service failed so often that the program no longer tries.',
    impact: 'What needs the service fails or is done without it until the breaker closes again.',
    diagnosis: "Look at the service's own status page, at the panel \"Failures\" for when it began, and at the program's log for the error: refused, timeout, 401 (an expired key), 429 (a limit).",
    mitigation: 'Wait for the service or switch to another; renew the key; lower the rate of calls.',
  },
  CircuitBreakerFlapping: {
    meaning: 'The service answers, fails, and answers again.',
    impact: 'Some of the calls fail; users see errors that come and go.',
    diagnosis: 'Look for a limit that is reached again and again (429), a time-out that is too tight, or one bad instance behind a load balancer.',
    mitigation: 'Raise the limit or the time-out, or lower the rate of calls; tell the operator of the service.',
  },
} as const satisfies Record<string, Runbook>;
