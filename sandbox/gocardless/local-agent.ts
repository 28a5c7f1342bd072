import type { ClientRequestArgs } from 'node:http';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * Leads GoCardless's client to the sandbox. The client has no setting for an address, but takes an agent in `proxy`: addresses and
 * headers stay those of GoCardless, and only the connection goes elsewhere. It is handed over when it stands, because the client's HTTP library
 * does not bear one that fails before.
 */
export class LocalAgent extends Agent {
  constructor(private readonly port: number) {
    super({ keepAlive: true, timeout: 20_000 });
  }

  override createConnection(
    _options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const socket = connect({ host: '127.0.0.1', port: this.port });
    const failed = (error: Error) => callback?.(error, socket);
    socket.once('error', failed);
    socket.once('connect', () => {
      socket.off('error', failed);
      callback?.(null, socket);
    });
  }
}
