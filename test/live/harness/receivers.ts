import { getJson, postJson } from './http';
import { eventually } from './poll';
import { Kind, Message } from '../stand-ins/message';

export type { Message } from '../stand-ins/message';

/** The names that the stand-ins answer to. */
export const RECEIVER_HOSTS = { slack: 'hooks.slack.com', pagerDuty: 'events.pagerduty.com', smtp: 'smtp.osool.com', deadMansSwitch: 'hc-ping.com' };

/** What arrived at the stand-ins. */
export class ReceiverLog {
  /** @param controlUrl where their control port is reached */
  public constructor(private readonly controlUrl: string) {}

  public async ready(): Promise<boolean> {
    await getJson(`${this.controlUrl}/received`);
    return true;
  }

  /** All of it, or what a filter wants, oldest first. */
  public async received(filter: (message: Message) => boolean = () => true): Promise<Message[]> {
    return (await getJson(`${this.controlUrl}/received`)).filter(filter);
  }

  /** Waits for the first message of a kind and status whose text has the word. */
  public arrives(kind: Kind, status: Message['status'], word: string, seconds: number): Promise<Message> {
    return eventually(`${kind} is told ${status} ${word}`, seconds, async () => {
      const all = await this.received();
      const found = all.find((message) => message.kind === kind && message.status === status && message.text.includes(word));
      if (!found) throw new Error(`so far: ${all.map((message) => `${message.kind} ${message.status} ${message.text.split('\n')[0]}`).join('; ') || 'nothing'}`);
      return found;
    });
  }

  public async clear(): Promise<void> {
    await postJson(`${this.controlUrl}/clear`, {});
  }

  /** Makes a receiver answer as a server in trouble does, or well again. */
  public async fail(kind: Kind, on: boolean): Promise<void> {
    await postJson(`${this.controlUrl}/fail`, { [kind]: on });
  }
}
