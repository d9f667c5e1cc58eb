import { Annotations, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { Connections, IConnectable, ISecurityGroup, LaunchTemplate, Volume } from 'aws-cdk-lib/aws-ec2';
import { IGrantable, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnAssociation, CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { dataSizeOf } from './data-size';
import { Delivery, SecretLocation } from './delivery';
import { HOST_ALIAS } from './docker-run';
import { Ec2MonitoringProps } from './ec2-monitoring-props';
import { Egress } from './egress';
import { unsupportedOnEc2 } from './findings';
import { addGrafanaOutputs } from './grafana-outputs';
import { Host } from './host';
import { grantAgent, grantReleases, Permissions } from './host-policy';
import { Release } from './release';
import { ReleaseAsset } from './release-asset';
import { SecretReaders } from './secret-readers';
import { Secrets } from './secrets';
import { withoutAcknowledged } from '../../checks';
import { FindingLevel, findingText, invalid, SecretRef, SecretStore } from '../../core';
import { Description, Monitoring } from '../../model';
import { Plan, TargetProfile } from '../../plan';
import { Placement } from '../../workload';

const GRAFANA_PASSWORD = 'grafana-admin-password';

/**
 * A monitoring on one EC2 instance with a data volume that outlives it.
 *
 * Changes of the configuration neither replace the instance nor restart Prometheus: they are checked on the host by the
 * images that will load them, swapped, reloaded and verified, and a deployment that succeeds means that they are loaded.
 * A deployment that only changes late values, such as the endpoint of a database that is replaced, applies them without
 * waiting. Nothing is published but Grafana, on the host itself: people come through a Session Manager tunnel.
 */
export class Ec2Monitoring extends Construct implements IConnectable, IGrantable {
  /** Of the host. Nothing is let in. */
  public readonly connections: Connections;
  public readonly grantPrincipal: IPrincipal;
  /** Of the host, and with it of every container. */
  public readonly role: IRole;
  /** Exactly one instance. */
  public readonly autoScalingGroup: AutoScalingGroup;
  /** What the group launches; `overrides` have the last word on it. */
  public readonly launchTemplate: LaunchTemplate;
  /**
   * Holds what workloads keep. It is as large as Prometheus' disk, of which samples take at most four fifths; the other
   * workloads share the rest.
   */
  public readonly volume: Volume;
  /** Of the host: nobody comes in, and out go only the flows of the description. */
  public readonly securityGroup: ISecurityGroup;
  /** The generated password of Grafana's user `admin`; nothing, if there is no Grafana or another secret was bound. */
  public readonly grafanaAdminSecret?: ISecret;
  /** What is run on the host to apply a release. */
  public readonly document: CfnDocument;
  /** Which release the host applies. */
  public readonly association: CfnAssociation;
  private readonly monitoring: Monitoring;
  private readonly secrets: { readonly [name: string]: SecretRef };
  private readonly dockerArgs: { readonly [workload: string]: string[] };
  private readonly readers: SecretReaders;
  private readonly permissions: Permissions;
  private readonly egress: Egress;

  /**
   * @throws if the subnets lie in other zones than asked for, or a duration is out of range
   */
  public constructor(scope: Construct, id: string, props: Ec2MonitoringProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const timeout = props.deploymentTimeout ?? Duration.minutes(30);
    const refreshInterval = props.refreshInterval ?? Duration.hours(1);
    requireDuration(this, 'deploymentTimeout', timeout, Duration.minutes(15), Duration.hours(12));
    requireDuration(this, 'refreshInterval', refreshInterval, Duration.minutes(30), Duration.days(31));
    this.monitoring = props.monitoring;
    this.dockerArgs = { ...props.dockerArgs };
    this.grafanaAdminSecret = this.generatedPassword(props);
    const generated = this.grafanaAdminSecret;
    this.secrets = { ...(generated === undefined ? {} : { [GRAFANA_PASSWORD]: Secrets.of(generated) }), ...props.secrets };

    const host = new Host(this, { ...props, removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN }, () => dataSizeOf(this.plan()));
    this.role = host.role;
    this.grantPrincipal = host.role.grantPrincipal;
    this.securityGroup = host.securityGroup;
    this.connections = new Connections({ securityGroups: [host.securityGroup] });
    this.volume = host.volume;
    this.launchTemplate = host.launchTemplate;
    this.autoScalingGroup = host.autoScalingGroup;

    const asset = new ReleaseAsset(this, () => this.freeze());
    grantAgent(this.role);
    grantReleases(this.role, stack, asset.text((_, location) => location.bucketName));
    this.readers = new SecretReaders(stack, this.role);
    this.permissions = new Permissions(stack, this.role);
    this.egress = new Egress(this, this.securityGroup);
    const delivery = new Delivery(this, { host, asset, timeout, refreshInterval, secrets: () => this.secretLocations() });
    this.document = delivery.document;
    this.association = delivery.association;
    addGrafanaOutputs(this, host.autoScalingGroup, this.monitoring, this.grafanaAdminSecret);

    this.monitoring._attach(() => this.allow());
    this.node.addValidation({ validate: () => this.report() });
  }

  /** What the description needs of AWS, made when it is added: grants and rules that come later would miss references between stacks. */
  private allow(): void {
    const plan = this.plan();
    for (const workload of plan.workloads) {
      for (const secret of workload.secrets) {
        const bound = plan.bind(secret);
        if (bound !== undefined) this.readers.grant(bound);
      }
      for (const permission of workload.permissions) this.permissions.grant(permission, plan.description.remoteWrites);
    }
    for (const flow of plan.flows) this.egress.allow(flow);
  }

  private freeze(): Release {
    this.monitoring._freeze(this.target);
    return Release.of(this.plan(), this.dockerArgs);
  }

  /** Errors stop the synthesis; warnings are said once. */
  private report(): string[] {
    const plan = this.plan();
    const findings = withoutAcknowledged([...plan.findings, ...unsupportedOnEc2(plan, this.dockerArgs)], plan.description.acknowledgements);
    for (const finding of findings.filter(({ level }) => level === FindingLevel.WARNING)) {
      Annotations.of(this).addWarningV2(`cdk-prometheus-stack:${finding.id}/${finding.where}`, findingText(finding));
    }
    return findings.filter(({ level }) => level === FindingLevel.ERROR).map(findingText);
  }

  /** As messages call it. */
  private get target(): string {
    return `Ec2Monitoring at ${this.node.path}`;
  }

  private plan(): Plan {
    const description = this.monitoring._describe();
    return new Plan(description, this.profile(description));
  }

  private profile(description: Description): TargetProfile {
    const inHostNetwork = description.workloads.filter((workload) => workload.placement === Placement.EACH_NODE);
    const onHost = new Set(inHostNetwork.map((workload) => workload.name));
    return {
      target: this.target,
      addresses: (workload) => (onHost.has(workload) ? { host: HOST_ALIAS, instance: this.monitoring.name } : { host: workload }),
      secrets: this.secrets,
      readableStores: [SecretStore.SECRETS_MANAGER, SecretStore.SSM],
      lateValues: true,
    };
  }

  private secretLocations(): SecretLocation[] {
    const plan = this.plan();
    const files = new Map(plan.workloads.flatMap((workload) => workload.secrets).map((secret) => [secret.fileName, secret]));
    return [...files.keys()].sort().flatMap((file) => {
      const bound = plan.bind(files.get(file)!);
      return bound === undefined ? [] : [{ file, store: bound.store, id: bound.id, field: bound.fieldName }];
    });
  }

  private generatedPassword(props: Ec2MonitoringProps): Secret | undefined {
    const description = props.monitoring._describe();
    const used = new Plan(description, { ...this.profile(description), secrets: {} }).workloads
      .some((workload) => workload.secrets.some((secret) => secret.store === SecretStore.NAMED && secret.fileName === GRAFANA_PASSWORD));
    if (!used || props.secrets?.[GRAFANA_PASSWORD] !== undefined) return undefined;
    return new Secret(this, 'GrafanaAdmin', {
      description: `Password of the user admin in Grafana of the monitoring ${props.monitoring.name}; only Grafana's first start reads it`,
      encryptionKey: props.encryptionKey,
      generateSecretString: { passwordLength: 32, excludePunctuation: true },
    });
  }
}

function requireDuration(scope: Construct, name: string, value: Duration, least: Duration, most: Duration): void {
  if (value.toSeconds() < least.toSeconds() || value.toSeconds() > most.toSeconds()) {
    throw invalid(`${scope.node.path}: ${name} is ${value.toHumanString()}, but must be from ${least.toHumanString()} to ${most.toHumanString()}`);
  }
}
