import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { exporter } from './exporter';
import { METRICS } from './metrics';
import { ruleTests } from './rule-tests';
import { scrapeJob } from './scrape';
import { Pack, PackContext, PackContribution } from '../../model';

/**
 * Properties of `NodePack`.
 */
export interface NodePackProps {
  /** Name of the pack and of its scrape job; the exporter is `<name>-exporter`. @default 'node' */
  readonly name?: string;
  /** Node exporters that run already on other machines, as `host:port`, scraped beside those that the pack runs. @default - none */
  readonly targets?: string[];
}

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
