import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectToStripe } from '../src/payments/stripe/connection.js';
import { startPaymentSandbox } from '../src/payment-sandbox.js';
import { SystemClock } from '../src/platform/clock.js';
import { loadConfig } from '../src/platform/config.js';

const clock = new SystemClock();
let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'sandbox-'))));
afterAll(() => rm(folder, { recursive: true }));
const keys = { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
const served = {
  ...{ AUTH_SECRET: 'a secret that only the tests use, 0123456789', SMTP_URL: 'smtp://mail:587' },
  BASE_URL: 'https://barefoot.example',
};

test.each([
  ['in production', { NODE_ENV: 'production', ...served }],
  ['with a database of one’s own', { DATABASE_URL: 'postgres://app:x@db:5432/barefoot', ...served }],
  ['where others reach the service', { HOST: '0.0.0.0' }],
])('%s there is no sandbox: without keys payments are switched off', async (_, environment) => {
  const { config } = await startPaymentSandbox(loadConfig(environment), clock);
  expect(config).toMatchObject({ stripe: null, gocardless: null });
});

test('with keys of one provider there is no sandbox either: a live key goes nowhere else', async () => {
  const asked = loadConfig(keys);
  const { config } = await startPaymentSandbox(asked, clock);
  expect(config).toBe(asked);
  expect(config).toMatchObject({ stripe: { secretKey: 'sk_live_1', sandboxPort: null }, gocardless: null });
});

test('on a machine of one’s own there is one, with keys that are good nowhere else, until it stops', async () => {
  const { config, stop } = await startPaymentSandbox(loadConfig({ BAREFOOT_DATA: folder }), clock);
  const { stripe, gocardless } = config;
  expect([stripe?.secretKey, gocardless?.accessToken]).toEqual(['sk_test_sandbox', 'sandbox_token']);
  expect(gocardless?.sandboxAgent).not.toBeNull();
  const control = `http://127.0.0.1:${String(stripe?.sandboxPort)}/sandbox/control`;
  expect((await fetch(control)).status).toBe(200);
  await stop();
  await expect(fetch(control)).rejects.toThrow();
});

test('where the service keeps its data it knows after a restart what was paid before, and nothing of it elsewhere', async () => {
  const start = (data: string) => startPaymentSandbox(loadConfig({ BAREFOOT_DATA: data }), clock);
  const first = await start(join(folder, 'kept'));
  const { id } = await connectToStripe(first.config.stripe!).customers.create({ name: 'Bakers' });
  await first.stop();
  const second = await start(join(folder, 'kept'));
  expect(second.config.stripe?.sandboxPort).toBe(first.config.stripe?.sandboxPort);
  expect(await connectToStripe(second.config.stripe!).customers.retrieve(id)).toMatchObject({ name: 'Bakers' });
  await second.stop();
  const other = await start(join(folder, 'other'));
  await expect(connectToStripe(other.config.stripe!).customers.retrieve(id)).rejects.toThrow('No such customer');
  await other.stop();
});
