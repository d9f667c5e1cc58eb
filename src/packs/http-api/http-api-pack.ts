import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { metrics } from './metrics';
import { HttpApiPackProps } from './props';
import { ruleTests } from './rule-tests';
import { scrapeJob } from './scrape';
import { Names, requireName, shown } from '../../core';
import { Pack, PackContext, PackContribution } from '../../model';

/**
 * An HTTP API that serves metrics itself: rate, errors and duration of its requests, by the names that its library gave them.
 */
export class HttpApiPack extends Pack {
  private readonly props: HttpApiPackProps;

  /**
   * @throws on an illegal name of a job, metric or label, a target without a port, or neither targets nor discovery
   */
  public constructor(props: HttpApiPackProps) {
    super(props.name ?? 'http-api');
    const of = `HttpApiPack ${shown(this.name)}`;
    const { requests, latency } = props;
    for (const metric of [requests.metric, latency.metric]) requireName(Names.METRIC, metric, of);
    const labels = [requests.statusLabel, requests.methodLabel, requests.endpointLabel, ...requests.otherLabels ?? [], ...latency.labels ?? []];
    for (const label of labels) if (label !== undefined) requireName(Names.LABEL, label, of);
    this.props = { ...props };
    scrapeJob(this.props);
  }

  public contribute(context: PackContext): PackContribution {
    return {
      jobs: [scrapeJob(this.props)],
      metrics: metrics(this.props),
      ruleGroups: alertRules(this.name, this.props, context.rateWindow),
      dashboards: [dashboard(this.name, this.props)],
      ruleTests: ruleTests(this.props),
    };
  }
}
