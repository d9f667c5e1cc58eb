import { ConfigFile, Workload } from '../../workload';
import { Metric } from '../catalog/metric';
import { Dashboard } from '../dashboards/dashboard';
import { RuleGroup } from '../rules/rule-group';
import { RuleTest } from '../rules/rule-test';
import { ScrapeJob } from '../scrape/scrape-job';

/**
 * All that a pack brings along.
 */
export interface PackContribution {
  /** What runs for it, such as an exporter. @default - nothing */
  readonly workloads?: Workload[];
  /** Files that its workloads read. @default - none */
  readonly files?: ConfigFile[];
  /** What Prometheus scrapes for it. @default - none */
  readonly jobs?: ScrapeJob[];
  /** The metrics that its jobs will have. @default - none */
  readonly metrics?: Metric[];
  /** Recording and alert rules; alerts of it can be tuned and disabled. @default - none */
  readonly ruleGroups?: RuleGroup[];
  /** Dashboards of the technology. @default - none */
  readonly dashboards?: Dashboard[];
  /** At least one for each alert. @default - none */
  readonly ruleTests?: RuleTest[];
}
