import { connect, createServer, Server, Socket } from 'net';

/** Passes connections on to an address of this machine, for as long as it is open. */
export class Relay {
  public static async open(host: string, port: number, targetPort: number): Promise<Relay> {
    const relay = new Relay(targetPort);
    await new Promise<void>((resolve, reject) => relay.server.once('error', reject).listen(port, host, resolve));
    return relay;
  }

  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(targetPort: number) {
    this.server = createServer((inner) => {
      const outer = connect(targetPort, 'localhost');
      for (const [from, to] of [[inner, outer], [outer, inner]]) {
        this.sockets.add(from);
        from.on('close', () => { this.sockets.delete(from); to.destroy(); }).on('error', () => to.destroy()).pipe(to);
      }
    });
  }

  public async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
