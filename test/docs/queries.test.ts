import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { linesOf, Page, ROOT } from './pages';
import { osoolMonitoring } from '../../examples/osool/monitoring';
import { Query } from '../../src/promql';
import { describeOf } from '../fixture';

const path = 'examples/osool/README.md';
const page: Page = { path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n') };

/** The blocks of a page that are PromQL, by the line that they begin on. */
function queriesOf(of: Page): { where: string; expr: string }[] {
  const blocks: { where: string; lines: string[] }[] = [];
  linesOf(of).forEach(({ text, code, fence }, i) => {
    if (fence && code === 'promql') blocks.push({ where: `${of.path}:${i + 2}`, lines: [] });
    if (!fence && code === 'promql') blocks[blocks.length - 1].lines.push(text);
  });
  return blocks.map(({ where, lines }) => ({ where, expr: lines.join('\n') }));
}

const queries = queriesOf(page).map(({ where, expr }) => ({ where, ...Query.tryParse(expr) }));

/** Labels by series: those that the metrics declare, and those that every target has. */
const known = new Map<string, readonly string[]>(describeOf(osoolMonitoring({ database: { address: 'postgres' }, redis: { address: 'redis' } })).metrics
  .flatMap((metric) => metric.seriesNames().map((series) => [series, ['job', 'instance', ...metric.labels]] as const)));

test('every query of the example parses', () => {
  expect(queries.length).toBeGreaterThan(15);
  expect(queries.flatMap(({ where, error }) => (error ? [`${where}: ${error.message}`] : []))).toEqual([]);
});

test('they read metrics and labels that the example declares', () => {
  expect(queries.flatMap(({ where, query }) => (query?.selectors() ?? []).flatMap(({ metric, matchers }) => {
    const labels = metric === undefined ? undefined : known.get(metric);
    if (labels === undefined) return [`${where}: metric ${metric}`];
    return matchers.filter(({ label }) => !labels.includes(label)).map(({ label }) => `${where}: label ${label} of ${metric}`);
  }))).toEqual([]);
});

test('files that the page names exist', () => {
  const targets = linesOf(page).filter(({ code }) => code === undefined)
    .flatMap(({ text }) => [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, target]) => target));
  expect(targets.filter((target) => !existsSync(join(ROOT, dirname(path), target)))).toEqual([]);
});
