import { Integration } from './integration';
import { annotationOfAll, SLACK_TEXT, TEXT, TITLE } from './message';
import { SmtpServer } from './smtp';
import { invalid, mergeOverrides, Names, requireName, requireSecretRef, SecretRef, secretLookalike, shown } from '../../core';
import { Upstream } from '../../workload';

/**
 * Properties of `Receiver.slack`.
 */
export interface SlackReceiverProps {
  /** The incoming webhook's URL. */
  readonly apiUrl: SecretRef;
  /** `#channel` or `@user`. @default - the webhook's own */
  readonly channel?: string;
  /** Verbatim fields of the slack_config, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Properties of `Receiver.pagerDuty`.
 */
export interface PagerDutyReceiverProps {
  /** The integration key of an Events API v2 integration. */
  readonly routingKey: SecretRef;
  /** Verbatim fields of the pagerduty_config, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Properties of `Receiver.email`.
 */
export interface EmailReceiverProps {
  /** Who is written to. */
  readonly to: string[];
  /** The mail server that it leaves through. */
  readonly smtp: SmtpServer;
  /** Verbatim fields of the email_config, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Properties of `Receiver.webhook`.
 */
export interface WebhookReceiverProps {
  /** The URL that alerts are posted to; URLs of this kind usually carry a token. */
  readonly url: SecretRef;
  /** Whom Alertmanager calls for it, such as a service of your own: the way there is opened. @default - any host, port 443 */
  readonly upstream?: Upstream;
  /** Verbatim fields of the webhook_config, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Somebody, or something, that is told about alerts. Resolved alerts are told too.
 */
export class Receiver {
  /**
   * A Slack channel.
   *
   * @throws if the URL is missing or a literal
   */
  public static slack(name: string, props: SlackReceiverProps): Receiver {
    return new Receiver(name, [{
      kind: 'slack',
      settings: mergeOverrides({ send_resolved: true, channel: props.channel, title: TITLE, text: SLACK_TEXT }, props.overrides),
      secrets: { api_url: requireSecretRef(props.apiUrl, `the apiUrl of receiver ${shown(name)}`) },
      upstream: { host: 'hooks.slack.com', port: 443, reason: `notify ${name}` },
    }]);
  }

  /**
   * A PagerDuty service (Events API v2).
   *
   * @throws if the key is missing or a literal
   */
  public static pagerDuty(name: string, props: PagerDutyReceiverProps): Receiver {
    return new Receiver(name, [{
      kind: 'pagerduty',
      settings: mergeOverrides({
        send_resolved: true,
        description: TITLE,
        severity: '{{ if eq .CommonLabels.severity "critical" }}critical{{ else if eq .CommonLabels.severity "warning" }}warning{{ else }}info{{ end }}',
        details: {
          summary: annotationOfAll('summary'),
          description: annotationOfAll('description'),
          runbook: annotationOfAll('runbook_url'),
        },
      }, props.overrides),
      secrets: { routing_key: requireSecretRef(props.routingKey, `the routingKey of receiver ${shown(name)}`) },
      upstream: { host: 'events.pagerduty.com', port: 443, reason: `notify ${name}` },
    }]);
  }

  /**
   * Mail to one or more people.
   *
   * @throws if nobody is named, the mail server is not `host:port`, or a user has no password
   */
  public static email(name: string, props: EmailReceiverProps): Receiver {
    const of = `receiver ${shown(name)}`;
    if (!Array.isArray(props.to) || props.to.length === 0 || props.to.some((to) => !to.includes('@'))) {
      throw invalid(`${of}: ${shown(props.to)} are not mail addresses: give to: ['somebody@example.com']`);
    }
    const [, host, port] = /^(.+):(\d{1,5})$/.exec(props.smtp.smarthost) ?? [];
    if (!host) throw invalid(`${of}: smarthost ${shown(props.smtp.smarthost)} is not "host:port": add the port, usually 587`);
    const secrets: { [field: string]: SecretRef } = {};
    if (props.smtp.username !== undefined || props.smtp.password !== undefined) {
      if (props.smtp.username === undefined) throw invalid(`${of} has an SMTP password without a username: give smtp.username`);
      secrets.auth_password = requireSecretRef(props.smtp.password, `the smtp.password of ${of}`);
    }
    return new Receiver(name, [{
      kind: 'email',
      settings: mergeOverrides({
        send_resolved: true,
        to: props.to.join(', '),
        from: props.smtp.from,
        smarthost: props.smtp.smarthost,
        auth_username: props.smtp.username,
        require_tls: props.smtp.requireTls ?? true,
        headers: { Subject: TITLE },
        text: TEXT,
      }, props.overrides),
      secrets,
      upstream: { host, port: Number(port), reason: `notify ${name}` },
    }]);
  }

  /**
   * A program of your own that is posted to.
   *
   * @throws if the URL is missing or a literal
   */
  public static webhook(name: string, props: WebhookReceiverProps): Receiver {
    return new Receiver(name, [{
      kind: 'webhook',
      settings: mergeOverrides({ send_resolved: true }, props.overrides),
      secrets: { url: requireSecretRef(props.url, `the url of receiver ${shown(name)}`) },
      upstream: props.upstream,
    }]);
  }

  /**
   * Any integrations of Alertmanager's, in its own words; more than one is told at once.
   *
   * @throws if there is none, its kind is no name, or a setting looks like a secret
   */
  public static of(name: string, integrations: Integration[]): Receiver {
    if (integrations.length === 0) throw invalid(`receiver ${shown(name)} has no integration: give at least one`);
    for (const integration of integrations) {
      if (!/^[a-z0-9]+$/.test(integration.kind) || integration.kind.endsWith('configs')) {
        throw invalid(`receiver ${shown(name)}: illegal kind ${shown(integration.kind)}: give the name in front of "_configs", such as "msteamsv2"`);
      }
      for (const [field, value] of Object.entries(integration.settings)) {
        const looksLike = typeof value === 'string' ? secretLookalike(value) : undefined;
        if (looksLike) throw invalid(`receiver ${shown(name)}: ${integration.kind}.${field} looks like ${looksLike}: move it to secrets, as a SecretRef, and rotate it if it was real`);
      }
      for (const [field, secret] of Object.entries(integration.secrets ?? {})) requireSecretRef(secret, `${integration.kind}.${field} of receiver ${shown(name)}`);
    }
    return new Receiver(name, integrations);
  }

  /**
   * One as it stands in a file: its secrets were taken out of it.
   *
   * @internal
   */
  public static _imported(name: string, integrations: Integration[]): Receiver {
    return new Receiver(name, integrations);
  }

  /**
   * Nobody: what is routed here is seen in Alertmanager and told to no one.
   */
  public static nobody(name: string): Receiver {
    return new Receiver(name, []);
  }

  private constructor(
    /** Unique among the receivers. */
    public readonly name: string,
    /** How it is told. */
    public readonly integrations: Integration[],
  ) {
    requireName(Names.RECEIVER, name, 'receiver');
    // Where alerts go that no route wants.
    if (name === 'null') throw invalid('receiver: the name "null" is taken by the library itself: choose another, such as "nobody"');
  }
}
