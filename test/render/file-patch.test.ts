import { planOf, smallMonitoring } from '../fixture';

const file = (path: string, monitoring = smallMonitoring()) => planOf(monitoring).files.find((candidate) => candidate.path === path)!.content;

test('the last word on a file is the user\'s, in YAML', () => {
  const monitoring = smallMonitoring();
  monitoring.patchFile('prometheus/prometheus.yml', { global: { query_log_file: '/prometheus/queries.log', external_labels: null } });
  expect(file('prometheus/prometheus.yml', monitoring)).toContain('global:\n  scrape_interval: 15s\n  scrape_timeout: 10s\n  evaluation_interval: 15s\n  query_log_file: /prometheus/queries.log\nstorage:');
});

test('a file that is not patched keeps its bytes', () => {
  const monitoring = smallMonitoring();
  monitoring.patchFile('prometheus/prometheus.yml', { global: { query_log_file: '/x' } });
  expect(file('alertmanager/alertmanager.yml', monitoring)).toBe(file('alertmanager/alertmanager.yml'));
});

test('a patch for a file that is not written is refused, with the files that are', () => {
  const monitoring = smallMonitoring();
  monitoring.patchFile('prometheus.yml', {});
  expect(() => planOf(monitoring).files).toThrow('there is no file "prometheus.yml" to patch: there are alertmanager/alertmanager.yml, ');
});
