import { PORT } from './exporter';
import { Discovery, ScrapeJob } from '../../model';

/** @internal */
export function scrapeJob(pack: string, existing?: string): ScrapeJob {
  const exporter = existing === undefined ? { discovery: [Discovery.workload(`${pack}-exporter`, PORT)] } : { targets: [existing] };
  return new ScrapeJob({ name: pack, ...exporter, expectedSeries: 1200 });
}
