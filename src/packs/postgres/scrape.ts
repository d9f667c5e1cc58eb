import { PORT } from './exporter';
import { Discovery, ScrapeJob } from '../../model';

/** @internal */
export function scrapeJob(pack: string): ScrapeJob {
  return new ScrapeJob({ name: pack, discovery: [Discovery.workload(`${pack}-exporter`, PORT)], expectedSeries: 1200 });
}
