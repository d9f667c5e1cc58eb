import { Random } from './random';

const SEED = 7;
/** When the samples are from, in seconds since 1970. */
export const START = 1_700_000_000;
const STEP = 60;
const SAMPLES = 12;
/** When queries are evaluated. */
export const EVALUATED = START + (SAMPLES - 1) * STEP + 10;

/** A metric of the generated data: the labels each of its series has, some have, and their values. */
export interface GeneratedMetric {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly always: { readonly [label: string]: readonly string[] };
  readonly sometimes: { readonly [label: string]: readonly string[] };
}

const JOBS = ['api', 'db', 'web'];
const INSTANCES = ['a:1', 'b:2'];

export const METRICS: readonly GeneratedMetric[] = [
  { name: 'requests_total', type: 'counter', always: { job: JOBS, instance: INSTANCES, code: ['200', '404', '500'] }, sometimes: { path: ['/', '/x'] } },
  { name: 'errors_total', type: 'counter', always: { job: JOBS, instance: INSTANCES, code: ['404', '500'] }, sometimes: {} },
  { name: 'memory', type: 'gauge', always: { job: JOBS, instance: INSTANCES }, sometimes: { kind: ['heap', 'stack'] } },
  { name: 'temperature', type: 'gauge', always: { room: ['a', 'b', 'c'] }, sometimes: { job: ['api'] } },
  { name: 'limit', type: 'gauge', always: { job: JOBS }, sometimes: {} },
  { name: 'lonely', type: 'gauge', always: {}, sometimes: {} },
  { name: 'target_info', type: 'gauge', always: { job: JOBS, instance: INSTANCES, version: ['1', '2'] }, sometimes: { cluster: ['eu'] } },
  { name: 'build_info', type: 'gauge', always: { job: JOBS, instance: INSTANCES, revision: ['abc'] }, sometimes: {} },
  { name: 'latency_bucket', type: 'histogram', always: { job: JOBS, le: ['0.1', '1.0', '+Inf'] }, sometimes: { code: ['200'] } },
];

/** One series of each combination, with and without the labels that only some have, in OpenMetrics' text. */
export function openMetrics(): string {
  const random = new Random(SEED);
  const lines: string[] = [];
  for (const metric of METRICS) {
    const family = metric.name.replace(/_(?:total|bucket)$/, '');
    // Buckets are written as plain gauges: what they are called is all that matters here.
    lines.push(`# TYPE ${metric.type === 'counter' ? family : metric.name} ${metric.type === 'counter' ? 'counter' : 'gauge'}`);
    const series = combinations(Object.entries(metric.always)).flatMap((labels) => {
      // A target has one target_info at a time.
      if (metric.name === 'target_info') return labels.version === '1' ? [{ ...labels, ...(labels.job === 'web' ? { cluster: 'eu' } : {}) }] : [];
      const extra = Object.entries(metric.sometimes).map(([label, values]) => ({ ...labels, [label]: random.pick(values) }));
      return random.chance(0.85) ? [labels, ...extra] : extra;
    });
    for (const labels of series) {
      const text = Object.entries(labels).map(([label, value]) => `${label}="${value}"`).join(',');
      let value = random.below(10);
      for (let i = 0; i < SAMPLES; i++) {
        value = metric.type === 'gauge' ? random.below(5) : value + random.below(3);
        lines.push(`${metric.name}${text === '' ? '' : `{${text}}`} ${labels.le === '+Inf' ? value + 100 : value} ${START + i * STEP}`);
      }
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

function combinations(labels: ReadonlyArray<readonly [string, readonly string[]]>): { [label: string]: string }[] {
  if (labels.length === 0) return [{}];
  const [[label, values], ...rest] = labels;
  return combinations(rest).flatMap((other) => values.map((value) => ({ [label]: value, ...other })));
}
