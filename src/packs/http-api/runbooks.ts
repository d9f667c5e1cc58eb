import { Runbook } from '../../model';

/** @internal */
export const Runbooks = {
  APIDown: {
    meaning: 'Prometheus gets metrics from no instance of the API.',
    impact: 'Most likely users get no answer either. If only the metrics are gone, all other alerts about the API are blind.',
    diagnosis: "Prometheus' page Targets shows the last error of each instance: refused (not running), timeout (overloaded or firewall), 401 or 403 (the token of /metrics). "
      + 'Call the API from outside to see what users see. What was deployed last?',
    mitigation: 'Start it again, or roll the last deployment back.',
  },
  APIInstanceDown: {
    meaning: 'Some instances of the API do not answer, others do.',
    impact: 'The others carry more load; another failure may be too much.',
    diagnosis: "Prometheus' page Targets shows the last error. Look at the instance's log and at its machine: was it killed for memory?",
    mitigation: 'Restart or replace the instance. One that was taken away on purpose is removed from the targets.',
  },
  HighErrorRate: {
    meaning: 'Too large a share of the requests is answered with a status of 500 or above.',
    impact: 'Users see errors.',
    diagnosis: 'The panel "Requests" shows which endpoint and status, and since when; the log of that endpoint says why. '
      + 'See whether a database, cache or external service that it needs has an alert of its own.',
    mitigation: 'Roll the last deployment back, or repair what the endpoint depends on.',
  },
  HighAPILatency: {
    meaning: 'The slowest twentieth of the requests takes longer than allowed.',
    impact: 'Users wait, and some give up or try again, which adds load.',
    diagnosis: 'Compare the quantiles: if only p99 rises, a few requests are slow; if p50 does too, the whole API is. '
      + 'Look at the CPU of its machine, at slow queries of its database, and at external services that it waits for.',
    mitigation: 'Remove the bottleneck, add instances, or shorten the time-outs towards what is slow.',
  },
  LowTraffic: {
    meaning: 'Hardly any requests arrive.',
    impact: 'None for those who arrive. If it is not the hour, users do not get through to the API.',
    diagnosis: 'Compare with the same hour a day and a week before. Call the API as users do: name resolution, certificate, load balancer, and the front end that calls it.',
    mitigation: 'Repair the way to the API. Where nights are quiet, lower the threshold or add a mute timing.',
  },
} as const satisfies Record<string, Runbook>;
