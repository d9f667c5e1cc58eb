import { Prometheus, ScrapeJob } from '../../../src/model';
import { describeCheck } from '../run-check';

const jobOf = (expectedSeries: number, expectedTargets?: number) => new ScrapeJob({ name: 'many', targets: ['a:80', 'b:80'], expectedSeries, expectedTargets });

describeCheck('capacity/disk', {
  good: [
    { what: 'one job for 15 days' },
    { what: 'many series on a large disk', props: { prometheus: Prometheus.run({ diskSize: '2TB' }) }, add: (m) => m.addScrapeJob(jobOf(500_000)) },
    { what: 'many series, seldom', props: { scrapeInterval: '10m' }, add: (m) => m.addScrapeJob(jobOf(50_000)) },
  ],
  bad: [
    {
      what: 'many series for 15 days',
      add: (m) => m.addScrapeJob(jobOf(150_000)),
      finds: ['[capacity/disk] monitoring shop: 15d of samples need about 58.1 GB, but the disk of 50 GB can hold 40 GB of them; '
        + 'enlarge it to 73 GB with Prometheus.run({ diskSize }), keep 10d7h, or scrape less often'],
    },
    {
      what: 'one job for twenty years',
      props: { retention: '20y' },
      finds: ['[capacity/disk] monitoring shop: 7300d of samples need about 94 GB, but the disk of 50 GB can hold 40 GB of them; '
        + 'enlarge it to 118 GB with Prometheus.run({ diskSize }), keep 3106d21h, or scrape less often'],
    },
  ],
  notApplicable: [
    { what: 'a Prometheus of somebody else', props: { prometheus: Prometheus.existing({ address: 'prometheus:9090' }), retention: '100y' } },
  ],
  broken: [
    { what: 'an interval in verbatim fields is nobody\'s estimate', add: (m) => m.addScrapeJob(new ScrapeJob({ name: 'odd', targets: ['a:80'], overrides: { scrape_interval: 5 } })) },
  ],
});
