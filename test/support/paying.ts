import { generateKeyPairSync } from 'node:crypto';
import { LocalAgent } from '../../sandbox/gocardless/local-agent.js';
import type { SandboxOptions } from '../../sandbox/options.js';
import { Sandbox } from '../../sandbox/sandbox.js';
import type { Config } from '../../src/platform/config.js';
import { freePort, startServer, type TestServer } from './server.js';

export interface PayingServer extends TestServer {
  /** A Stripe and a GoCardless on the server's clock, which send their webhooks to it. */
  readonly sandbox: Sandbox;
}

/** The service with the sandbox of payment providers. Whoever moves time moves it for both: {@link passTime}. */
export async function startPayingServer(
  overrides: Partial<Config> = {},
  { observe }: Pick<SandboxOptions, 'observe'> = {},
): Promise<PayingServer> {
  const port = await freePort();
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    ...{ namedCurve: 'P-521', publicKeyEncoding: { type: 'spki', format: 'pem' } },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const secrets = { stripe: 'whsec_platform', connect: 'whsec_connect', gocardless: 'a secret of GoCardless' };
  const webhooks = `http://127.0.0.1:${port}/api/v1/webhooks`;
  const clock: { now: () => Temporal.Instant } = {
    now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
  };
  const sandbox = await Sandbox.start({
    present: { now: () => clock.now() },
    stripe: [
      { url: `${webhooks}/stripe`, secret: secrets.stripe },
      { url: `${webhooks}/stripe`, secret: secrets.connect, connect: true },
    ],
    gocardless: [{ url: `${webhooks}/gocardless`, secret: secrets.gocardless }],
    gocardlessSigningKeys: { 'PK-1': publicKey },
    ...(observe && { observe }),
  });
  const agent = new LocalAgent(sandbox.port);
  const server = await startServer({
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    stripe: {
      ...{ secretKey: 'sk_test_sandbox', webhookSecret: secrets.stripe, connectWebhookSecret: secrets.connect },
      sandboxPort: sandbox.port,
    },
    gocardless: {
      ...{ accessToken: 'sandbox_token', webhookSecret: secrets.gocardless, environment: 'sandbox' },
      ...{ signing: { keyId: 'PK-1', pem: privateKey }, sandboxAgent: agent },
    },
    ...overrides,
  });
  clock.now = () => server.clock.now();
  const stop = async () => {
    await server.stop(); // first, because its jobs ask the providers
    await sandbox.close();
    agent.destroy();
  };
  return { ...server, sandbox, stop };
}

/** Moves the clock of the service and with it the providers', which do by then what falls due. */
export async function passTime(
  { clock, sandbox }: PayingServer,
  duration: Temporal.DurationLike | string,
): Promise<void> {
  clock.moveTo(clock.now().add(duration));
  await sandbox.moveTo(clock.now());
}

/** Its provider says nothing of what happens meanwhile. */
export async function unheard<T>({ sandbox }: PayingServer, work: () => Promise<T>): Promise<T> {
  const { stripe, gocardless } = sandbox.deliveries;
  stripe.plan({ kind: 'drop', count: 100 });
  gocardless.plan({ kind: 'drop', count: 100 });
  try {
    return await work();
  } finally {
    await sandbox.settled();
    stripe.behave();
    gocardless.behave();
  }
}
