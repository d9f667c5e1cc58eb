import { osoolMonitoring } from '../../examples/osool/monitoring';
import { Query } from '../../src/promql';
import { planOf } from '../fixture';
import { compile, program } from '../render/grafana/published-types';

const plan = planOf(osoolMonitoring({ database: { address: 'postgres:5432' }, redis: { address: 'redis:6379' } }));
const files = plan.files.filter(({ path }) => path.startsWith('grafana/dashboards/'));
const dashboards: [string, any][] = files.map(({ path, content }) => [path.replace(/^.*\/|\.json$/g, ''), JSON.parse(content)]);
const panelsOf = (dashboard: any): any[] => dashboard.panels.flatMap((panel: any) => (panel.type === 'row' ? panel.panels ?? [] : [panel]));

test('one for each pack, and the main one, by fixed uids', () => {
  expect(dashboards.map(([uid]) => uid)).toEqual(['circuit-breaker', 'llm-cost', 'node', 'osool-api', 'osool-business', 'osool-main', 'postgres', 'redis', 'self']);
});

describe.each(dashboards)('%s', (uid, dashboard) => {
  test('is classic JSON of Grafana\'s published types', () => {
    expect(dashboard).toMatchObject({ schemaVersion: 42, uid, editable: false, id: null });
    expect(compile(program(dashboard))).toEqual([]);
  });

  test('every panel has a unit and a description, every query parses and reads from the chosen data source', () => {
    expect(panelsOf(dashboard).length).toBeGreaterThan(0);
    for (const { title, description, fieldConfig, targets } of panelsOf(dashboard)) {
      expect([title, Boolean(description), Boolean(fieldConfig.defaults.unit)]).toEqual([title, true, true]);
      for (const { expr, datasource } of targets) {
        expect([expr, Query.tryParse(expr, { grafana: true }).error?.message]).toEqual([expr, undefined]);
        expect(datasource).toEqual({ type: 'prometheus', uid: '${datasource}' });
      }
    }
  });
});
