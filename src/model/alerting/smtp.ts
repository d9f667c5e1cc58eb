import { SecretRef } from '../../core';

/**
 * The mail server that alerts leave through.
 */
export interface SmtpServer {
  /** `host:port`, such as `email-smtp.eu-west-1.amazonaws.com:587`. */
  readonly smarthost: string;
  /** The sender's address. */
  readonly from: string;
  /** The user that mail is sent as. @default - no authentication */
  readonly username?: string;
  /** Required with `username`. @default - no authentication */
  readonly password?: SecretRef;
  /**
   * Refuse to send without STARTTLS.
   * @default true
   */
  readonly requireTls?: boolean;
}
