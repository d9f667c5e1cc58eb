import { Receiver } from '../../model';

/**
 * Properties of `SelfPack`.
 */
export interface SelfPackProps {
  /** Name of the pack; rule file and dashboard carry it. The scrape jobs are `prometheus` and `alertmanager`. @default 'self' */
  readonly name?: string;
  /**
   * Who is told, all the time, that alerts find their way: a service that raises an alarm of its own when it hears nothing for a
   * while, such as a check of healthchecks.io or Dead Man's Snitch behind `Receiver.webhook`. It is told the alert `Watchdog`,
   * which always fires, and no other; nobody else is told that one. Tune `Watchdog` by `repeatInterval` to be heard more often.
   * @default - no such alert: nobody hears when the monitoring itself stops
   */
  readonly deadMansSwitch?: Receiver;
}
