export type Kind = 'slack' | 'pagerduty' | 'email' | 'webhook';
export type Status = 'firing' | 'resolved';

/** Something that arrived at a receiver. */
export interface Message {
  readonly kind: Kind;
  readonly status: Status;
  /** What it came with: the path of a webhook's URL, PagerDuty's routing key, `user:password` of the mail server. */
  readonly credential: string;
  /** What a person reads. */
  readonly text: string;
  readonly raw: any;
  readonly at: string;
}
