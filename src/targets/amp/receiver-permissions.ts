import { Annotations, ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnWorkspace } from 'aws-cdk-lib/aws-aps';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { resourcesOf } from './amp-receivers';
import { Receiver } from '../../model';

const SERVICE = new ServicePrincipal('aps.amazonaws.com');

/**
 * Lets a workspace tell a receiver, by the policies of what the receiver needs; nobody else's workspace may.
 * (https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-receiver-AMPpermission.html)
 *
 * @internal
 */
export function permitReceiver(workspace: CfnWorkspace, receiver: Receiver): void {
  const { topic, secret } = resourcesOf(receiver);
  if (topic !== undefined) {
    const { statementAdded } = topic.addToResourcePolicy(statement(workspace, Stack.of(topic), ['sns:Publish', 'sns:GetTopicAttributes'], topic.topicArn));
    if (!statementAdded) {
      warn(workspace, receiver, 'the topic was imported, so its policy cannot be changed here: let aps.amazonaws.com publish to it (sns:Publish, sns:GetTopicAttributes)');
    }
    permitKey(topic.masterKey, Stack.of(topic), ['kms:GenerateDataKey*', 'kms:Decrypt']);
  }
  if (secret !== undefined) {
    const { statementAdded } = secret.addToResourcePolicy(statement(workspace, Stack.of(secret), ['secretsmanager:GetSecretValue'], '*'));
    if (!statementAdded) {
      warn(workspace, receiver, 'the secret was imported, so its policy cannot be changed here: let aps.amazonaws.com read it (secretsmanager:GetSecretValue)');
    }
    permitKey(secret.encryptionKey, Stack.of(secret), ['kms:Decrypt']);
  }
}

/**
 * Exact within one stack. The definition of the workspace names the resource, so a resource of another stack that named the
 * workspace would close a circle of stacks: its policy allows the workspaces of the account and region.
 */
function statement(workspace: CfnWorkspace, owner: Stack, actions: string[], resource: string): PolicyStatement {
  const stack = Stack.of(workspace);
  const anyWorkspace = owner.formatArn({ service: 'aps', resource: 'workspace', resourceName: '*', arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  return new PolicyStatement({
    principals: [SERVICE],
    actions,
    resources: [resource],
    conditions: {
      ArnLike: { 'aws:SourceArn': owner === stack ? workspace.attrArn : anyWorkspace },
      StringEquals: { 'aws:SourceAccount': owner.account },
    },
  });
}

/** A key's policy is part of the key, which the resource and so the workspace refer to: it cannot name the workspace. */
function permitKey(key: IKey | undefined, owner: Stack, actions: string[]): void {
  key?.addToResourcePolicy(new PolicyStatement({
    principals: [SERVICE],
    actions,
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': owner.account } },
  }), true);
}

function warn(workspace: CfnWorkspace, receiver: Receiver, message: string): void {
  Annotations.of(workspace).addWarningV2(`cdk-prometheus-stack:amp/receiver-policy/${receiver.name}`, `receiver ${receiver.name}: ${message}`);
}
