/** Series in promtool's notation, a sample each `step`. */
interface Case {
  readonly series: { readonly [selector: string]: string };
  readonly at: string;
}

/** What Osool was promised about an alert. */
interface OsoolAlert {
  readonly alert: string;
  readonly severity: string;
  /** Receivers, as amtool prints them. */
  readonly told: string;
  /** Distance of samples and evaluations. @default '15s' */
  readonly step?: string;
  readonly fires: readonly Case[];
  readonly silent: readonly Case[];
}

const BACKEND = 'job="osool-backend", instance="backend:8000"';
const UP = { [`up{${BACKEND}}`]: '1x1600' };
const HOST = 'job="node", instance="host:9100"';

const errors = (percent: number) => ({
  [`osool_api_requests_total{${BACKEND}, method="GET", endpoint="/api/properties", status="200"}`]: `0+${100 - percent}x200`,
  [`osool_api_requests_total{${BACKEND}, method="POST", endpoint="/api/chat", status="500"}`]: `0+${percent}x200`,
});
/** So many percent of the requests take longer than 2 seconds. */
const slow = (percent: number) => Object.fromEntries([['2.0', 100 - percent], ['5.0', 100], ['+Inf', 100]].map(([le, count]) =>
  [`osool_api_request_duration_seconds_bucket{${BACKEND}, method="POST", endpoint="/api/chat", le="${le}"}`, `0+${count}x200`]));
/** A dollar a minute, until so much was spent. */
const spent = (usd: number) => ({ [`osool_openai_cost_usd_total{${BACKEND}, model="gpt-4o"}`]: `0+1x${usd} ${usd}x1600` });
const memory = (percent: number) => ({
  [`node_memory_MemTotal_bytes{${HOST}}`]: '1000x200',
  [`node_memory_MemAvailable_bytes{${HOST}}`]: `${1000 - 10 * percent}x200`,
});
const connections = (count: number) => ({ [`osool_database_connections{${BACKEND}}`]: `${count}x200` });
const breaker = (state: number) => ({ [`osool_circuit_breaker_state{${BACKEND}, service="paymob"}`]: `${state}x200` });
const reservations = (failed: number) => ({
  [`osool_reservations_total{${BACKEND}, status="failed"}`]: `0+${failed}x400`,
  [`osool_reservations_total{${BACKEND}, status="completed"}`]: `0+${100 - failed}x400`,
});
/** The last one after three minutes, seen at four. */
const lastReservation = { ...UP, [`osool_reservations_total{${BACKEND}, status="completed"}`]: '5x3 6x1600' };
const perSecond = (rate: number) => ({ [`osool_api_requests_total{${BACKEND}, method="GET", endpoint="/", status="200"}`]: `0+${15 * rate}x400` });

/** A rate exists from the second sample on, so what is read through one begins to hold after 15 seconds. */
export const OSOOL_ALERTS: readonly OsoolAlert[] = [
  {
    alert: 'APIDown',
    severity: 'critical',
    told: 'pagerduty,slack',
    fires: [{ series: { [`up{${BACKEND}}`]: '0x40' }, at: '1m' }],
    silent: [{ series: { [`up{${BACKEND}}`]: '0x40' }, at: '45s' }, { series: UP, at: '5m' }],
  },
  {
    alert: 'DatabaseDown',
    severity: 'critical',
    told: 'pagerduty,slack',
    fires: [
      { series: { 'up{job="postgres", instance="e:9187"}': '1x40', 'pg_up{job="postgres", instance="e:9187"}': '0x40' }, at: '1m' },
      { series: { 'up{job="postgres", instance="e:9187"}': '0x40' }, at: '1m' },
    ],
    silent: [
      { series: { 'up{job="postgres", instance="e:9187"}': '1x40', 'pg_up{job="postgres", instance="e:9187"}': '0x40' }, at: '45s' },
      { series: { 'up{job="postgres", instance="e:9187"}': '1x40', 'pg_up{job="postgres", instance="e:9187"}': '1x40' }, at: '5m' },
    ],
  },
  {
    alert: 'CircuitBreakerOpen',
    severity: 'critical',
    told: 'slack',
    fires: [{ series: breaker(2), at: '2m' }],
    silent: [{ series: breaker(2), at: '1m45s' }, { series: breaker(1), at: '10m' }],
  },
  {
    alert: 'HighErrorRate',
    severity: 'warning',
    told: 'slack',
    fires: [{ series: errors(5.1), at: '2m15s' }],
    silent: [{ series: errors(5.1), at: '2m' }, { series: errors(4.9), at: '30m' }],
  },
  {
    alert: 'HighAPILatency',
    severity: 'warning',
    told: 'slack',
    fires: [{ series: slow(5.1), at: '5m15s' }],
    silent: [{ series: slow(5.1), at: '5m' }, { series: slow(4.9), at: '30m' }],
  },
  {
    alert: 'HighOpenAICost',
    severity: 'warning',
    told: 'email',
    step: '1m',
    fires: [{ series: spent(101), at: '2h' }],
    // The budget is not above 100, and what was spent on the day before does not count.
    silent: [{ series: spent(100), at: '2h' }, { series: spent(101), at: '24h5m' }],
  },
  {
    alert: 'HighDatabaseConnections',
    severity: 'warning',
    told: 'slack',
    fires: [{ series: connections(41), at: '5m' }],
    silent: [{ series: connections(41), at: '4m45s' }, { series: connections(40), at: '30m' }],
  },
  {
    alert: 'HighMemoryUsage',
    severity: 'warning',
    told: 'slack',
    fires: [{ series: memory(85.1), at: '10m' }],
    silent: [{ series: memory(85.1), at: '9m45s' }, { series: memory(84.9), at: '30m' }],
  },
  {
    alert: 'NoReservationsInLast24Hours',
    severity: 'warning',
    told: 'slack',
    step: '1m',
    fires: [{ series: lastReservation, at: '24h4m' }],
    silent: [{ series: lastReservation, at: '24h2m' }, { series: UP, at: '23h59m' }],
  },
  {
    alert: 'HighReservationFailureRate',
    severity: 'warning',
    told: 'slack',
    fires: [{ series: reservations(20.1), at: '30m15s' }],
    silent: [{ series: reservations(20.1), at: '30m' }, { series: reservations(19.9), at: '90m' }],
  },
  {
    alert: 'LowTrafficAnomaly',
    severity: 'info',
    told: 'slack',
    fires: [{ series: perSecond(0.099), at: '15m15s' }],
    silent: [{ series: perSecond(0.099), at: '15m' }, { series: perSecond(0.101), at: '90m' }],
  },
];
