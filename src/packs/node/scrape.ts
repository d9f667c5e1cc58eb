import { PORT } from './exporter';
import { Discovery, ScrapeJob } from '../../model';

/** @internal */
export function scrapeJob(pack: string, targets: string[]): ScrapeJob {
  return new ScrapeJob({
    name: pack,
    discovery: [Discovery.workload(`${pack}-exporter`, PORT)],
    targets,
    expectedSeries: 900,
  });
}
