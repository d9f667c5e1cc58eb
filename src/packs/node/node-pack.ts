import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { exporter } from './exporter';
import { METRICS } from './metrics';
import { NodePackProps } from './props';
import { ruleTests } from './rule-tests';
import { scrapeJob } from './scrape';
import { Pack, PackContext, PackContribution } from '../../model';

/**
 * The machines: CPU, memory, disks and network, by node_exporter on each node of the target
 * (https://github.com/prometheus/node_exporter).
 */
export class NodePack extends Pack {
  private readonly targets: string[];

  /**
   * @throws if the name is not an RFC 1123 label, or a target has no port
   */
  public constructor(props: NodePackProps = {}) {
    super(props.name ?? 'node');
    this.targets = [...props.targets ?? []];
    scrapeJob(this.name, this.targets);
  }

  public contribute(context: PackContext): PackContribution {
    return {
      workloads: [exporter(this.name)],
      jobs: [scrapeJob(this.name, this.targets)],
      metrics: METRICS,
      ruleGroups: alertRules(this.name, context.rateWindow),
      dashboards: [dashboard(this.name)],
      ruleTests: ruleTests(this.name),
    };
  }
}
