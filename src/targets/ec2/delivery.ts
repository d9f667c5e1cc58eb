import { CfnResource, CfnWaitCondition, CfnWaitConditionHandle, Duration, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnAssociation, CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { applyDocument, NONE, Parameters } from './apply-document';
import { Host } from './host';
import { hashOf, Release } from './release';
import { ReleaseAsset } from './release-asset';

/** Long enough to tell configurations apart. */
const HASH_LENGTH = 16;

interface DeliveryProps {
  readonly host: Host;
  readonly asset: ReleaseAsset;
  /** Where secrets are kept, by file name; asked when the release is settled. */
  readonly secrets: () => readonly SecretLocation[];
  /** Of a run on the host, and of the deployment that waits for it. */
  readonly timeout: Duration;
  readonly refreshInterval: Duration;
}

/**
 * Where a secret of the host is kept.
 *
 * @internal
 */
export interface SecretLocation {
  readonly file: string;
  readonly store: string;
  /** May be a late value. */
  readonly id: string;
  readonly field?: string;
}

/**
 * Brings releases to the host, and CloudFormation the outcome.
 *
 * The association runs when its parameters change and when an instance of the group comes up. The pair of a wait condition and
 * its handle is a new one with each hash, because a handle can be used once: so updates wait, too, and a rollback,
 * which brings the old parameters and the old handle back, does not.
 *
 * @internal
 */
export class Delivery {
  public readonly document: CfnDocument;
  public readonly association: CfnAssociation;

  public constructor(scope: Construct, private readonly props: DeliveryProps) {
    const stack = Stack.of(scope);
    const { host, asset, timeout } = props;
    this.document = new CfnDocument(scope, 'Document', {
      documentType: 'Command',
      documentFormat: 'JSON',
      content: applyDocument(stack.region, timeout.toSeconds()),
      targetType: '/AWS::EC2::Instance',
      updateMethod: 'NewVersion',
    });
    const handle = new CfnWaitConditionHandle(scope, 'AppliedHandle');
    this.association = new CfnAssociation(scope, 'Association', {
      name: this.document.ref,
      documentVersion: '$DEFAULT',
      targets: [{ key: 'tag:aws:autoscaling:groupName', values: [host.autoScalingGroup.autoScalingGroupName] }],
      scheduleExpression: `rate(${props.refreshInterval.toMinutes()} minutes)`,
      parameters: {
        [Parameters.BUCKET]: [asset.text((_, location) => location.bucketName)],
        [Parameters.KEY]: [asset.text((_, location) => location.objectKey)],
        [Parameters.HASH]: [asset.text((release) => this.hash(release))],
        [Parameters.LATE_VALUES]: [asset.text((release) => listOrNone(release.lateValues.map((value) => Fn.base64(value))))],
        [Parameters.SECRETS]: [asset.text(() => this.secrets(stack))],
        [Parameters.SIGNAL_URL]: [handle.ref],
      },
    });
    // Its permissions come first, with every change; the policy lies below the role.
    this.association.node.addDependency(host.role);
    const applied = new CfnWaitCondition(scope, 'Applied', { handle: handle.ref, timeout: `${timeout.toSeconds()}`, count: 1 });
    applied.node.addDependency(this.association);
    for (const resource of [handle, applied]) this.nameByHash(resource);
  }

  /** Of all that decides what runs: files, units, images, the machine, and where secrets are kept. Late values have no part in it. */
  private hash(release: Release): string {
    const template = this.props.host.launchTemplate.node.defaultChild as CfnResource & Rendered;
    const machine = template.stack.resolve(template._toCloudFormation());
    const secrets = this.props.secrets().map(({ file, store, field }) => [file, store, field]);
    return hashOf(JSON.stringify([release.hash, machine, secrets])).slice(0, HASH_LENGTH);
  }

  private secrets(stack: Stack): string {
    const secrets = this.props.secrets();
    return secrets.length === 0 ? NONE : Fn.base64(stack.toJsonString(secrets));
  }

  private nameByHash(resource: CfnResource): void {
    const { asset } = this.props;
    const base = Lazy.uncachedString({ produce: () => resource.stack.getLogicalId(resource) });
    resource.overrideLogicalId(Lazy.uncachedString({
      produce: (context) => `${context.resolve(base)}${context.resolve(asset.text((release) => this.hash(release))).replace(/[^A-Za-z0-9]/g, '')}`,
    }));
  }
}

/** What a resource comes to; not in the declarations, and the only way to see the user's own overrides of it. */
interface Rendered {
  _toCloudFormation(): object;
}

function listOrNone(values: string[]): string {
  return values.length === 0 ? NONE : Fn.join(',', values);
}
