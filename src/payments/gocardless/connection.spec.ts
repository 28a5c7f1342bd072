import type { RequestOptions } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { ProviderUnavailable } from '../provider.js';
import { ConnectedAgent } from './connected-agent.js';
import { answered, connect } from './connection.js';

const keys = {
  ...{ accessToken: 'sandbox_token', webhookSecret: 'a secret of GoCardless' },
  ...{ environment: 'sandbox' as const, signing: null },
};

/** A port of this machine at which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

class Misled extends ConnectedAgent {
  constructor(private readonly port: number) {
    super();
  }

  override createConnection(
    options: RequestOptions,
    callback: Parameters<ConnectedAgent['createConnection']>[1],
  ): undefined {
    super.createConnection({ ...options, host: '127.0.0.1', port: this.port }, callback);
  }
}

test('a GoCardless that cannot be reached is unavailable, and takes nothing of ours down', async () => {
  const thrown: unknown[] = [];
  const note = (error: unknown) => thrown.push(error);
  process.on('uncaughtException', note);
  const client = connect({ ...keys, sandboxAgent: new Misled(await closedPort()) });
  await expect(answered(client.creditors.list())).rejects.toThrow(ProviderUnavailable);
  await expect(answered(client.payments.cancel('PM1'))).rejects.toThrow(ProviderUnavailable);
  process.off('uncaughtException', note);
  expect(thrown).toEqual([]);
});
