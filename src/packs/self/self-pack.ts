import { alertRules } from './alerts';
import { dashboard } from './dashboard';
import { ALERTMANAGER_METRICS, CLUSTER_METRICS, NOTIFIER_METRICS, PROMETHEUS_METRICS } from './metrics';
import { SelfPackProps } from './props';
import { ruleTests } from './rule-tests';
import { alertmanagerJobs, prometheusJob, watchedOf } from './scrape';
import { invalid, shown } from '../../core';
import { Pack, PackContext, PackContribution, Receiver } from '../../model';

/**
 * The monitoring of the monitoring: Prometheus, Alertmanager, the way of an alert from one to the other and to people, and targets
 * that no other alert tells about.
 */
export class SelfPack extends Pack {
  private readonly deadMansSwitch?: Receiver;

  /**
   * @throws if the name is not an RFC 1123 label, or the dead man's switch is no receiver
   */
  public constructor(props: SelfPackProps = {}) {
    super(props.name ?? 'self');
    const { deadMansSwitch } = props;
    if (deadMansSwitch !== undefined && !Array.isArray((deadMansSwitch as Partial<Receiver> | null)?.integrations)) {
      throw invalid(`deadMansSwitch of SelfPack ${shown(this.name)} is ${shown(deadMansSwitch)}, but must be a receiver: Receiver.webhook(..), added by addReceiver`);
    }
    this.deadMansSwitch = deadMansSwitch;
  }

  public contribute(context: PackContext): PackContribution {
    const watched = watchedOf(context.alertmanager);
    return {
      jobs: [prometheusJob(), ...alertmanagerJobs(context.alertmanager)],
      metrics: [
        ...PROMETHEUS_METRICS,
        ...watched.alertmanager ? [...NOTIFIER_METRICS, ...ALERTMANAGER_METRICS] : [],
        ...watched.cluster ? CLUSTER_METRICS : [],
      ],
      ruleGroups: alertRules(this.name, context.rateWindow, watched, this.deadMansSwitch),
      dashboards: [dashboard(this.name, watched)],
      ruleTests: ruleTests(watched, this.deadMansSwitch !== undefined),
    };
  }
}
