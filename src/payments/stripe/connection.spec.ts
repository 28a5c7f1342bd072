import { expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { loadConfig, type StripeKeys } from '../../platform/config.js';
import { ProviderUnavailable } from '../provider.js';
import { answered, connectToStripe, madeOnce, StripeRefusal } from './connection.js';

const keys: StripeKeys = {
  ...{ secretKey: 'sk_test_sandbox', webhookSecret: 'whsec_1', connectWebhookSecret: null },
  sandboxPort: 4010,
};

test('a live key goes to Stripe itself and nowhere else, and a test key may go to the sandbox', () => {
  expect(() => connectToStripe({ ...keys, secretKey: 'sk_live_1' })).toThrow('live key');
  expect(() => connectToStripe({ ...keys, secretKey: 'rk_live_1' })).toThrow('live key');
  const hostOf = (given: Partial<StripeKeys>) => connectToStripe({ ...keys, ...given }).getApiField('host') as unknown;
  expect(hostOf({ secretKey: 'sk_live_1', sandboxPort: null })).toBe('api.stripe.com');
  expect(hostOf({ sandboxPort: 4010 })).toBe('127.0.0.1');
  const { stripe } = loadConfig({
    ...{ STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1', NODE_ENV: 'production' },
    ...{ BASE_URL: 'https://barefoot.example', AUTH_SECRET: 'x'.repeat(32), SMTP_URL: 'smtp://mail.example' },
  });
  expect(stripe?.sandboxPort).toBeNull(); // no variable sets it
});

const { errors } = Stripe;
const said = (statusCode: number, code: string) => ({
  ...{ type: 'invalid_request_error' as const, message: 'Ann Example may not', code, statusCode, requestId: 'req_1' },
});

test.each([
  ['no connection', new errors.StripeConnectionError({ type: 'api_error', message: 'cut' }), null],
  ['a failure of its own', new errors.StripeAPIError(said(500, 'internal')), null],
  ['one in flight', new errors.StripeInvalidRequestError(said(409, 'lock_timeout')), null],
  ['too many', new errors.StripeRateLimitError(said(429, 'rate_limit')), null],
  ['a decline', new errors.StripeCardError(said(402, 'card_declined')), 'card_declined'],
  ['a no', new errors.StripeInvalidRequestError(said(400, 'charge_disputed')), 'charge_disputed'],
])('%s is told as unknown, or else by its code, and never in the words of Stripe', async (_, error, code) => {
  const thrown: unknown = await answered(Promise.reject(error)).catch((caught: unknown) => caught);
  expect(thrown).toBeInstanceOf(code === null ? ProviderUnavailable : StripeRefusal);
  if (thrown instanceof StripeRefusal) expect(thrown.code).toBe(code);
  expect(String(thrown)).not.toContain('Ann');
});

const failed = new errors.StripeAPIError(said(500, 'internal'));
const otherwise = new errors.StripeIdempotencyError(said(400, 'idempotency'));
const cut = new errors.StripeConnectionError({ type: 'api_error', message: 'cut' });

test.each([
  ['a first call that goes well is all', [], null, ['k'], 'made by k'],
  [
    'one that failed at Stripe and did nothing is made by another key',
    [failed],
    null,
    ['k', 'k_again'],
    'made by k_again',
  ],
  ['one that failed and did it is found', [failed], 'found', ['k'], 'found'],
  ['one that was made with other parameters is found', [otherwise], 'found', ['k'], 'found'],
  ['one of which nothing is known is asked for again by its own key', [cut], null, ['k'], ProviderUnavailable],
  ['one that fails twice is unknown', [failed, failed], null, ['k', 'k_again'], ProviderUnavailable],
] as const)('of things that are made once, %s', async (_, failures, found, keys, expected) => {
  const used: string[] = [];
  const waiting: Error[] = [...failures];
  const make = (key: string) => {
    used.push(key);
    const failure = waiting.shift();
    return failure ? Promise.reject(failure) : Promise.resolve(`made by ${key}`);
  };
  const made = await madeOnce('k', make, () => Promise.resolve(found)).catch((error: unknown) => error);
  expect(used).toEqual(keys);
  if (typeof expected === 'string') expect(made).toBe(expected);
  else expect(made).toBeInstanceOf(expected);
});
