import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Clock } from './platform/clock.js';
import type { Config } from './platform/config.js';

interface PaymentSandbox {
  /** With the keys of the sandbox. */
  readonly config: Config;
  readonly stop: () => Promise<void>;
}

/**
 * Where there are keys of no provider, and nobody but this machine is served, payments go to a Stripe and a GoCardless of our own.
 * Elsewhere they are switched off. Like the books of the embedded database, what the sandbox holds outlives a restart. The sandbox is in no image, so it is not imported before it is known to be wanted.
 */
export async function startPaymentSandbox(config: Config, clock: Clock): Promise<PaymentSandbox> {
  if (!config.playground || config.stripe || config.gocardless) return { config, stop: () => Promise.resolve() };
  const { Sandbox } = await import('../sandbox/sandbox.js');
  const { LocalAgent } = await import('../sandbox/gocardless/local-agent.js');
  const secret = () => randomBytes(24).toString('hex');
  const secrets = { stripe: `whsec_${secret()}`, connect: `whsec_${secret()}`, gocardless: secret() };
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    ...{ namedCurve: 'P-521', publicKeyEncoding: { type: 'spki', format: 'pem' } },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const webhooks = `${config.baseUrl}/api/v1/webhooks`;
  const sandbox = await Sandbox.start({
    present: clock,
    ...(config.databaseUrl === undefined && { journal: join(resolve(config.dataFolder), 'payment-sandbox.jsonl') }),
    stripe: [
      { url: `${webhooks}/stripe`, secret: secrets.stripe },
      { url: `${webhooks}/stripe`, secret: secrets.connect, connect: true },
    ],
    gocardless: [{ url: `${webhooks}/gocardless`, secret: secrets.gocardless }],
    gocardlessSigningKeys: { 'PK-1': publicKey },
  });
  const agent = new LocalAgent(sandbox.port);
  const stop = async () => {
    agent.destroy();
    await sandbox.close();
  };
  const stripe = {
    ...{ secretKey: 'sk_test_sandbox', webhookSecret: secrets.stripe, connectWebhookSecret: secrets.connect },
    sandboxPort: sandbox.port,
  };
  const gocardless = {
    ...{ accessToken: 'sandbox_token', webhookSecret: secrets.gocardless, environment: 'sandbox' as const },
    ...{ signing: { keyId: 'PK-1', pem: privateKey }, sandboxAgent: agent },
  };
  return { config: { ...config, stripe, gocardless }, stop };
}
