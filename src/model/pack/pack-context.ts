import { Alertmanager } from '../parts/alertmanager';

/**
 * What a pack is told about the monitoring it is part of.
 */
export interface PackContext {
  /** The name of the monitoring. */
  readonly monitoring: string;
  /** How often targets are scraped, such as `15s`. */
  readonly scrapeInterval: string;
  /** The window for `rate` in rules: at least four scrapes, at least five minutes. */
  readonly rateWindow: string;
  /** The Alertmanager that it sends alerts to. */
  readonly alertmanager: Alertmanager;
}
