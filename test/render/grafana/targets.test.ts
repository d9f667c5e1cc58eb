import { PLAIN } from './dashboards';
import { Panel } from '../../../src/model';
import { refId, renderTargets } from '../../../src/render/grafana/targets';

test('a query of a time series asks for a range, and names series by the labels that differ', () => {
  expect(renderTargets(Panel.timeSeries({ ...PLAIN, queries: [{ expr: 'rate(x_total[$__rate_interval])' }] }))).toEqual([{
    refId: 'A',
    datasource: { type: 'prometheus', uid: '${datasource}' },
    editorMode: 'code',
    expr: 'rate(x_total[$__rate_interval])',
    legendFormat: '__auto',
    format: 'time_series',
    instant: false,
    range: true,
  }]);
});

test.each([
  ['timeseries', Panel.timeSeries(PLAIN), 'time_series', false],
  ['stat', Panel.stat(PLAIN), 'time_series', true],
  ['gauge', Panel.gauge(PLAIN), 'time_series', true],
  ['bargauge', Panel.barGauge(PLAIN), 'time_series', true],
  ['table', Panel.table(PLAIN), 'table', true],
  ['heatmap', Panel.heatmap(PLAIN), 'heatmap', false],
])('a %s', (_, panel, format, instant) => {
  expect(renderTargets(panel)[0]).toMatchObject({ format, instant, range: !instant });
});

test('a query may say whether only its last value counts', () => {
  expect(renderTargets(Panel.stat({ ...PLAIN, queries: [{ expr: 'up', instant: false }] }))[0]).toMatchObject({ instant: false, range: true });
  expect(renderTargets(Panel.timeSeries({ ...PLAIN, queries: [{ expr: 'up', instant: true }] }))[0]).toMatchObject({ instant: true, range: false });
});

test('the buckets of a heatmap are named by their upper bound', () => {
  expect(renderTargets(Panel.heatmap(PLAIN))[0].legendFormat).toBe('{{le}}');
});

test('verbatim fields are merged last', () => {
  const panel = Panel.stat({ ...PLAIN, queries: [{ expr: 'up', legend: '{{job}}', overrides: { exemplar: true, editorMode: null } }, { expr: 'up == 0' }] });
  const [first, second] = renderTargets(panel);
  expect(first).toMatchObject({ refId: 'A', legendFormat: '{{job}}', exemplar: true });
  expect(first).not.toHaveProperty('editorMode');
  expect(second.refId).toBe('B');
});

test.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [27, 'AB'], [51, 'AZ'], [52, 'BA'], [701, 'ZZ'], [702, 'AAA']])('query %d is %s', (index, name) => {
  expect(refId(index)).toBe(name);
});
