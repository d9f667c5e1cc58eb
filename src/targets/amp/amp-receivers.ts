import { Stack } from 'aws-cdk-lib';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { invalid, SecretRef, SecretStore, shown } from '../../core';
import { Receiver } from '../../model';

/**
 * Options of `AmpReceivers.sns`.
 */
export interface AmpSnsReceiverOptions {
  /** Subject of the message; may hold Alertmanager's templates. @default - Alertmanager's own, which lists all labels */
  readonly subject?: string;
  /** Verbatim fields of the sns_config, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Options of `AmpReceivers.pagerDuty`.
 */
export interface AmpPagerDutyReceiverOptions {
  /** The field of a JSON secret that holds the integration key. @default - the whole secret is the key */
  readonly field?: string;
  /** Verbatim fields of the pagerduty_config, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * What a receiver reads or writes in the account, for which the workspace needs a permission.
 *
 * @internal
 */
export interface ReceiverResources {
  readonly topic?: ITopic;
  readonly secret?: ISecret;
}

/** Receivers are the model's and know no cloud: what belongs to them is kept beside. */
const RESOURCES = new WeakMap<Receiver, ReceiverResources>();

/**
 * Receivers that Amazon Managed Prometheus can tell, made from resources of the CDK: the permissions come along.
 *
 * Its alert manager knows Amazon SNS and PagerDuty only
 * (https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alert-manager.html).
 */
export class AmpReceivers {
  /**
   * A topic; its subscriptions tell people: mail, AWS Lambda, HTTPS, or a chat through Amazon Q Developer in chat applications.
   *
   * A workspace that has this receiver may publish to the topic, also to an encrypted one. A topic that was imported
   * keeps its policy, which must allow `aps.amazonaws.com` to publish.
   *
   * @throws if the topic is FIFO
   */
  public static sns(name: string, topic: ITopic, options: AmpSnsReceiverOptions = {}): Receiver {
    if (topic.fifo) throw invalid(`receiver ${shown(name)}: Amazon Managed Prometheus publishes to standard topics only, but the topic is FIFO: use a standard topic`);
    const settings: { [field: string]: any } = { topic_arn: topic.topicArn, sigv4: { region: Stack.of(topic).region }, send_resolved: true };
    if (options.subject !== undefined) settings.subject = options.subject;
    return keep(Receiver.of(name, [{ kind: 'sns', settings: { ...settings, ...options.overrides } }]), { topic });
  }

  /**
   * A PagerDuty service (Events API v2), with its integration key in AWS Secrets Manager.
   *
   * A workspace that has this receiver may read the secret. Encrypt the secret with a key of your own: the policy of the
   * key that AWS manages lets no service in.
   */
  public static pagerDuty(name: string, secret: ISecret, options: AmpPagerDutyReceiverOptions = {}): Receiver {
    const routingKey = SecretRef._late(SecretStore.SECRETS_MANAGER, secret.secretArn, options.field, `${name}-routing-key`);
    return keep(Receiver.pagerDuty(name, { routingKey, overrides: options.overrides }), { secret });
  }

  private constructor() {}
}

/** @internal */
export function resourcesOf(receiver: Receiver): ReceiverResources {
  return RESOURCES.get(receiver) ?? {};
}

function keep(receiver: Receiver, resources: ReceiverResources): Receiver {
  RESOURCES.set(receiver, resources);
  return receiver;
}
