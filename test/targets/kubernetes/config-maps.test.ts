import { configFolder, mountedFolders, unfitFiles } from '../../../src/targets/kubernetes/config-maps';
import { manifestBytes, MAX_MANIFEST_BYTES } from '../../../src/targets/kubernetes/manifest';
import { Naming } from '../../../src/targets/kubernetes/naming';

const naming = new Naming('shop', 'shop', 'shop-node');
const file = (path: string, content = 'x') => ({ path, content });

describe('the folders that are mounted', () => {
  test('are those that hold files', () => {
    expect(mountedFolders([
      file('prometheus/prometheus.yml'), file('prometheus/rules/a.yml'), file('grafana/dashboards/a.json'), file('grafana/provisioning/datasources/d.yaml'),
    ])).toEqual(['grafana/dashboards', 'grafana/provisioning/datasources', 'prometheus', 'prometheus/rules']);
  });

  test('are not mistaken for one that starts alike', () => {
    expect(mountedFolders([file('db/a'), file('db-two/a')])).toEqual(['db', 'db-two']);
  });
});

describe('a folder', () => {
  const files = [file('prometheus/prometheus.yml', 'a'), file('prometheus/rules/r.yml', 'b'), file('prometheus/rules/s.yml', 'c')];

  test('is one volume with its files, and not those of the folders inside it', () => {
    const { configMaps, volume, mount } = configFolder('prometheus', files, naming, 'shop');
    expect(configMaps.map(({ metadata, data }) => [metadata.name, metadata.namespace, data])).toEqual([['shop-prometheus', 'shop', { 'prometheus.yml': 'a' }]]);
    expect(volume).toEqual({ name: 'config-prometheus', projected: { sources: [{ configMap: { name: 'shop-prometheus' } }] } });
    expect(mount).toEqual({ name: 'config-prometheus', mountPath: '/etc/monitoring/config/prometheus', readOnly: true });
  });

  test('inside another is a volume of its own, which stays the same when files come and go', () => {
    const { configMaps, volume, mount } = configFolder('prometheus/rules', files, naming, 'shop');
    expect(configMaps.map(({ metadata, data }) => [metadata.name, data])).toEqual([['shop-prometheus-rules', { 'r.yml': 'b', 's.yml': 'c' }]]);
    expect(mount).toEqual({ name: 'config-prometheus-rules', mountPath: '/etc/monitoring/config/prometheus/rules', readOnly: true });
    expect(configFolder('prometheus/rules', files.slice(0, 2), naming, 'shop')).toMatchObject({ volume, mount });
  });

  test('lists files whose names are no keys', () => {
    const { configMaps, volume } = configFolder('db', [file('db/a b.yml', 'a')], naming, 'shop');
    expect(configMaps[0].data).toEqual({ 'a.b.yml': 'a' });
    expect(volume.projected).toEqual({ sources: [{ configMap: { name: 'shop-db', items: [{ key: 'a.b.yml', path: 'a b.yml' }] } }] });
  });

  test('is split into ConfigMaps of at most 240 KB, as they are kept', () => {
    // Quotes and line breaks take two bytes in JSON.
    const dashboards = ['a', 'b', 'c', 'd', 'e'].map((name) => file(`grafana/dashboards/${name}.json`, '"\n'.repeat(25_000)));
    const { configMaps, volume } = configFolder('grafana/dashboards', dashboards, naming, 'shop');
    expect(configMaps.map(({ metadata, data }) => [metadata.name, Object.keys(data)])).toEqual([
      ['shop-grafana-dashboards', ['a.json', 'b.json']], ['shop-grafana-dashboards-2', ['c.json', 'd.json']], ['shop-grafana-dashboards-3', ['e.json']],
      ['shop-grafana-dashboards-4', []],
    ]);
    for (const configMap of configMaps) expect(manifestBytes(configMap)).toBeLessThanOrEqual(MAX_MANIFEST_BYTES);
    // 1, 2, 4, 8 ..: a fourth part changes nothing in the pod.
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
    const [finding] = unfitFiles([file('db/a.yml'), file('db/x y.yml'), file('db/x/y.yml'), file('db/x.y.yml')]);
    expect(finding).toMatchObject({ where: 'db/x.y.yml', message: 'a ConfigMap calls it as it calls "db/x y.yml"' });
  });
});
