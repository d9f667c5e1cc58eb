import { alert, panelsOf, PLAIN } from './dashboards';
import { Dashboard, DashboardProps, Panel, Variable } from '../../../src/model';
import { renderDashboard } from '../../../src/render/grafana/dashboard';

const rows = [{ title: 'Traffic', panels: [Panel.stat(PLAIN)] }];
const rendered = (props: Partial<DashboardProps> = {}) => renderDashboard({ dashboard: new Dashboard({ uid: 'api', title: 'API', rows, ...props }), alerts: [] });

test('a dashboard is classic JSON that nobody edits in Grafana', () => {
  const { panels, templating, ...rest } = rendered();
  expect(rest).toEqual({
    id: null,
    uid: 'api',
    title: 'API',
    tags: [],
    annotations: { list: [] },
    editable: false,
    fiscalYearStartMonth: 0,
    graphTooltip: 1,
    links: [],
    preload: false,
    refresh: '30s',
    schemaVersion: 42,
    time: { from: 'now-6h', to: 'now' },
    timepicker: {},
    timezone: 'browser',
    version: 1,
    weekStart: '',
  });
  expect(panels.map((panel: any) => [panel.id, panel.type])).toEqual([[1, 'row'], [2, 'stat']]);
  expect(templating.list).toHaveLength(1);
});

test('what a user says about a dashboard', () => {
  expect(rendered({ description: 'For everybody.', tags: ['api', 'osool'], refresh: '1m', timeRange: '7d' })).toMatchObject({
    description: 'For everybody.', tags: ['api', 'osool'], refresh: '1m', time: { from: 'now-7d', to: 'now' },
  });
});

test.each([['24h', '24h'], ['1h30m', '90m'], ['1d12h', '36h'], ['2w', '14d'], ['1m30s', '90s'], ['500ms', '1s'], ['1y', '365d']])('%s is %s to Grafana, which reads one unit', (given, read) => {
  const { refresh, time } = rendered({ refresh: given, timeRange: given });
  expect(refresh).toBe(read);
  expect(time.from).toBe(`now-${read}`);
});

test('the first variable chooses the data source', () => {
  expect(rendered().templating.list[0]).toMatchObject({
    name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus', multi: false, includeAll: false, current: { text: 'Prometheus', value: 'prometheus' },
  });
});

test('values of a label: several or all, of the chosen time', () => {
  expect(rendered({ variables: [Variable.labelValues('job', 'up{env="prod"}', 'job', 'Service')] }).templating.list[1]).toEqual({
    name: 'job',
    label: 'Service',
    type: 'query',
    datasource: { type: 'prometheus', uid: '${datasource}' },
    query: 'label_values(up{env="prod"}, job)',
    allValue: '.+',
    current: { text: ['All'], value: ['$__all'] },
    hide: 0,
    includeAll: true,
    multi: true,
    options: [],
    refresh: 2,
    regex: '',
    skipUrlSync: false,
    sort: 1,
  });
});

test('a fixed list: one of it, at first the first', () => {
  expect(rendered({ variables: [Variable.custom('quantile', ['0.5', '0.99'])] }).templating.list[1]).toMatchObject({
    name: 'quantile',
    label: 'quantile',
    type: 'custom',
    query: '0.5,0.99',
    current: { text: '0.5', value: '0.5' },
    multi: false,
    options: [{ selected: true, text: '0.5', value: '0.5' }, { selected: false, text: '0.99', value: '0.99' }],
  });
});

test('the time is shaded during which alerts fired whose thresholds are drawn, under the names they have now', () => {
  const alerts = [alert('Busy', 'x > $threshold', 5)._tuned({ alertName: 'ApiBusy' }), alert('Broken', 'y > $threshold', 0), alert('Other', 'z > $threshold', 1)];
  const dashboard = panelsOf(Panel.timeSeries({ ...PLAIN, alerts: ['Busy', 'Broken'] }), Panel.stat({ ...PLAIN, alerts: ['Busy'] }));
  expect(renderDashboard({ dashboard, alerts }).annotations.list).toEqual([{
    name: 'Firing alerts',
    datasource: { type: 'prometheus', uid: '${datasource}' },
    enable: true,
    hide: false,
    iconColor: 'red',
    target: { refId: 'Anno', expr: 'ALERTS{alertstate="firing", alertname=~"ApiBusy|Broken"}' },
    titleFormat: '{{alertname}}',
    tagKeys: 'severity,job,instance',
  }]);
});

test('verbatim fields are merged last', () => {
  expect(rendered({ overrides: { editable: true, time: { to: 'now-1m' }, weekStart: null } })).toMatchObject({ editable: true, time: { from: 'now-6h', to: 'now-1m' } });
  expect(rendered({ overrides: { weekStart: null } })).not.toHaveProperty('weekStart');
});
