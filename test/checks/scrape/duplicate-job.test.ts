import { Monitoring, ScrapeJob } from '../../../src/model';
import { AnyPack } from '../cases';
import { describeCheck } from '../run-check';

const job = (name: string, overrides?: ScrapeJob['_props']['overrides']) => new ScrapeJob({ name, targets: ['queue:80'], overrides });
const packs = (...jobs: ScrapeJob[]) => (m: Monitoring) => jobs.forEach((j, i) => m.addPack(new AnyPack(`pack${i}`, { jobs: [j] })));
const found = (name: string, count: number) => [`[scrape/duplicate-job] scrape job ${name}: ${count} jobs have this name: Prometheus would refuse to start; rename one; a pack takes the name of its job from its own name`];

describeCheck('scrape/duplicate-job', {
  good: [
    { what: 'names of their own', add: packs(job('queue'), job('mail')) },
    { what: 'a name changed verbatim', add: packs(job('api', { job_name: 'other' })) },
  ],
  bad: [
    { what: 'two packs', add: packs(job('queue'), job('queue')), finds: found('queue', 2) },
    { what: 'two packs and the monitoring', add: packs(job('api'), job('api')), finds: found('api', 3) },
    { what: 'a name given verbatim', add: packs(job('queue', { job_name: 'api' })), finds: found('api', 2) },
  ],
  notApplicable: [{ what: 'one job' }],
  broken: [{ what: 'a number for a name, verbatim', add: packs(job('queue', { job_name: 5 }), job('mail', { job_name: '5' })), finds: found('5', 2) }],
});
