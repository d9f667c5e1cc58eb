import { configFolder, mountedFolders, unfitFiles } from '../../../src/targets/kubernetes/config-maps';
import { manifestBytes, MAX_MANIFEST_BYTES } from '../../../src/targets/kubernetes/manifest';
import { Naming } from '../../../src/targets/kubernetes/naming';

const naming = new Naming('shop', 'shop', 'shop-node');
const file = (path: string, content = 'x') => ({ path, content });

describe('the folders that are mounted', () => {
  test('are those that hold files, without those inside another', () => {
    expect(mountedFolders([
      file('prometheus/prometheus.yml'), file('prometheus/rules/a.yml'), file('grafana/dashboards/a.json'), file('grafana/provisioning/datasources/d.yaml'),
    ])).toEqual(['grafana/dashboards', 'grafana/provisioning/datasources', 'prometheus']);
  });

  test('are not mistaken for one that starts alike', () => {
    expect(mountedFolders([file('db/a'), file('db-two/a')])).toEqual(['db', 'db-two']);
  });
});

describe('a folder', () => {
  test('is one volume that puts each file to its place', () => {
    const { configMaps, volume, mount } = configFolder('prometheus', [file('prometheus/prometheus.yml', 'a'), file('prometheus/rules/r.yml', 'b')], naming, 'shop');
    expect(configMaps.map(({ metadata, data }) => [metadata.name, metadata.namespace, data])).toEqual([
      ['shop-prometheus', 'shop', { 'prometheus.yml': 'a', 'rules.r.yml': 'b' }],
    ]);
    expect(volume).toEqual({
      name: 'config-prometheus',
      projected: {
        sources: [{
          configMap: { name: 'shop-prometheus', items: [{ key: 'prometheus.yml', path: 'prometheus.yml' }, { key: 'rules.r.yml', path: 'rules/r.yml' }] },
        }],
      },
    });
    expect(mount).toEqual({ name: 'config-prometheus', mountPath: '/etc/monitoring/config/prometheus', readOnly: true });
  });

  test('is split into ConfigMaps of at most 240 KB, as they are kept', () => {
    // Quotes and line breaks take two bytes in JSON.
    const dashboards = ['a', 'b', 'c', 'd', 'e'].map((name) => file(`grafana/dashboards/${name}.json`, '"\n'.repeat(25_000)));
    const { configMaps, volume } = configFolder('grafana/dashboards', dashboards, naming, 'shop');
    expect(configMaps.map(({ metadata, data }) => [metadata.name, Object.keys(data)])).toEqual([
      ['shop-grafana-dashboards', ['a.json', 'b.json']], ['shop-grafana-dashboards-2', ['c.json', 'd.json']], ['shop-grafana-dashboards-3', ['e.json']],
    ]);
    for (const configMap of configMaps) expect(manifestBytes(configMap)).toBeLessThanOrEqual(MAX_MANIFEST_BYTES);
    expect((volume.projected as any).sources.map(({ configMap }: any) => configMap.name)).toEqual(configMaps.map(({ metadata }) => metadata.name));
  });
});

describe('files that do not fit', () => {
  test('are named with their size as it is kept', () => {
    expect(unfitFiles([file('grafana/dashboards/fits.json', 'x'.repeat(240_000)), file('grafana/dashboards/huge.json', '"'.repeat(130_000))])).toEqual([
      expect.objectContaining({
        id: 'target/unsupported',
        level: 'error',
        where: 'grafana/dashboards/huge.json',
        message: 'it takes 253.9 KB in a ConfigMap, but 236 KB fit (kubectl apply keeps a second copy in an annotation)',
      }),
    ]);
  });

  test('are named when a ConfigMap cannot tell them apart', () => {
    const [finding] = unfitFiles([file('db/a.yml'), file('db/x/y.yml'), file('db/x.y.yml')]);
    expect(finding).toMatchObject({ where: 'db/x.y.yml', message: 'a ConfigMap calls it as it calls "db/x/y.yml"' });
  });
});
