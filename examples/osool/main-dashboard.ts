import { cost, JOB, latency, llmRequests, llmTokens } from './backend-metrics';
import { Dashboard, DashboardRow, Panel, Unit } from '../../src/model';

const EGP = Unit.of('suffix: EGP');
const BACKEND = `job="${JOB}"`;
const NODE = 'job="node"';

/** All of Osool at a glance. */
export function mainDashboard(): Dashboard {
  return new Dashboard({
    uid: 'osool-main',
    title: 'Osool',
    description: 'All of the Osool platform at a glance',
    tags: ['osool'],
    refresh: '30s',
    timeRange: '6h',
    rows: [systemOverview(), aiMetrics(), databaseAndCache(), liquidityMarketplace(), systemResources()],
  });
}

function systemOverview(): DashboardRow {
  const quantile = (q: number) => ({
    expr: `histogram_quantile(${q}, sum by (le) (rate(${latency.metric}_bucket{${BACKEND}}[$__rate_interval])))`,
    legend: `p${q * 100}`,
  });
  return {
    title: 'System Overview',
    panels: [
      Panel.timeSeries({
        title: 'API Request Rate',
        description: 'Requests per second by endpoint, method and status.',
        queries: [{ expr: 'sum by (endpoint, method, status) (osool:api_request_rate:5m)', legend: '{{method}} {{endpoint}} {{status}}' }],
        unit: Unit.REQUESTS_PER_SECOND,
        min: 0,
      }),
      Panel.timeSeries({
        title: 'API Response Time',
        description: '95 % and 99 % of the requests are faster than these. p95 above the line for some time is an alert.',
        queries: [quantile(0.95), quantile(0.99)],
        unit: Unit.SECONDS,
        min: 0,
        alerts: ['HighAPILatency'],
      }),
      Panel.timeSeries({
        title: 'Error Rate (5xx)',
        description: 'Share of the requests that are answered with 5xx. Above the line for some time is an alert.',
        queries: [{ expr: 'osool:error_rate:5m', legend: '5xx' }],
        unit: Unit.RATIO,
        min: 0,
        alerts: ['HighErrorRate'],
      }),
      Panel.stat({
        title: 'Active Chat Sessions',
        description: 'Chats that were started in the last hour: the backend counts starts, not who is still there.',
        queries: [{ expr: `sum(increase(osool_chat_sessions_total{${BACKEND}}[1h]))` }],
        unit: Unit.SHORT,
        decimals: 0,
        height: 5,
      }),
      Panel.stat({
        title: 'Property Searches',
        description: 'Searches in the last hour.',
        queries: [{ expr: `sum(increase(osool_property_searches_total{${BACKEND}}[1h]))` }],
        unit: Unit.SHORT,
        decimals: 0,
        height: 5,
      }),
      Panel.stat({
        title: 'Reservations (24h)',
        description: 'Reservations in the last 24 hours, completed and failed. None completed is an alert, and so are many that failed.',
        queries: [{ expr: `sum by (status) (increase(osool_reservations_total{${BACKEND}}[24h]))`, legend: '{{status}}' }],
        unit: Unit.SHORT,
        decimals: 0,
        height: 5,
      }),
    ],
  };
}

function aiMetrics(): DashboardRow {
  return {
    title: 'AI & OpenAI Metrics',
    panels: [
      Panel.timeSeries({
        title: 'OpenAI Request Rate',
        description: 'Requests to OpenAI per second, by model and by what they are for.',
        queries: [{ expr: `sum by (model, context) (rate(${llmRequests!.metric}{${BACKEND}}[$__rate_interval]))`, legend: '{{model}} {{context}}' }],
        unit: Unit.REQUESTS_PER_SECOND,
        min: 0,
      }),
      Panel.timeSeries({
        title: 'Token Usage',
        description: 'Tokens per second: prompt is what is sent, completion is what is answered.',
        queries: [{ expr: `sum by (token_type) (rate(${llmTokens!.metric}{${BACKEND}}[$__rate_interval]))`, legend: '{{token_type}}' }],
        unit: Unit.of('suffix: tokens/s'),
        min: 0,
        stacked: true,
      }),
      Panel.timeSeries({
        title: 'Daily Cost',
        description: 'What was spent on OpenAI in the 24 hours before each moment. The first line, at 50 USD, is a reminder; above the second is an alert.',
        queries: [{ expr: `sum(increase(${cost.metric}{${BACKEND}}[24h]))`, legend: 'cost' }],
        unit: Unit.USD,
        min: 0,
        decimals: 2,
        thresholds: [{ value: 50, color: 'yellow' }],
        alerts: ['HighOpenAICost'],
      }),
    ],
  };
}

function databaseAndCache(): DashboardRow {
  return {
    title: 'Database & Cache',
    panels: [
      Panel.gauge({
        title: 'Database Connections',
        description: 'Connections of the fullest pool that are in use; a pool has 50. Above the mark for some time is an alert.',
        queries: [{ expr: `max(osool_database_connections{${BACKEND}})` }],
        unit: Unit.SHORT,
        min: 0,
        max: 50,
        alerts: ['HighDatabaseConnections'],
      }),
      Panel.timeSeries({
        title: 'Query Time',
        description: '95 % of the queries of a type are faster. Above a second is slow.',
        queries: [{
          expr: `histogram_quantile(0.95, sum by (query_type, le) (rate(osool_database_query_duration_seconds_bucket{${BACKEND}}[$__rate_interval])))`,
          legend: 'p95 {{query_type}}',
        }],
        unit: Unit.SECONDS,
        min: 0,
        thresholds: [{ value: 1, color: 'orange' }],
      }),
      Panel.gauge({
        title: 'Redis Memory Usage',
        description: 'Share of maxmemory or, where Redis has no such limit, of the memory of its machine. Above the second mark for some time is an alert.',
        queries: [{ expr: 'max(redis_memory_used_bytes{job="redis"} / ((redis_memory_max_bytes{job="redis"} > 0) or redis_total_system_memory_bytes{job="redis"}))' }],
        unit: Unit.RATIO,
        min: 0,
        max: 1,
        thresholds: [{ value: 0.75, color: 'yellow' }],
        alerts: ['RedisHighMemoryUsage'],
      }),
    ],
  };
}

function liquidityMarketplace(): DashboardRow {
  // Every instance of the backend reports every pool: once is enough.
  const reserves = `max by (pool_id) (liquidity_pool_egp_reserve{${BACKEND}})`;
  return {
    title: 'Liquidity Marketplace',
    panels: [
      Panel.stat({
        title: 'Trading Volume (24h)',
        description: 'Egyptian pounds that were traded in the last 24 hours.',
        queries: [{ expr: `sum(increase(liquidity_trade_volume_egp{${BACKEND}}[24h]))` }],
        unit: EGP,
        width: 6,
      }),
      Panel.stat({
        title: 'Active Pools',
        description: 'Pools that have any liquidity.',
        queries: [{ expr: `count(${reserves} > 0)` }],
        unit: Unit.SHORT,
        width: 6,
      }),
      Panel.stat({
        title: 'Total Liquidity (EGP)',
        description: 'Egyptian pounds in all pools.',
        queries: [{ expr: `sum(${reserves})` }],
        unit: EGP,
        width: 6,
      }),
      Panel.gauge({
        title: 'Average Slippage',
        description: 'By how much prices missed the quoted ones, averaged over 5 minutes. Above 2 % traders notice, above 5 % they leave.',
        queries: [{ expr: `avg(avg_over_time(liquidity_trade_slippage_percent{${BACKEND}}[5m]))` }],
        unit: Unit.PERCENT,
        min: 0,
        max: 10,
        thresholds: [{ value: 2, color: 'yellow' }, { value: 5, color: 'red' }],
        width: 6,
      }),
    ],
  };
}

function systemResources(): DashboardRow {
  return {
    title: 'System Resources',
    panels: [
      Panel.timeSeries({
        title: 'CPU Usage',
        description: 'Share of the time in which each core was busy. All together above the line for some time is an alert.',
        queries: [{ expr: `1 - sum by (instance, cpu) (rate(node_cpu_seconds_total{${NODE}, mode="idle"}[$__rate_interval]))`, legend: '{{instance}} core {{cpu}}' }],
        unit: Unit.RATIO,
        min: 0,
        max: 1,
        alerts: ['HighCPUUsage'],
      }),
      Panel.timeSeries({
        title: 'Memory Usage',
        description: 'Share of the memory that is in use and cannot be given back. Above the line for some time is an alert.',
        queries: [{ expr: `1 - node_memory_MemAvailable_bytes{${NODE}} / node_memory_MemTotal_bytes{${NODE}}`, legend: '{{instance}}' }],
        unit: Unit.RATIO,
        min: 0,
        max: 1,
        alerts: ['HighMemoryUsage'],
      }),
      Panel.timeSeries({
        title: 'Disk Space',
        description: 'Share of each file system that is in use. Above the line for some time is an alert.',
        queries: [{ expr: `1 - node_filesystem_avail_bytes{${NODE}} / node_filesystem_size_bytes{${NODE}}`, legend: '{{instance}} {{mountpoint}}' }],
        unit: Unit.RATIO,
        min: 0,
        max: 1,
        alerts: ['DiskAlmostFull'],
      }),
    ],
  };
}
