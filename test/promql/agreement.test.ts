import { corpus } from './corpus';
import { Answer, PrometheusServer } from './prometheus-server';
import { Query, analyse } from '../../src/promql';

const FEATURES = ['promql-experimental-functions', 'promql-binop-fill-modifiers'];
const EXPRESSIONS = corpus();
const results = EXPRESSIONS.map((text) => Query.tryParse(text));

let server: PrometheusServer;
let parsed: Answer[];
beforeAll(async () => {
  server = await PrometheusServer.start(FEATURES);
  parsed = await server.askAll('parse_query', EXPRESSIONS.map((query) => ({ query })));
}, 120_000);
afterAll(() => server?.stop());

function refusal(i: number): string | undefined {
  const { query, error } = results[i];
  return error ? `syntax: ${error.reason}` : analyse(query!).problems.map(({ message }) => message)[0];
}

test('enough', () => {
  console.log(EXPRESSIONS.length, 'syntax', results.filter((r) => r.error).length, 'types', results.filter((r) => r.query && analyse(r.query).problems.length).length);
  expect(EXPRESSIONS.length).toBeGreaterThan(10_000);
});

test('what Prometheus refuses is refused, what it accepts is accepted', () => {
  const differing = EXPRESSIONS.flatMap((text, i) => {
    const ours = refusal(i);
    return (ours === undefined) === (parsed[i].status === 'success') ? [] : [[text, ours ?? 'accepted', parsed[i].error ?? 'accepted']];
  });
  require('fs').writeFileSync('/tmp/wt-differing.json', JSON.stringify(differing, null, 1));
  expect(differing).toEqual([]);
});
