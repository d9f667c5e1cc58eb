import { Stack } from 'aws-cdk-lib';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { RemoteWrite } from '../../model';
import { Permission } from '../../workload';

/**
 * What the SSM agent needs for Session Manager and associations. `AmazonSSMManagedInstanceCore` would also let the host
 * read every parameter of the account.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html
 */
const AGENT_ACTIONS = [
  'ec2messages:AcknowledgeMessage', 'ec2messages:DeleteMessage', 'ec2messages:FailMessage',
  'ec2messages:GetEndpoint', 'ec2messages:GetMessages', 'ec2messages:SendReply',
  'ssm:DescribeAssociation', 'ssm:DescribeDocument', 'ssm:GetDocument',
  'ssm:ListAssociations', 'ssm:ListInstanceAssociations', 'ssm:PutComplianceItems',
  'ssm:UpdateAssociationStatus', 'ssm:UpdateInstanceAssociationStatus', 'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
];

/** @internal */
export function grantAgent(host: IGrantable): void {
  Grant.addToPrincipal({ grantee: host, actions: AGENT_ACTIONS, resourceArns: ['*'] });
}

/**
 * Reading releases: from the bucket that the app's file assets go to, as `Asset.grantRead` grants it. The key of one
 * release would be narrower, but each change of a rule would then change a policy, which `cdk deploy` asks people about,
 * and a host that starts during a deployment could not read the release before.
 *
 * @param bucketName may be a late value
 * @internal
 */
export function grantReleases(host: IGrantable, stack: Stack, bucketName: string): void {
  Grant.addToPrincipal({ grantee: host, actions: ['s3:GetObject'], resourceArns: [stack.formatArn({ service: 's3', region: '', account: '', resource: bucketName, resourceName: '*' })] });
}

/**
 * What a workload may ask of AWS.
 *
 * @internal
 */
export class Permissions {
  private readonly granted = new Set<string>();

  public constructor(private readonly stack: Stack, private readonly host: IGrantable) {}

  /** Grants, each once. A permission that AWS does not know is the business of the findings. */
  public grant(permission: Permission, remoteWrites: readonly RemoteWrite[]): void {
    if (permission.permissionId === Permission.DISCOVER_EC2_INSTANCES.permissionId) {
      this.once(['ec2:DescribeAvailabilityZones', 'ec2:DescribeInstances'], '*');
    }
    if (permission.permissionId === Permission.REMOTE_WRITE_AMP.permissionId) {
      for (const write of remoteWrites) {
        if (write.sigv4Region !== undefined) this.once(['aps:RemoteWrite'], this.workspaceArn(write.url, write.sigv4Region));
      }
    }
  }

  private once(actions: string[], resource: string): void {
    const key = [...actions, resource].join('|');
    if (this.granted.has(key)) return;
    this.granted.add(key);
    Grant.addToPrincipal({ grantee: this.host, actions, resourceArns: [resource] });
  }

  /** The URL of a workspace made in the same app is a late value that holds the id somewhere: then any workspace of the region. */
  private workspaceArn(url: string, region: string): string {
    const workspace = /\/workspaces\/(ws-[0-9a-f-]+)\//.exec(url)?.[1] ?? '*';
    return this.stack.formatArn({ service: 'aps', region, resource: 'workspace', resourceName: workspace });
  }
}
