import { Json } from '../../core';

/**
 * One direction of a NetworkPolicy while it is collected: which peers, on which ports.
 *
 * @internal
 */
export class NetworkRules {
  private readonly rules = new Map<string, { readonly peers: readonly Json[]; readonly ports: Map<string, Json> }>();

  public constructor(private readonly side: 'from' | 'to') {}

  /**
   * @param peers none stands for any peer
   * @param port 0 stands for any port
   */
  public open(peers: readonly Json[], port: number, protocol = 'TCP'): void {
    // Any port is a rule of its own: beside numbered ports it would mean nothing.
    const id = `${JSON.stringify(peers)}|${port === 0 ? 'any' : 'some'}`;
    const rule = this.rules.get(id) ?? { peers, ports: new Map<string, Json>() };
    if (port !== 0) rule.ports.set(`${String(port).padStart(5, '0')}/${protocol}`, { port, protocol });
    this.rules.set(id, rule);
  }

  public get isEmpty(): boolean {
    return this.rules.size === 0;
  }

  /** In an order of their own: flows have the order of the description where their hosts are late values. */
  public toJson(): Json[] {
    return [...this.rules.keys()].sort().map((id) => this.rules.get(id)!).map(({ peers, ports }) => ({
      ...(peers.length === 0 ? {} : { [this.side]: [...peers] }),
      ...(ports.size === 0 ? {} : { ports: [...ports.keys()].sort().map((key) => ports.get(key)!) }),
    }));
  }
}
