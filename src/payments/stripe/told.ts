import Stripe from 'stripe';
import { Problem } from '../../kernel/problem.js';
import type { ToldEvent } from '../provider.js';
import { idOf } from './connection.js';

/** For how many seconds a signature is good: somebody may have kept it and send it again. */
const toleranceSeconds = 300;

interface Signed {
  readonly body: Buffer;
  readonly signature: string | string[] | undefined;
  readonly secrets: readonly string[];
}

/** The event of a webhook's body, which one of our secrets has signed. Throws `webhook-refused`. */
export function eventOf({ body, signature, secrets }: Signed, now: Temporal.Instant): Stripe.Event {
  for (const secret of typeof signature === 'string' ? secrets : []) {
    try {
      const receivedAt = now.epochMilliseconds;
      return Stripe.webhooks.constructEvent(body, signature ?? '', secret, toleranceSeconds, undefined, receivedAt);
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
    }
  }
  throw new Problem(
    'webhook-refused',
    'This is not signed with a secret of ours, or was signed more than five minutes ago. Check the signing secret of the endpoint.',
  );
}

/** What of an event is kept: ids and states. Stripe sends names and addresses with it, which are not ours to keep. */
export function toldOf(event: Stripe.Event): ToldEvent {
  const { id, type, created, account } = event;
  const thing: Thing = event.data.object as unknown as Thing; // one of 250 shapes, of which these fields are read
  const { object, status, amount } = thing;
  return {
    eventId: id,
    kind: type,
    paymentId: paymentIdOf(thing),
    subject: subjectOf(thing, account),
    happenedAt: Temporal.Instant.fromEpochMilliseconds(created * 1000),
    body: { id, type, created, account, data: { object: { id: thing.id, object, status, amount } } },
  };
}

interface Thing {
  readonly object: string;
  readonly id?: string;
  readonly status?: string;
  readonly amount?: number;
  readonly metadata?: Readonly<Record<string, string>> | null;
  readonly payment_intent?: string | { readonly id: string } | null;
  readonly account?: string | { readonly id: string };
}

/** Somebody else's payments may come in by the same account of Stripe: an id that is none of ours is no id. */
function paymentIdOf({ metadata }: Thing): string | null {
  const id = metadata?.['payment_id'];
  return id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : null;
}

/** A charge and a dispute are looked at by their payment intent, a capability by its account. */
function subjectOf(thing: Thing, account: string | undefined): string | null {
  if (thing.object === 'charge' || thing.object === 'dispute') return idOf(thing.payment_intent) ?? thing.id ?? null;
  if (thing.object === 'capability') return idOf(thing.account) ?? account ?? null;
  return thing.id ?? null;
}
