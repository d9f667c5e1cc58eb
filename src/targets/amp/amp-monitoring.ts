import { Annotations, Lazy, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { CfnWorkspace } from 'aws-cdk-lib/aws-aps';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ampProfile, carried } from './carried';
import { permitReceiver } from './receiver-permissions';
import { RuleNamespaces } from './rule-namespaces';
import { runChecks, withoutAcknowledged } from '../../checks';
import { Finding, FindingLevel, findingText, invalid, requireNoLateNumber, SecretRef, shown } from '../../core';
import { Description, Monitoring, Prometheus, Receiver, RemoteWrite } from '../../model';
import { TargetProfile } from '../../plan';
import { renderConfiguration } from '../../render';

/** Three years (https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-workspace-configuration.html). */
const LONGEST_RETENTION_DAYS = 1_095;

/** Whatever else is described and patched is for those who scrape and draw. */
const WRITTEN = /^(prometheus\/rules|alertmanager)\//;

/**
 * Properties of `AmpMonitoring`.
 */
export interface AmpMonitoringProps {
  /** What is evaluated and whom to tell. */
  readonly monitoring: Monitoring;
  /** What people call the workspace. @default - the name of the monitoring */
  readonly alias?: string;
  /** How long samples are kept, 1 to 1095 days; the `retention` of the monitoring is that of a Prometheus' disk. @default - Amazon's, 150 days */
  readonly retentionInDays?: number;
  /** Where failures of rules and notifications are logged; best named `/aws/vendedlogs/prometheus/..`. @default - nowhere */
  readonly logGroup?: ILogGroup;
  /** Encrypts the samples. @default - a key that AWS owns */
  readonly encryptionKey?: IKey;
  /** What happens to the workspace, with all samples, when it leaves the stack. @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
  /** What the logical secrets of the monitoring stand for: secrets in Secrets Manager, by complete ARN. @default - none */
  readonly secrets?: { readonly [name: string]: SecretRef };
  /** Verbatim properties of AWS::APS::Workspace, such as `QueryLoggingConfiguration`, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Amazon Managed Service for Prometheus: a workspace that stores samples, evaluates the rules of a monitoring and tells its
 * receivers. For a monitoring that has outgrown one machine.
 *
 * The workspace scrapes nothing and runs nothing: scrape jobs, exporters and remote writes of the description are for the
 * Prometheus (or another collector) that writes to it, such as that of an `Ec2Monitoring`:
 *
 * ```ts
 * const amp = new AmpMonitoring(stack, 'Amp', { monitoring: alerting });
 * scraping.addRemoteWrite(amp.remoteWrite());
 * ```
 *
 * What the service cannot carry is an error at synthesis, `target/unsupported`: receivers other than SNS and PagerDuty, an
 * existing Alertmanager, dashboards, intervals of repetition above five days. Once it is acknowledged it is left out.
 * Rule groups without an interval are evaluated every 60 seconds, whatever the monitoring's `evaluationInterval` says.
 */
export class AmpMonitoring extends Construct {
  /** The workspace. */
  public readonly workspace: CfnWorkspace;
  /** The URL of the workspace, with a slash at its end: Prometheus' API is below. */
  public readonly prometheusEndpoint: string;
  private readonly monitoring: Monitoring;
  private readonly profile: TargetProfile;
  private readonly permitted = new Set<Receiver>();
  private written?: Description;
  private writtenFiles?: ReadonlyMap<string, string>;

  /**
   * @throws if the retention is not a whole number of days between 1 and 1095
   */
  public constructor(scope: Construct, id: string, props: AmpMonitoringProps) {
    super(scope, id);
    requireRetention(props.retentionInDays, this.node.path);
    this.monitoring = props.monitoring;
    this.profile = ampProfile(`AmpMonitoring at ${this.node.path}`, props.secrets ?? {});
    this.workspace = new CfnWorkspace(this, 'Workspace', {
      alias: props.alias ?? props.monitoring.name,
      alertManagerDefinition: Lazy.uncachedString({ produce: ({ preparing }) => this.alertManagerDefinition(preparing) }),
      kmsKeyArn: props.encryptionKey?.keyArn,
      loggingConfiguration: props.logGroup && { logGroupArn: props.logGroup.logGroupArn },
      workspaceConfiguration: props.retentionInDays === undefined ? undefined : { retentionPeriodInDays: props.retentionInDays },
    });
    this.workspace.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    for (const [property, value] of Object.entries(props.overrides ?? {})) this.workspace.addPropertyOverride(property, value);
    this.prometheusEndpoint = this.workspace.attrPrometheusEndpoint;

    const rules = new RuleNamespaces(this, 'Rules', this.workspace.attrArn, {
      names: () => this.description().ruleFiles.map((file) => file.name),
      content: (name, preparing) => this.ruleFile(name, preparing),
    });
    props.monitoring._attach(() => {
      rules.update();
      this.permitReceivers();
    });
    this.node.addValidation({ validate: () => this.validate() });
  }

  /**
   * For a Prometheus that runs elsewhere: sends its samples here, with requests signed by the identity of its host or pod.
   * That identity needs `grantRemoteWrite`, which an `Ec2Monitoring` does for its own host.
   *
   * @param name unique among the remote writes of that Prometheus (default: `amp`)
   */
  public remoteWrite(name?: string): RemoteWrite {
    return RemoteWrite.amp(name ?? 'amp', `${this.prometheusEndpoint}api/v1/remote_write`, Stack.of(this).region);
  }

  /**
   * Lets somebody write samples into the workspace, and nothing else.
   */
  public grantRemoteWrite(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({ grantee, actions: ['aps:RemoteWrite'], resourceArns: [this.workspace.attrArn] });
  }

  /**
   * Lets somebody query the workspace, such as a Grafana, and nothing else.
   */
  public grantQuery(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({
      grantee,
      actions: ['aps:QueryMetrics', 'aps:GetSeries', 'aps:GetLabels', 'aps:GetMetricMetadata'],
      resourceArns: [this.workspace.attrArn],
    });
  }

  /** Policies refer to other stacks, so they are made while additions are, not when contents are. */
  private permitReceivers(): void {
    for (const receiver of this.description().receivers) {
      if (this.permitted.has(receiver)) continue;
      this.permitted.add(receiver);
      permitReceiver(this.workspace, receiver);
    }
  }

  /**
   * What is described now. What was added once CloudFormation's view was taken would be missing from it, so from then on
   * additions throw.
   */
  private description(preparing: boolean = false): Description {
    if (preparing && this.written === undefined) {
      this.monitoring._freeze(this.profile.target);
      this.written = this.monitoring._describe();
    }
    return this.written ?? this.monitoring._describe();
  }

  private ruleFile(name: string, preparing: boolean): string | undefined {
    return this.file(`prometheus/rules/${name}.yml`, preparing);
  }

  private alertManagerDefinition(preparing: boolean): string | undefined {
    const content = this.file('alertmanager/alertmanager.yml', preparing);
    const { receivers, alertmanagerOverrides, filePatches } = this.description();
    // Without anybody to tell, the service's own definition, none, says the same.
    const isSilent = receivers.length === 0 && alertmanagerOverrides === undefined && filePatches.length === 0;
    // A file in a file, line by line: what CloudFormation fills in is inside its own quotes.
    return content === undefined || isSilent ? undefined : `alertmanager_config: |\n${content.replace(/^(?=.)/gm, '  ')}`;
  }

  private file(path: string, preparing: boolean): string | undefined {
    const description = this.description(preparing);
    if (this.written === undefined) return this.render(carried(description, this.profile).description).get(path);
    this.writtenFiles = this.writtenFiles ?? this.render(carried(description, this.profile).description);
    return this.writtenFiles.get(path);
  }

  /** Rules and routing, by path. The workspace is the Prometheus, wherever the description says that it is. */
  private render(description: Description): ReadonlyMap<string, string> {
    const files = renderConfiguration({ ...description, prometheus: Prometheus.run() }, this.profile.addresses)
      .filter((file) => WRITTEN.test(file.path));
    for (const { path, content } of files) requireNoLateNumber(content, `file ${path}`);
    return new Map(files.map(({ path, content }) => [path, content]));
  }

  private validate(): string[] {
    const findings = this.findings();
    for (const finding of findings.filter(({ level }) => level === FindingLevel.WARNING)) {
      Annotations.of(this).addWarningV2(`cdk-prometheus-stack:${finding.id}/${finding.where}`, findingText(finding));
    }
    return findings.filter(({ level }) => level === FindingLevel.ERROR).map(findingText);
  }

  private findings(): Finding[] {
    const description = this.description(true);
    // The checks read the files in Alertmanager's own words, and there is no disk to fill.
    const files = [...this.render(description)].map(([path, content]) => ({ path, content }));
    const all = [...runChecks({ description, files, diskBytes: Number.POSITIVE_INFINITY }), ...carried(description, this.profile).findings];
    return withoutAcknowledged(all, description.acknowledgements);
  }
}

function requireRetention(days: number | undefined, path: string): void {
  if (days === undefined || Token.isUnresolved(days)) return;
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_RETENTION_DAYS) {
    throw invalid(`AmpMonitoring at ${path}: retentionInDays is ${shown(days)}, but Amazon Managed Prometheus keeps samples for 1 to ${LONGEST_RETENTION_DAYS} whole days`);
  }
}
