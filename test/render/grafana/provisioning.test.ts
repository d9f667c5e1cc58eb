import { parse } from 'yaml';
import { Alertmanager, Monitoring, MonitoringProps, Prometheus } from '../../../src/model';
import { renderDashboardProvider, renderDataSources } from '../../../src/render/grafana/provisioning';

const dataSources = (props: Partial<MonitoringProps> = {}) => {
  const description = new Monitoring({ name: 'osool', scrapeInterval: '15s', ...props })._describe();
  const file = renderDataSources(description, (workload) => ({ host: `${workload}.internal` }));
  expect(file.path).toBe('grafana/provisioning/datasources/prometheus.yaml');
  return parse(file.content);
};

test('Prometheus and Alertmanager of the monitoring', () => {
  expect(dataSources()).toEqual({
    apiVersion: 1,
    prune: true,
    datasources: [
      {
        name: 'Prometheus',
        type: 'prometheus',
        uid: 'prometheus',
        access: 'proxy',
        url: 'http://prometheus.internal:9090',
        editable: false,
        isDefault: true,
        jsonData: {
          httpMethod: 'POST',
          timeInterval: '15s',
          prometheusType: 'Prometheus',
          prometheusVersion: expect.stringMatching(/^3\.\d+\.\d+$/),
          manageAlerts: true,
          alertmanagerUid: 'alertmanager',
        },
      },
      {
        name: 'Alertmanager',
        type: 'alertmanager',
        uid: 'alertmanager',
        access: 'proxy',
        url: 'http://alertmanager.internal:9093',
        editable: false,
        jsonData: { implementation: 'prometheus' },
      },
    ],
  });
});

test('without an Alertmanager there is no data source for it, and Prometheus names none', () => {
  const { datasources } = dataSources({ alertmanager: Alertmanager.none() });
  expect(datasources.map(({ uid }: any) => uid)).toEqual(['prometheus']);
  expect(datasources[0].jsonData).not.toHaveProperty('alertmanagerUid');
});

test('servers that somebody else runs, whose version is not known', () => {
  const { datasources } = dataSources({
    prometheus: Prometheus.existing({ address: 'prometheus.example.com:443', scheme: 'https', pathPrefix: '/metrics/' }),
    alertmanager: Alertmanager.existing({ address: 'alerts:9093', pathPrefix: '/' }),
  });
  expect(datasources.map(({ url }: any) => url)).toEqual(['https://prometheus.example.com:443/metrics', 'http://alerts:9093']);
  expect(datasources[0].jsonData).not.toHaveProperty('prometheusVersion');
});

test.each([
  ['mirror.example.com:5000/prometheus:v3.15.1', '3.15.1'],
  ['prometheus:v3.15.1-distroless', '3.15.1'],
  ['prometheus:v3.15.1@sha256:0123', '3.15.1'],
  ['prometheus@sha256:0123', undefined],
  ['prometheus:main', undefined],
])('of the image %s Grafana is told the version %s', (image, version) => {
  expect(dataSources({ prometheus: Prometheus.run({ image }) }).datasources[0].jsonData.prometheusVersion).toBe(version);
});

test('dollar signs are doubled, for Grafana expands them here; those of late values are not', () => {
  const { datasources } = dataSources({
    prometheus: Prometheus.existing({ address: '${Token[TOKEN.12]}:9090', pathPrefix: '/a$b' }),
    alertmanager: Alertmanager.existing({ address: 'alerts:9093', pathPrefix: '${PATH}' }),
  });
  expect(datasources.map(({ url }: any) => url)).toEqual(['http://${Token[TOKEN.12]}:9090/a$$b', 'http://alerts:9093/$${PATH}']);
});

test('dashboards are read from a folder, and only from there', () => {
  const file = renderDashboardProvider(new Monitoring({ name: 'osool' })._describe());
  expect(file.path).toBe('grafana/provisioning/dashboards/monitoring.yaml');
  expect(parse(file.content)).toEqual({
    apiVersion: 1,
    providers: [{
      name: 'osool',
      type: 'file',
      folder: 'osool',
      disableDeletion: false,
      allowUiUpdates: false,
      updateIntervalSeconds: 30,
      options: { path: '/etc/monitoring/config/grafana/dashboards' },
    }],
  });
});
