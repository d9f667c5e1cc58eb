import { Answer, PrometheusServer } from './prometheus-server';
import { PromqlFunction, Signature, ValueType, aggregationOf, allAggregations, allFunctions, functionOf } from '../../src/promql';
import { EXPERIMENTAL_FUNCTIONS } from '../../src/promql/functions';

const OF_TYPE: Record<ValueType, string> = { scalar: '1', vector: 'up', matrix: 'up[5m]', string: '"a"' };

function call({ name, argumentTypes, minimum }: Signature): string {
  return `${name}(${argumentTypes.slice(0, minimum).map((type) => OF_TYPE[type]).join(', ')})`;
}

/** Prometheus' own way to say how many arguments may be left out or repeated; -1 is any number. */
function variadic({ argumentTypes, minimum, maximum }: PromqlFunction): number {
  return minimum === maximum ? 0 : maximum === undefined ? -1 : maximum - (argumentTypes.length - 1);
}

describe('a Prometheus', () => {
  let plain: PrometheusServer;
  let experimental: PrometheusServer;
  beforeAll(async () => {
    [plain, experimental] = await Promise.all([PrometheusServer.start([]), PrometheusServer.start([EXPERIMENTAL_FUNCTIONS])]);
  });
  afterAll(() => Promise.all([plain?.stop(), experimental?.stop()]));

  test('has these functions and aggregations and no others, and wants a flag for the same', async () => {
    const [{ data: features }] = await plain.askAll('features', [{}], 'GET');
    const expected = Object.fromEntries(allFunctions().map(({ name, flag }) => [name, flag === undefined]));
    expect(features.promql_functions).toEqual(expected);
    expect(features.promql_operators).toMatchObject(Object.fromEntries(allAggregations().map(({ name, flag }) => [name, flag === undefined])));
  });

  test('says the same of each function', async () => {
    const answers: Answer[] = await experimental.askAll('parse_query', allFunctions().map((signature) => ({ query: call(signature) })));
    expect(answers.map(({ data }) => data?.func)).toEqual(allFunctions().map((signature) => ({
      name: signature.name, argTypes: signature.argumentTypes, variadic: variadic(signature), returnType: signature.returns,
    })));
  });

  test('refuses what wants a flag and has none', async () => {
    const calls = [...allFunctions().map((signature) => ({ query: call(signature), flag: signature.flag })),
      ...allAggregations().map(({ name, parameter, flag }) => ({ query: `${name}(${parameter ? `${OF_TYPE[parameter.type]}, ` : ''}up)`, flag }))];
    const answers = await plain.askAll('parse_query', calls.map(({ query }) => ({ query })));
    expect(calls.filter((_, i) => answers[i].status === 'error').map(({ query }) => query)).toEqual(calls.filter(({ flag }) => flag).map(({ query }) => query));
  });
});

test('releases', () => {
  expect(functionOf('rate')).toMatchObject({ since: undefined, stableSince: undefined });
  expect(functionOf('sgn')).toMatchObject({ since: '2.26.0' });
  expect(functionOf('first_over_time')).toMatchObject({ since: '3.7.0', stableSince: '3.14.0' });
  expect(functionOf('info')).toMatchObject({ since: '3.0.0', flag: EXPERIMENTAL_FUNCTIONS });
  expect(aggregationOf('limitk')).toMatchObject({ since: '2.54.0', flag: EXPERIMENTAL_FUNCTIONS });
  expect(aggregationOf('group')).toMatchObject({ since: '2.20.0' });
});

test('a name is looked up as it is written', () => {
  expect(functionOf('Rate')).toBeUndefined();
  expect(functionOf('toString')).toBeUndefined();
  expect(aggregationOf('rate')).toBeUndefined();
});
