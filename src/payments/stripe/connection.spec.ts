import { expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { ProviderUnavailable } from '../provider.js';
import { answered, connectToStripe, isKeySpent, StripeRefusal } from './connection.js';

const keys = { secretKey: 'sk_test_sandbox', webhookSecret: 'whsec_1', connectWebhookSecret: null, sandboxPort: 4010 };

test('a live key goes to Stripe itself and nowhere else, and a test key may go to the sandbox', () => {
  expect(() => connectToStripe({ ...keys, secretKey: 'sk_live_1' })).toThrow('live key');
  expect(() => connectToStripe({ ...keys, secretKey: 'rk_live_1' })).toThrow('live key');
  const hostOf = (given: Partial<typeof keys> & { sandboxPort: number | null }) =>
    connectToStripe({ ...keys, ...given }).getApiField('host');
  expect(hostOf({ secretKey: 'sk_live_1', sandboxPort: null })).toBe('api.stripe.com');
  expect(hostOf({ sandboxPort: 4010 })).toBe('127.0.0.1');
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

test('a key is spent by other parameters and by a failure that is kept, not by a connection that is cut', () => {
  expect(isKeySpent(new errors.StripeAPIError(said(500, 'internal')))).toBe(true);
  expect(isKeySpent(new errors.StripeIdempotencyError(said(400, 'idempotency')))).toBe(true);
  expect(isKeySpent(new errors.StripeConnectionError({ type: 'api_error', message: 'cut' }))).toBe(false);
  expect(isKeySpent(new Error('a bug'))).toBe(false);
});
