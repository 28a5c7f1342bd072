import type { ClientRequestArgs } from 'node:http';
import { Agent } from 'node:https';
import type { Duplex } from 'node:stream';

/**
 * Hands over no connection before it stands. Where one fails that the client writes to already, its HTTP library (got 11) ends the call and
 * tries it again all the same, which throws where nobody can catch it and would end this process.
 */
export class ConnectedAgent extends Agent {
  constructor() {
    super({ keepAlive: true });
  }

  override createConnection(
    options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const socket = super.createConnection(options) as Duplex;
    const failed = (error: Error) => callback?.(error, socket);
    socket.once('error', failed);
    socket.once('secureConnect', () => {
      socket.off('error', failed);
      callback?.(null, socket);
    });
  }
}
