import Stripe from 'stripe';
import type { StripeKeys } from '../../platform/config.js';
import { ProviderUnavailable, UnknownToProvider } from '../provider.js';

/**
 * Stripe's own client, bound to one version of its API. Throws an Error where a live key would be sent to the sandbox, which
 * stands on this machine and speaks plain HTTP.
 */
export function connectToStripe({ secretKey, sandboxPort }: StripeKeys): Stripe {
  const isLive = /^(sk|rk)_live_/.test(secretKey);
  if (isLive && sandboxPort !== null) throw new Error('A live key of Stripe is for Stripe alone, not for a sandbox.');
  return new Stripe(secretKey, {
    ...{ apiVersion: '2026-10-28.endive', maxNetworkRetries: 2, timeout: 20_000, telemetry: false },
    ...(sandboxPort !== null && { host: '127.0.0.1', port: sandboxPort, protocol: 'http' as const }),
  });
}

/** How many of Stripe's things are gone through to find one whose id we were never told. */
export const mostListed = 1000;

/** Stripe understood, and will not do it. It names a code and never what Stripe says, which may hold a person's data. */
export class StripeRefusal extends Error {
  override readonly name = 'StripeRefusal';

  constructor(
    readonly code: string,
    readonly param: string | null,
    request: string,
  ) {
    super(`Stripe refused: ${code}${param === null ? '' : ` (${param})`}, request ${request}`);
  }
}

/** What Stripe answers. Throws `ProviderUnavailable` where it does not, and a {@link StripeRefusal} where it says no. */
export async function answered<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof Stripe.errors.StripeError ? meaningOf(error) : error;
  }
}

/** What stands by an id that Stripe gave us. Throws `UnknownToProvider` where nothing does. */
export async function known<Answer>(call: Promise<Answer>): Promise<Answer> {
  try {
    return await answered(call);
  } catch (error) {
    throw isMissing(error) ? new UnknownToProvider('Stripe has nothing by an id that it gave.') : error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof StripeRefusal && error.code === 'resource_missing';
}

/** One that was in flight already (409) or came too soon (429) is as unknown as one that has failed at Stripe. */
function meaningOf(error: InstanceType<typeof Stripe.errors.StripeError>): Error {
  const { type, code, param, statusCode: status, requestId = 'none' } = error;
  const isUnknown = status === undefined || status === 409 || status === 429 || status >= 500;
  if (isUnknown) return new ProviderUnavailable(`Stripe did not answer: ${type}, request ${requestId}`);
  return new StripeRefusal(code ?? type, param ?? null, requestId);
}

/**
 * Makes a thing of Stripe's once, and returns its id. Where the key is spent without an answer that is of use, it is looked for before it
 * is made by another: a key was used with other parameters, or Stripe's own failure is kept under it and said again for a day.
 */
export async function madeOnce(
  key: string,
  make: (idempotencyKey: string) => Promise<string>,
  find: () => Promise<string | null>,
): Promise<string> {
  const again = async (error: unknown) => {
    if (!isKeySpent(error)) throw error;
    return (await find()) ?? make(`${key}_again`);
  };
  return answered(make(key).catch(again));
}

/** What Stripe says no with, so that it surely has done nothing; null of what is unknown, and of a key that is spent. */
export function refusalOf(error: unknown): StripeRefusal | null {
  if (!(error instanceof Stripe.errors.StripeError) || isKeySpent(error)) return null;
  const meaning = meaningOf(error);
  return meaning instanceof StripeRefusal ? meaning : null;
}

function isKeySpent(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  return error instanceof Stripe.errors.StripeIdempotencyError || (error.statusCode ?? 0) >= 500;
}

/** The id of what Stripe gives either as an id or whole. */
export function idOf(reference: string | { readonly id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}

/** Whole seconds since 1970, as Stripe writes times. */
export function secondsOf(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / 1000);
}
