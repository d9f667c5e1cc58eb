import { HttpApiPackProps } from './props';
import { ScrapeJob } from '../../model';

/** @internal */
export function scrapeJob(props: HttpApiPackProps): ScrapeJob {
  return new ScrapeJob({
    name: props.job,
    targets: props.targets,
    discovery: props.discovery,
    metricsPath: props.metricsPath,
    auth: props.auth,
    tls: props.tls,
    expectedSeries: props.expectedSeries,
  });
}
