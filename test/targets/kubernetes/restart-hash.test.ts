import { restartHash } from '../../../src/targets/kubernetes/restart-hash';
import { Reload, Workload } from '../../../src/workload';

const workload = (reload: Reload) => new Workload({
  name: 'exporter', image: 'example.com/e:1', ports: [{ name: 'http', number: 80 }], runAs: { user: 1, group: 1 }, resources: { cpuMillis: 1, memoryMiB: 1 }, reload,
});
const hash = (content: string, reload = Reload.RESTART, path = 'db/a.yml') => restartHash(workload(reload), [{ path, content }]);

describe('the hash that restarts a workload', () => {
  test('follows what it reads once', () => {
    expect(hash('a')).toMatch(/^[0-9a-f]{64}$/);
    expect(hash('a')).not.toBe(hash('b'));
    expect(hash('a')).not.toBe(hash('a', Reload.RESTART, 'db/b.yml'));
  });

  test('is none for what is reread', () => {
    expect(hash('a', Reload.WATCHES_FILES)).toBeUndefined();
    expect(hash('a', Reload.HTTP_POST)).toBeUndefined();
    expect(restartHash(workload(Reload.RESTART), [])).toBeUndefined();
  });

  test('Grafana reads its data sources once, and dashboards again', () => {
    expect(hash('a', Reload.WATCHES_FILES, 'grafana/provisioning/datasources/prometheus.yaml')).toBeDefined();
    expect(hash('a', Reload.WATCHES_FILES, 'grafana/dashboards/a.json')).toBeUndefined();
  });

  test('does not follow the numbers of tokens', () => {
    expect(hash('${Token[TOKEN.1]}:${Token[TOKEN.2]}:${Token[TOKEN.1]}')).toBe(hash('${Token[TOKEN.31]}:${Token[TOKEN.7]}:${Token[TOKEN.31]}'));
    expect(hash('${Token[TOKEN.1]}:${Token[TOKEN.2]}')).not.toBe(hash('${Token[TOKEN.1]}:${Token[TOKEN.1]}'));
  });
});
