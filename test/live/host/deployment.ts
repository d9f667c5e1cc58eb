import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { aws, AWS_ENV, objectText } from './aws';
import { alone } from '../harness/alone';
import { output, run } from '../harness/run';

/** What `cdk deploy` left behind, as the AWS API shows it. */
export interface Resource {
  readonly LogicalResourceId: string;
  readonly ResourceType: string;
  readonly PhysicalResourceId: string;
}

/** What CloudFormation was told. */
export interface Signal {
  readonly Status: 'SUCCESS' | 'FAILURE';
  readonly Reason: string;
  readonly UniqueId: string;
  readonly Data: string;
}

const CDK = join(__dirname, '..', '..', '..', 'node_modules', '.bin', 'cdk');
const ROOT = join(__dirname, '..', '..', '..');
const UNATTENDED = ['--no-lookups', '--no-notices', '--require-approval', 'never', '--progress', 'events', '--method', 'direct'];
/** Where .ci/aws-api.py keeps the properties of associations. */
const ASSOCIATIONS = 'aws-api-associations';

/** A stack that was deployed, and what of it a host gets to see. */
export class Deployment {
  private resources: Resource[] = [];

  /**
   * @param stack its name
   * @param app the command that makes the app
   */
  public constructor(public readonly stack: string, private readonly app: string) {}

  /** `cdk bootstrap`, which does nothing where it was done. */
  public async bootstrap(): Promise<void> {
    // Elsewhere than in the repository, so that no app is made for it.
    await alone('deployment', () => run(CDK, ['bootstrap', `aws://${AWS_ENV.AWS_ACCOUNT}/${AWS_ENV.AWS_REGION}`, '--no-notices'], { cwd: tmpdir(), env: AWS_ENV }));
  }

  /** `cdk deploy`, with variables for the app; the template of the assembly it was made from. */
  public async deploy(variables: { readonly [name: string]: string } = {}): Promise<string> {
    const assembly = mkdtempSync(join(tmpdir(), 'assembly-'));
    try {
      // The API of the tests makes one stack at a time.
      await alone('deployment', () => this.cdk(['deploy', this.stack, '--output', assembly], variables));
      this.resources = (await aws('cloudformation', 'describe-stack-resources', '--stack-name', this.stack)).StackResources;
      return readFileSync(join(assembly, `${this.stack}.template.json`), 'utf8');
    } finally {
      rmSync(assembly, { recursive: true });
    }
  }

  /** Removes the stack; the API keeps what is retained, as AWS does. */
  public async destroy(): Promise<void> {
    await alone('deployment', () => run('aws', ['cloudformation', 'delete-stack', '--stack-name', this.stack], { env: AWS_ENV, ok: false }));
  }

  public physicalId(type: string): string {
    return this.resource(type).PhysicalResourceId;
  }

  public logicalId(type: string): string {
    return this.resource(type).LogicalResourceId;
  }

  /** The id of a resource whose logical id contains a word. */
  public idOf(type: string, word: string): string {
    const found = this.resources.find((each) => each.ResourceType === type && each.LogicalResourceId.includes(word));
    if (!found) throw new Error(`no ${type} with ${word} in its logical id was deployed`);
    return found.PhysicalResourceId;
  }

  /** The instance of the group: the one that the API made for it. */
  public async instance(): Promise<{ id: string; zone: string }> {
    const { AutoScalingGroups: [group] } = await aws('autoscaling', 'describe-auto-scaling-groups', '--auto-scaling-group-names', this.physicalId('AWS::AutoScaling::AutoScalingGroup'));
    const [instance] = group.Instances;
    return { id: instance.InstanceId, zone: instance.AvailabilityZone };
  }

  /** The instance goes, and the group makes another one. */
  public async replaceInstance(): Promise<void> {
    await aws('autoscaling', 'terminate-instance-in-auto-scaling-group', '--instance-id', (await this.instance()).id, '--no-should-decrement-desired-capacity');
  }

  public async volume(): Promise<{ id: string; gibibytes: number; attachedTo: string | undefined }> {
    const { Volumes: [volume] } = await aws('ec2', 'describe-volumes', '--volume-ids', this.physicalId('AWS::EC2::Volume'));
    return { id: volume.VolumeId, gibibytes: volume.Size, attachedTo: volume.Attachments[0]?.InstanceId };
  }

  public async userData(): Promise<string> {
    const { LaunchTemplateVersions: [{ LaunchTemplateData: data }] } = await aws(
      'ec2', 'describe-launch-template-versions', '--launch-template-id', this.physicalId('AWS::EC2::LaunchTemplate'), '--versions', '$Latest');
    return Buffer.from(data.UserData, 'base64').toString();
  }

  public async document(): Promise<any> {
    return JSON.parse((await aws('ssm', 'get-document', '--name', this.physicalId('AWS::SSM::Document'))).Content);
  }

  /** The properties of the association, resolved. */
  public async association(): Promise<any> {
    return JSON.parse(await objectText(ASSOCIATIONS, this.physicalId('AWS::SSM::Association')));
  }

  /** What was signalled to the handle of the deployment in force; nothing if nothing was. */
  public async signal(): Promise<Signal | undefined> {
    const response = await fetch(this.physicalId('AWS::CloudFormation::WaitConditionHandle'));
    if (response.status === 404) return undefined;
    return JSON.parse(await response.text());
  }

  /** The template as CloudFormation has it. */
  public async template(): Promise<string> {
    return JSON.stringify((await aws('cloudformation', 'get-template', '--stack-name', this.stack)).TemplateBody);
  }

  /** The files of the release in force, by path, from the bucket. */
  public async release(): Promise<{ [path: string]: string }> {
    const { AssetBucket: [bucket], AssetKey: [key] } = (await this.association()).Parameters;
    const folder = mkdtempSync(join(tmpdir(), 'release-'));
    try {
      await run('aws', ['s3', 'cp', '--only-show-errors', `s3://${bucket}/${key}`, 'release.zip'], { cwd: folder, env: AWS_ENV });
      const reader = 'import json, zipfile\nwith zipfile.ZipFile("release.zip") as z: print(json.dumps({n: z.read(n).decode() for n in z.namelist()}))';
      return JSON.parse(await output('python3', ['-c', reader], { cwd: folder }));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  private resource(type: string): Resource {
    const found = this.resources.filter((each) => each.ResourceType === type);
    if (found.length !== 1) throw new Error(`${this.stack} has ${found.length} resources of the type ${type}, instead of one`);
    return found[0];
  }

  private cdk(args: readonly string[], variables: { readonly [name: string]: string }) {
    const env = { ...AWS_ENV, CDK_VALIDATION: 'false', CDK_DEFAULT_ACCOUNT: AWS_ENV.AWS_ACCOUNT, CDK_DEFAULT_REGION: AWS_ENV.AWS_REGION, LIVE_STACK: this.stack, ...variables };
    return run(CDK, ['--app', this.app, ...args, ...UNATTENDED], { cwd: ROOT, env, timeoutSeconds: 180 });
  }
}
