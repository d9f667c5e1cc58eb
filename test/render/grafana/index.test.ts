import { panelsOf, PLAIN } from './dashboards';
import { Dashboard, Grafana, Monitoring, Pack, PackContribution, Panel } from '../../../src/model';
import { renderGrafana } from '../../../src/render/grafana';

const addresses = (workload: string) => ({ host: workload });
const rows = [{ title: 'All', panels: [Panel.stat(PLAIN)] }];

class OneDashboard extends Pack {
  public constructor(name: string, private readonly uid: string, private readonly title: string) {
    super(name);
  }

  public contribute(): PackContribution {
    return { dashboards: [new Dashboard({ uid: this.uid, title: this.title, rows })] };
  }
}

test('every dashboard is a file of its own, after what Grafana is told about them', () => {
  const monitoring = new Monitoring({ name: 'osool' });
  monitoring.addDashboard(panelsOf(Panel.stat(PLAIN)));
  monitoring.addPack(new OneDashboard('node', 'node', 'Node'));
  expect(renderGrafana(monitoring._describe(), addresses).map(({ path }) => path)).toEqual([
    'grafana/provisioning/datasources/prometheus.yaml',
    'grafana/provisioning/dashboards/monitoring.yaml',
    'grafana/dashboards/api.json',
    'grafana/dashboards/node.json',
  ]);
});

test('a dashboard\'s file is readable JSON, dollar signs as they are', () => {
  const monitoring = new Monitoring({ name: 'osool' });
  monitoring.addDashboard(panelsOf(Panel.timeSeries({ ...PLAIN, queries: [{ expr: 'rate(x_total{job=~"$job"}[$__rate_interval])' }] })));
  const content = renderGrafana(monitoring._describe(), addresses)[2].content;
  expect(content).toMatch(/^\{\n {2}"id": null,\n {2}"uid": "api",\n/);
  expect(content).toMatch(/\n\}\n$/);
  expect(JSON.parse(content).panels[1].targets[0].expr).toBe('rate(x_total{job=~"$job"}[$__rate_interval])');
});

test('without dashboards there is no folder of them to look into', () => {
  expect(renderGrafana(new Monitoring({ name: 'osool' })._describe(), addresses).map(({ path }) => path)).toEqual(['grafana/provisioning/datasources/prometheus.yaml']);
});

test('without Grafana there is nothing', () => {
  const monitoring = new Monitoring({ name: 'osool', grafana: Grafana.none() });
  monitoring.addDashboard(panelsOf(Panel.stat(PLAIN)));
  expect(renderGrafana(monitoring._describe(), addresses)).toEqual([]);
});

test('two dashboards of one uid are refused, also when packs bring them', () => {
  const monitoring = new Monitoring({ name: 'osool' });
  monitoring.addPack(new OneDashboard('first', 'redis', 'Cache'));
  monitoring.addPack(new OneDashboard('second', 'redis', 'Sessions'));
  expect(() => renderGrafana(monitoring._describe(), addresses)).toThrow('the dashboards "Cache" and "Sessions" have the same uid "redis": give each its own');
});

test('two dashboards of one title are refused: they are in one folder', () => {
  const monitoring = new Monitoring({ name: 'osool' });
  monitoring.addPack(new OneDashboard('first', 'cache', 'Redis'));
  monitoring.addPack(new OneDashboard('second', 'sessions', 'Redis'));
  expect(() => renderGrafana(monitoring._describe(), addresses)).toThrow('the dashboards "cache" and "sessions" have the same title "Redis": give each its own');
});

test('a panel that names an unknown alert is refused before anything is written', () => {
  const monitoring = new Monitoring({ name: 'osool' });
  monitoring.addDashboard(panelsOf(Panel.stat({ ...PLAIN, alerts: ['Nowhere'] })));
  expect(() => renderGrafana(monitoring._describe(), addresses)).toThrow('panel "Requests" draws the threshold of an unknown alert "Nowhere"');
});

test('the order of additions does not matter', () => {
  const packs = [['b', 'B'], ['a', 'A']].map(([uid, title]) => () => new OneDashboard(uid, uid, title));
  const render = (order: Array<() => Pack>) => {
    const monitoring = new Monitoring({ name: 'osool' });
    order.forEach((pack) => monitoring.addPack(pack()));
    return renderGrafana(monitoring._describe(), addresses);
  };
  expect(render(packs)).toEqual(render([...packs].reverse()));
});
