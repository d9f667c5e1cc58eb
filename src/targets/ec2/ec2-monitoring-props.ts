import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { IMachineImage, InstanceType, ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IRole } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { SecretRef } from '../../core';
import { Monitoring } from '../../model';

/**
 * Properties of `Ec2Monitoring`.
 */
export interface Ec2MonitoringProps {
  /** What is monitored. Additions to it count until the app is synthesized. */
  readonly monitoring: Monitoring;
  /** The network of the host. */
  readonly vpc: IVpc;
  /**
   * Where the host may be. It must reach AWS' APIs, the image registries, the targets and the receivers: through a NAT
   * gateway, a public address, or endpoints and mirrors.
   *
   * @default - private subnets with a way out, if the VPC has any; public subnets otherwise
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * The zone of the host and its data volume. A volume cannot leave its zone, and CloudFormation does not replace it: to change
   * the zone, give the volume another logical id, too, and make it from a snapshot if it is not to be empty.
   *
   * @default - the zone of the first of the subnets
   */
  readonly availabilityZone?: string;
  /**
   * Whether the host has a public address. Nothing is let in by it.
   *
   * @default - true in public subnets, which have no other way out
   */
  readonly associatePublicIpAddress?: boolean;
  /** The machine; what the workloads ask for must fit it. @default t3.medium */
  readonly instanceType?: InstanceType;
  /**
   * Amazon Linux 2023, or another Linux with systemd, Python 3.9, the AWS CLI, the SSM agent and docker or dnf.
   * `MachineImage.latestAmazonLinux2023()` replaces the host with an unrelated deployment whenever there is a new image.
   *
   * @default - Amazon Linux 2023, the one that is current when an instance starts
   */
  readonly machineImage?: IMachineImage;
  /** What logical secrets stand for, by name. @default - 'grafana-admin-password' is generated; others must be bound if they are used */
  readonly secrets?: { readonly [name: string]: SecretRef };
  /** Of the host. Egress that the description implies is added to it. @default - a new one without ingress */
  readonly securityGroup?: ISecurityGroup;
  /** Of the host; needs the service principal ec2.amazonaws.com. What the host may do is added to it. @default - a new one */
  readonly role?: IRole;
  /** What becomes of the data when the volume is removed from the stack. @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
  /** Encrypts the data volume and the generated password; to change it takes what changing the zone takes. @default - the keys that AWS manages for EBS and Secrets Manager */
  readonly encryptionKey?: IKey;
  /**
   * How long a deployment waits until the host has loaded the configuration: a first boot, images and the replay of
   * Prometheus' write-ahead log lie in it, and eight minutes for putting everything back. From 15 minutes up to 12 hours.
   *
   * @default Duration.minutes(30)
   */
  readonly deploymentTimeout?: Duration;
  /**
   * How often the host fetches rotated secrets and repairs what was changed by hand; at least 30 minutes (State Manager).
   *
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
  /** Further options of `docker run`, by workload, such as `{ prometheus: ['--publish', '9090:9090'] }`. @default - none */
  readonly dockerArgs?: { readonly [workload: string]: string[] };
  /**
   * Verbatim fields of the instances' `LaunchTemplateData`, in CloudFormation's words, such as
   * `{ CreditSpecification: { CpuCredits: 'standard' } }`; merged last.
   *
   * @default - none
   */
  readonly overrides?: { readonly [key: string]: any };
}
