import { SecretRef } from '../../core';

/**
 * How a configuration is taken over.
 */
export interface ImportOptions {
  /**
   * Secrets that stand in the file, or in files that it names, by the place that a problem tells:
   * `{ 'receivers[0].slack_configs[0].api_url': SecretRef.named('slack-webhook') }`.
   * @default - a secret in the file is a problem; an absolute path is a file on the machine that runs the monitoring
   */
  readonly secrets?: { readonly [place: string]: SecretRef };
  /**
   * Places that the monitoring goes without, with all below them, such as `alerting` or `scrape_configs[3]`.
   * @default - what cannot be taken over is a problem
   */
  readonly leaveOut?: string[];
}
