import { FindingLevel } from '../../core';
import { Check } from '../check';

/**
 * Every scrape job has a name of its own; Prometheus refuses to start otherwise.
 *
 * @internal
 */
export const duplicateJob: Check = {
  id: 'scrape/duplicate-job',
  level: FindingLevel.ERROR,
  find: ({ description }) => {
    const names = description.jobs.map((job) => String(job._props.overrides?.job_name ?? job.name));
    return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map((name) => ({
      where: `scrape job ${name}`,
      message: `${names.filter((other) => other === name).length} jobs have this name: Prometheus would refuse to start`,
      remedy: 'rename one; a pack takes the name of its job from its own name',
    }));
  },
};
