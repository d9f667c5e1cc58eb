import { Lazy, Size, Stack, Token } from 'aws-cdk-lib';
import { AutoScalingGroup, UpdatePolicy } from 'aws-cdk-lib/aws-autoscaling';
import {
  AmazonLinux2023ImageSsmParameter, AmazonLinux2023Kernel, AmazonLinuxCpuType, BlockDeviceVolume, CfnLaunchTemplate, CfnVolume,
  EbsDeviceVolumeType, IMachineImage, InstanceArchitecture, InstanceClass, InstanceSize, InstanceType, ISecurityGroup, LaunchTemplate,
  MachineImage, SecurityGroup, UserData, Volume,
} from 'aws-cdk-lib/aws-ec2';
import { IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { bootScript } from './boot-script';
import { Ec2MonitoringProps } from './ec2-monitoring-props';
import { zoneOf } from './zone';

/** Room for the images and the journal; data is on the other volume. */
const ROOT_GIBIBYTES = 16;

/**
 * The machine: a group of exactly one, and the volume that outlives it.
 *
 * @internal
 */
export class Host {
  public readonly role: IRole;
  public readonly securityGroup: ISecurityGroup;
  public readonly volume: Volume;
  public readonly launchTemplate: LaunchTemplate;
  public readonly autoScalingGroup: AutoScalingGroup;

  public constructor(scope: Construct, props: Ec2MonitoringProps, dataGibibytes: () => number) {
    const zone = zoneOf(scope.node.path, props.vpc, props.vpcSubnets, props.availabilityZone);
    this.role = props.role ?? new Role(scope, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    this.securityGroup = props.securityGroup ?? new SecurityGroup(scope, 'SecurityGroup', {
      vpc: props.vpc, allowAllOutbound: false, description: `Monitoring ${props.monitoring.name}`,
    });
    this.volume = new Volume(scope, 'Data', {
      availabilityZone: zone.name,
      size: Size.gibibytes(dataGibibytes()),
      volumeType: EbsDeviceVolumeType.GP3,
      encrypted: true,
      encryptionKey: props.encryptionKey,
      removalPolicy: props.removalPolicy,
    });
    // A pack that is added later may bring a disk along.
    (this.volume.node.defaultChild as CfnVolume).size = Lazy.uncachedNumber({ produce: dataGibibytes });
    this.launchTemplate = this.template(scope, props, zone.isPublic);
    this.autoScalingGroup = new AutoScalingGroup(scope, 'Group', {
      vpc: props.vpc,
      vpcSubnets: { subnets: zone.subnets },
      launchTemplate: this.launchTemplate,
      minCapacity: 1,
      maxCapacity: 1,
      // The volume has to come free first: the old machine goes before the new one comes. That it came up is known when
      // the association has signalled, so nothing is awaited here.
      updatePolicy: UpdatePolicy.rollingUpdate({ maxBatchSize: 1, minInstancesInService: 0, waitOnResourceSignals: false }),
    });
    this.volume.grantAttachVolumeByResourceTag(this.role, [this.autoScalingGroup]);
    // The policies lie below the role and may wait for others' resources, such as a database with its secret. A machine that
    // starts without them cannot attach its volume, and its SSM agent asks again ever more rarely.
    this.autoScalingGroup.node.addDependency(this.role);
  }

  private template(scope: Construct, props: Ec2MonitoringProps, isPublic: boolean): LaunchTemplate {
    const instanceType = props.instanceType ?? InstanceType.of(InstanceClass.T3, InstanceSize.MEDIUM);
    const template = new LaunchTemplate(scope, 'LaunchTemplate', {
      instanceType,
      machineImage: props.machineImage ?? amazonLinux(instanceType),
      role: this.role,
      securityGroup: this.securityGroup,
      associatePublicIpAddress: props.associatePublicIpAddress ?? (isPublic ? true : undefined),
      userData: UserData.custom(bootScript(this.volume.volumeId, Stack.of(scope).region)),
      // Containers are one hop further from the metadata service than the machine.
      requireImdsv2: true,
      httpPutResponseHopLimit: 2,
      ebsOptimized: true,
      blockDevices: [{
        deviceName: '/dev/xvda',
        volume: BlockDeviceVolume.ebs(ROOT_GIBIBYTES, { encrypted: true, volumeType: EbsDeviceVolumeType.GP3, deleteOnTermination: true }),
      }],
    });
    const resource = template.node.defaultChild as CfnLaunchTemplate;
    for (const [key, value] of Object.entries(props.overrides ?? {})) {
      if (value === null) resource.addPropertyDeletionOverride(`LaunchTemplateData.${key}`);
      else resource.addPropertyOverride(`LaunchTemplateData.${key}`, value);
    }
    return template;
  }
}

/** Resolved by EC2 when an instance starts, so that a new image never replaces a machine with an unrelated deployment. */
function amazonLinux(instanceType: InstanceType): IMachineImage {
  // A type that only deployment knows is taken for Intel's.
  const arm = !Token.isUnresolved(instanceType.toString()) && instanceType.architecture === InstanceArchitecture.ARM_64;
  return MachineImage.resolveSsmParameterAtLaunch(AmazonLinux2023ImageSsmParameter.ssmParameterName({
    kernel: AmazonLinux2023Kernel.DEFAULT,
    cpuType: arm ? AmazonLinuxCpuType.ARM_64 : AmazonLinuxCpuType.X86_64,
  }));
}
