import { Agent } from 'node:https';
import { connect, type Socket } from 'node:net';

/**
 * Leads GoCardless's client to the sandbox. The client has no setting for an address, but takes an agent in `proxy`: addresses and
 * headers stay those of GoCardless, and only the connection goes elsewhere.
 */
export class LocalAgent extends Agent {
  constructor(private readonly port: number) {
    super({ keepAlive: true, timeout: 20_000 });
  }

  override createConnection(): Socket {
    return connect({ host: '127.0.0.1', port: this.port });
  }
}
