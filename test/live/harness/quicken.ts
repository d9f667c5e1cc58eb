import { Monitoring } from '../../../src/model';

/**
 * Lets time pass faster: scrapes, evaluations and notifications come within seconds. What the description says about
 * thresholds and `for` stays.
 */
export function quicken(monitoring: Monitoring): Monitoring {
  monitoring.patchFile('prometheus/prometheus.yml', { global: { scrape_interval: '2s', scrape_timeout: '2s', evaluation_interval: '2s' } });
  monitoring.patchFile('alertmanager/alertmanager.yml', { route: { group_wait: '1s', group_interval: '5s' } });
  return monitoring;
}
