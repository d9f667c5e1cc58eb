import { Runbook } from '../../../src/model';

export const Runbooks = {
  HighDatabaseConnections: {
    meaning: 'A backend process uses most of the connections of its pool.',
    impact: 'When the pool is empty, requests wait for a connection and time out.',
    diagnosis: 'The panel "Query Time" shows whether queries became slow, "API Request Rate" whether there are more of them. '
      + '`SELECT state, count(*) FROM pg_stat_activity GROUP BY 1` shows connections that are held and not used.',
    mitigation: 'Restart the backend if it leaks; cancel the slow query; enlarge the pool only while the database has connections left.',
  },
  NoReservationsInLast24Hours: {
    meaning: 'Nobody completed a reservation for a day, or the backend no longer counts them.',
    impact: 'Most likely no customer can reserve: no revenue.',
    diagnosis: 'Reserve a property yourself. Compare with "Property Searches" and with failed reservations: visitors without attempts point to the front end, '
      + 'failures to payment (circuit breaker of paymob) or blockchain.',
    mitigation: 'Repair the step that fails, or roll the last deployment back. On a holiday without customers, silence the alert for the day.',
  },
  HighReservationFailureRate: {
    meaning: 'Too large a share of the reservations ends in failure.',
    impact: 'Customers who want to pay cannot.',
    diagnosis: 'The log of the backend has the reason of each failure. See whether a circuit breaker is open (paymob, blockchain) or the database is slow.',
    mitigation: 'Repair or switch the payment provider, or roll the last deployment back; tell the customers concerned.',
  },
} as const satisfies Record<string, Runbook>;
