import { execFileSync } from 'child_process';
import { writeFileSync } from 'fs';
import { LabelQueries } from './label-queries';
import { Answer, PrometheusServer } from './prometheus-server';
import { Random } from './random';
import { EVALUATED, METRICS, openMetrics } from './series';
import { Analysis, KnownLabels, LabelFlow, Query, analyse } from '../../src/promql';
import { tool } from '../tools';

// What the analysis says of labels is compared with the results of a real Prometheus.

/** Another one, as in `SEED=1 npx jest ..`, looks elsewhere. */
const SEED = Number(process.env.SEED ?? 4);
const QUERIES = 6_000;

const random = new Random(SEED);
const queries = [...new Set(Array.from({ length: QUERIES }, () => new LabelQueries(random).make(1 + random.below(3))))].map((text) => Query.parse(text, 'query'));

/** What a declared metric is known to have. */
function declared(metric: string): KnownLabels | undefined {
  const found = METRICS.find(({ name }) => name === metric);
  if (!found) return undefined;
  const { always, sometimes } = found;
  return {
    labels: [
      ...Object.entries(always).map(([name, values]) => ({ name, always: true, values })),
      ...Object.entries(sometimes).map(([name, values]) => ({ name, always: name in always, values })),
    ],
    isOpen: false,
  };
}

let server: PrometheusServer;
let answers: Answer[];
beforeAll(async () => {
  server = await PrometheusServer.start(['promql-experimental-functions', 'promql-binop-fill-modifiers'], (dataFolder) => {
    const file = `${dataFolder}.om`;
    writeFileSync(file, openMetrics());
    execFileSync(tool('promtool'), ['tsdb', 'create-blocks-from', 'openmetrics', file, dataFolder], { stdio: 'ignore' });
  });
  answers = await server.askAll('query', queries.map(({ text }) => ({ query: text, time: String(EVALUATED) })));
}, 120_000);
afterAll(() => server?.stop());

/** What is wrong with the analysis of a series, in words. */
function contradictions(flow: LabelFlow, metric: { readonly [label: string]: string }): string[] {
  if (flow.isEmpty) return ['there should be no series'];
  return [...new Set([...flow.names, ...Object.keys(metric)])].flatMap((label) => {
    const { presence, values } = flow.of(label);
    const value = metric[label];
    if (value === undefined) return presence === 'certain' ? [`${label} should be certain`] : [];
    if (presence === 'absent') return [`${label} should be absent`];
    return values && !values.includes(value) ? [`${label} should be one of ${values.join('|')}, not ${value}`] : [];
  });
}

function unsound(analysisOf: (query: Query) => Analysis): unknown[] {
  return queries.flatMap((query, i) => {
    if (answers[i].status !== 'success' || answers[i].data.resultType === 'scalar') return [];
    const flow = analysisOf(query).labelsOf(query.expression);
    const series: { metric: { [label: string]: string } }[] = answers[i].data.result;
    const wrong = series.flatMap(({ metric }) => contradictions(flow, metric).map((text) => ({ query: query.text, text, metric })));
    return wrong.slice(0, 1);
  });
}

test('enough queries give series', () => {
  expect(answers.filter(({ status }) => status === 'success').length).toBeGreaterThan(2_000);
  expect(answers.filter(({ data }) => data?.result?.length > 0).length).toBeGreaterThan(1_200);
});

test('all are valid', () => {
  expect(queries.filter((query) => analyse(query).problems.length > 0).map(({ text }) => text)).toEqual([]);
});

test('no result contradicts what is known of declared metrics', () => {
  expect(unsound((query) => analyse(query, { metricLabels: declared })).slice(0, 20)).toEqual([]);
});

test('nor what is known of metrics that nobody declared', () => {
  expect(unsound((query) => analyse(query)).slice(0, 20)).toEqual([]);
});

test('much is known', () => {
  const labels = queries.flatMap((query, i) => {
    const flow = analyse(query, { metricLabels: declared }).labelsOf(query.expression);
    const series: { metric: { [label: string]: string } }[] = answers[i].data?.resultType === 'vector' ? answers[i].data.result : [];
    return series.flatMap(({ metric }) => Object.keys(metric).map((label) => flow.of(label)));
  });
  expect(labels.filter(({ presence }) => presence === 'certain').length / labels.length).toBeGreaterThan(0.5);
  expect(labels.filter(({ values }) => values !== undefined).length / labels.length).toBeGreaterThan(0.5);
});
