import { bindSecret } from './bind-secret';
import { alertmanagerWorkload } from './components/alertmanager';
import { grafanaWorkload } from './components/grafana';
import { prometheusWorkload } from './components/prometheus';
import { requireDistinctFiles } from './distinct-files';
import { findingsOf } from './findings';
import { flowsOf } from './flows';
import { TargetProfile } from './target-profile';
import { Finding, SecretRef, sortedBy } from '../core';
import { Description } from '../model';
import { renderConfiguration } from '../render';
import { ConfigFile, Flow, Workload } from '../workload';

/**
 * What must run on a target, with which files, and who talks to whom: a description without a cloud's words.
 *
 * Everything is derived on demand from one immutable description, so that a plan can be asked for its workloads and
 * secrets while late additions are still possible, and for its files at the end.
 *
 * @internal
 */
export class Plan {
  /** What runs, by name. */
  public readonly workloads: readonly Workload[];
  private renderedFiles?: readonly ConfigFile[];
  private foundFindings?: readonly Finding[];

  public constructor(public readonly description: Description, public readonly profile: TargetProfile) {
    this.workloads = sortedBy([
      ...prometheusWorkload(description),
      ...alertmanagerWorkload(description, profile.addresses('alertmanager').copies),
      ...grafanaWorkload(description),
      ...description.workloads,
    ], (workload) => workload.name);
    requireDistinctFiles(this.workloads);
  }

  /** The configuration, by path. Late values and everything else are in it as they were given. */
  public get files(): readonly ConfigFile[] {
    this.renderedFiles = this.renderedFiles
      ?? sortedBy(renderConfiguration(this.description, this.profile.addresses), (file) => file.path);
    return this.renderedFiles;
  }

  /** Who talks to whom. */
  public get flows(): readonly Flow[] {
    return flowsOf(this.description, this.workloads);
  }

  /** What the checks found, without what was acknowledged. */
  public get findings(): readonly Finding[] {
    this.foundFindings = this.foundFindings ?? findingsOf(this);
    return this.foundFindings;
  }

  /**
   * What a secret of the description stands for on this target; nothing, if it is bound to nothing or to something that
   * the target cannot read (which is a finding).
   */
  public bind(secret: SecretRef): SecretRef | undefined {
    return bindSecret(secret, this.profile).secret;
  }

  /** The files that a workload reads. */
  public filesOf(workload: Workload): ConfigFile[] {
    return this.files.filter((file) => workload.configFolders.some((folder) => file.path.startsWith(`${folder}/`)));
  }
}
