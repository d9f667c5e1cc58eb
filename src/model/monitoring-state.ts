import { Acknowledgement } from './acknowledgement';
import { Inhibition } from './alerting/inhibition';
import { MuteTiming } from './alerting/mute-timing';
import { Receiver } from './alerting/receiver';
import { Route } from './alerting/route';
import { Metric } from './catalog/metric';
import { Dashboard } from './dashboards/dashboard';
import { FilePatch } from './file-patch';
import { RuleFile } from './import/rule-file';
import { Pack } from './pack/pack';
import { RemoteWrite } from './remote-write';
import { Rule } from './rules/rule';
import { RuleGroup } from './rules/rule-group';
import { ScrapeJob } from './scrape/scrape-job';

/**
 * What was added to a monitoring so far, as it was added.
 *
 * @internal
 */
export class MonitoringState {
  public readonly packs: Pack[] = [];
  public readonly jobs: ScrapeJob[] = [];
  public readonly metrics: Metric[] = [];
  public readonly rules: Rule[] = [];
  public readonly ruleGroups: RuleGroup[] = [];
  public readonly importedRules: RuleFile[] = [];
  public readonly dashboards: Dashboard[] = [];
  public readonly receivers: Receiver[] = [];
  public readonly routes: Route[] = [];
  public readonly inhibitions: Inhibition[] = [];
  public readonly muteTimings: MuteTiming[] = [];
  public readonly remoteWrites: RemoteWrite[] = [];
  public readonly filePatches: FilePatch[] = [];
  public readonly acknowledgements: Acknowledgement[] = [];

  /** What takes all additions back that are made from now on. */
  public remember(): () => void {
    const lists = Object.values(this) as unknown[][];
    const lengths = lists.map((list) => list.length);
    return () => lists.forEach((list, i) => list.splice(lengths[i]));
  }
}
