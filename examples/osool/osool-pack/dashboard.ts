import { Dashboard, Panel, Unit } from '../../../src/model';

const EGP = Unit.of('suffix: EGP');

/** The business and the marketplace in more detail than the main dashboard has. */
export function dashboard(job: string): Dashboard {
  const where = `job="${job}"`;
  const hourly = (metric: string) => `sum(increase(${metric}[1h]))`;
  const completed = `osool_reservations_total{${where}, status="completed"}`;
  const sessions = `osool_chat_sessions_total{${where}}`;
  const searches = `osool_property_searches_total{${where}}`;
  return new Dashboard({
    uid: 'osool-business',
    title: 'Osool: business',
    description: 'The funnel from chat to reservation, the pool of database connections, and the liquidity marketplace',
    tags: ['osool'],
    rows: [
      {
        title: 'Funnel',
        panels: [
          Panel.timeSeries({
            title: 'Funnel',
            description: 'Chats started, searches and completed reservations in the hour before each moment.',
            queries: [
              { expr: hourly(sessions), legend: 'chats' },
              { expr: hourly(searches), legend: 'searches' },
              { expr: hourly(completed), legend: 'reservations' },
            ],
            unit: Unit.SHORT,
            min: 0,
          }),
          Panel.timeSeries({
            title: 'Conversion rate',
            description: 'Completed reservations for each chat, and for each search, in the hour before each moment.',
            queries: [
              { expr: `${hourly(completed)} / ${hourly(sessions)}`, legend: 'of chats' },
              { expr: `${hourly(completed)} / ${hourly(searches)}`, legend: 'of searches' },
            ],
            unit: Unit.RATIO,
            min: 0,
          }),
          Panel.timeSeries({
            title: 'Revenue per hour',
            description: 'Completed reservations of an hour times 50,000 EGP, which is their average.',
            queries: [{ expr: `${hourly(completed)} * 50000`, legend: 'revenue' }],
            unit: EGP,
            min: 0,
          }),
        ],
      },
      {
        title: 'Database',
        panels: [
          Panel.timeSeries({
            title: 'Connection pool',
            description: 'Connections in use; the pool has 50. Above the line for some time is an alert.',
            queries: [{ expr: `osool_database_connections{${where}}`, legend: '{{instance}}' }],
            unit: Unit.SHORT,
            min: 0,
            max: 50,
            alerts: ['HighDatabaseConnections'],
          }),
          Panel.timeSeries({
            title: 'Queries',
            description: 'Queries per second by type.',
            queries: [{ expr: `sum by (query_type) (rate(osool_database_query_duration_seconds_count{${where}}[$__rate_interval]))`, legend: '{{query_type}}' }],
            unit: Unit.OPERATIONS_PER_SECOND,
            min: 0,
          }),
          Panel.timeSeries({
            title: 'Query time',
            description: '95 % of the queries of a type are faster. Above a second is slow.',
            queries: [{
              expr: `histogram_quantile(0.95, sum by (query_type, le) (rate(osool_database_query_duration_seconds_bucket{${where}}[$__rate_interval])))`,
              legend: '{{query_type}}',
            }],
            unit: Unit.SECONDS,
            min: 0,
            thresholds: [{ value: 1, color: 'orange' }],
          }),
        ],
      },
      {
        title: 'Liquidity marketplace',
        panels: [
          Panel.timeSeries({
            title: 'Liquidity by pool',
            description: 'Egyptian pounds in each pool.',
            queries: [{ expr: `max by (pool_id, property_title) (liquidity_pool_egp_reserve{${where}})`, legend: '{{property_title}}' }],
            unit: EGP,
            min: 0,
            stacked: true,
          }),
          Panel.timeSeries({
            title: 'Trading volume by pool',
            description: 'Egyptian pounds that were traded in the 24 hours before each moment.',
            queries: [{ expr: `sum by (pool_id) (increase(liquidity_trade_volume_egp{${where}}[24h]))`, legend: 'pool {{pool_id}}' }],
            unit: EGP,
            min: 0,
            stacked: true,
          }),
          Panel.timeSeries({
            title: 'Slippage',
            description: 'By how much prices missed the quoted ones, averaged over 5 minutes.',
            queries: [{ expr: `avg(avg_over_time(liquidity_trade_slippage_percent{${where}}[5m]))`, legend: 'average' }],
            unit: Unit.PERCENT,
          }),
        ],
      },
    ],
  });
}
