import type Stripe from 'stripe';
import type { Clock } from '../../platform/clock.js';
import type { StripeKeys } from '../../platform/config.js';
import type { Payment } from '../payment.js';
import type { Checkout, CheckoutWanted, PaymentProvider, SeenRefund, ToldEvent } from '../provider.js';
import type { Refund } from '../refunds/refund.js';
import type { Seen } from '../seen.js';
import { checkoutOf, sessionWanted, transferGroupOf } from './checkout-session.js';
import {
  answered,
  connectToStripe,
  idOf,
  isMissing,
  known,
  madeOnce,
  mostListed,
  secondsOf,
  StripeRefusal,
} from './connection.js';
import { type Found, seenOf, seenRefundOf } from './standing.js';
import { StripeBooks } from './stripe-books.js';
import { eventOf, toldOf } from './told.js';

/** Of events in one go; Stripe gives a hundred a page. */
const mostPages = 10;
const charged = 'latest_charge.balance_transaction';

/** Cards, by Stripe Checkout. */
export class StripeProvider implements PaymentProvider {
  readonly name = 'stripe';
  readonly books: StripeBooks;
  private readonly stripe: Stripe;

  constructor(
    private readonly keys: StripeKeys,
    private readonly clock: Clock,
  ) {
    this.stripe = connectToStripe(keys);
    this.books = new StripeBooks(this.stripe);
  }

  async openCheckout(payment: Payment, wanted: CheckoutWanted): Promise<Checkout> {
    let last = payment.checkoutId === null ? null : await this.session(payment.checkoutId);
    while (last === null || last.status === 'expired') last = await this.create(payment, wanted, last);
    return checkoutOf(last);
  }

  async closeCheckout(payment: Payment): Promise<void> {
    const known = await this.sessionOf(payment);
    // The page that we know of is over: another may have been opened that was not written down.
    const session = known?.status === 'expired' ? await this.sessionOf({ ...payment, checkoutId: null }) : known;
    if (session?.status !== 'open') return;
    try {
      await answered(this.stripe.checkout.sessions.expire(session.id));
    } catch (error) {
      const isOpen = (await this.session(session.id)).status === 'open';
      if (isOpen || !(error instanceof StripeRefusal)) throw error;
    }
  }

  async look(payment: Payment): Promise<Seen | null> {
    const { session, intent } = await this.foundOf(payment);
    if (!session && !intent) return null;
    const disputes = await this.disputesOf(intent);
    return seenOf(payment, { session, intent, disputes }, this.clock.now());
  }

  async refund(payment: Payment, refund: Refund): Promise<SeenRefund> {
    const found = await this.lookAtRefund(payment, refund);
    if (found) return found;
    const intent = payment.externalId ?? (await this.paidBy(payment))?.id;
    if (intent === undefined) throw new Error(`Nothing has come for payment ${payment.id} that could go back.`);
    const metadata = { refund_id: refund.id, payment_id: payment.id };
    const wanted = { payment_intent: intent, amount: refund.amount.minor, metadata };
    return seenRefundOf(await answered(this.stripe.refunds.create(wanted, { idempotencyKey: `refund_${refund.id}` })));
  }

  async lookAtRefund(payment: Payment, { id, externalId }: Refund): Promise<SeenRefund | null> {
    if (externalId !== null) return seenRefundOf(await answered(this.stripe.refunds.retrieve(externalId)));
    const intent = payment.externalId ?? (await this.paidBy(payment))?.id;
    if (intent === undefined) return null;
    const { data } = await answered(this.stripe.refunds.list({ payment_intent: intent, limit: 100 }));
    const found = data.find(({ metadata }) => metadata?.['refund_id'] === id);
    return found ? seenRefundOf(found) : null;
  }

  readWebhook(body: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): ToldEvent[] {
    const { webhookSecret, connectWebhookSecret } = this.keys;
    const secrets = connectWebhookSecret === null ? [webhookSecret] : [webhookSecret, connectWebhookSecret];
    return [toldOf(eventOf({ body, signature: headers['stripe-signature'], secrets }, this.clock.now()))];
  }

  /** Events older than 30 days are gone, and so may a cursor be: then what there still is comes again. */
  async eventsAfter(cursor: string | null): Promise<{ events: ToldEvent[]; cursor: string | null }> {
    const now = this.clock.now();
    const fresh = { created: { gte: secondsOf(now.subtract({ hours: 24 })) } };
    const events = await (cursor === null ? this.newestEvents(fresh) : this.eventsSince(cursor)).catch(
      (error: unknown) => {
        if (cursor !== null && isMissing(error)) return this.newestEvents({});
        throw error;
      },
    );
    return { events: events.map(toldOf), cursor: events.at(-1)?.id ?? cursor };
  }

  /** A page that is over, or of which we were never told, may not be the one that was paid on. */
  private async foundOf(payment: Payment): Promise<Omit<Found, 'disputes'>> {
    if (payment.externalId !== null) return { session: null, intent: await this.intent(payment.externalId) };
    const session = await this.sessionOf(payment);
    const begun = session?.payment_intent ?? null;
    const intent = typeof begun === 'string' ? await this.intent(begun) : begun;
    if (session?.status === 'open' || intent?.status === 'succeeded') return { session, intent };
    return { session, intent: (await this.paidBy(payment)) ?? intent };
  }

  /** The page that follows `last`, which is over. Two who ask at once get the same one, because they use one key. */
  private async create(
    payment: Payment,
    wanted: CheckoutWanted,
    last: Stripe.Checkout.Session | null,
  ): Promise<Stripe.Checkout.Session> {
    const key = last === null ? `checkout_${payment.id}` : `checkout_${payment.id}_after_${last.id}`;
    const parameters = sessionWanted(payment, wanted, this.clock.now());
    const make = async (idempotencyKey: string) =>
      (await this.stripe.checkout.sessions.create(parameters, { idempotencyKey })).id;
    const find = async () => {
      const found = await this.find(payment);
      return found === last?.id ? null : found;
    };
    return this.session(await madeOnce(key, make, find)); // what a key answers again is as old as the first answer
  }

  private async session(id: string): Promise<Stripe.Checkout.Session> {
    return known(this.stripe.checkout.sessions.retrieve(id, { expand: [`payment_intent.${charged}`] }));
  }

  private async sessionOf(payment: Payment): Promise<Stripe.Checkout.Session | null> {
    const id = payment.checkoutId ?? (await this.find(payment));
    return id === null ? null : this.session(id);
  }

  /** The page whose id we were never told, because the answer was lost: the one that was paid on, or is open, or else the last. */
  private async find({ id, plannedAt }: Payment): Promise<string | null> {
    const since = secondsOf(plannedAt) - 300; // their clock is not ours
    const listed = this.stripe.checkout.sessions.list({ limit: 100, created: { gte: since } });
    const all = await answered(listed.autoPagingToArray({ limit: mostListed }));
    const found = all.filter(({ client_reference_id: reference }) => reference === id);
    const of = (wanted: string) => found.find(({ status }) => status === wanted);
    return (of('complete') ?? of('open') ?? found[0])?.id ?? null;
  }

  private async intent(id: string | null): Promise<Stripe.PaymentIntent | null> {
    return id === null ? null : known(this.stripe.paymentIntents.retrieve(id, { expand: [charged] }));
  }

  /** The intent that has brought the money, on whichever page. */
  private async paidBy(payment: Payment): Promise<Stripe.PaymentIntent | null> {
    const group = transferGroupOf(payment);
    const { data } = await answered(this.stripe.charges.list({ transfer_group: group, limit: 100 }));
    const found = data.find(({ paid, metadata }) => paid && metadata['payment_id'] === payment.id);
    return this.intent(idOf(found?.payment_intent));
  }

  private async disputesOf(intent: Stripe.PaymentIntent | null): Promise<Stripe.Dispute[]> {
    const charge = intent?.latest_charge;
    if (!intent || !charge || typeof charge === 'string' || !charge.disputed) return [];
    return (await answered(this.stripe.disputes.list({ payment_intent: intent.id, limit: 100 }))).data;
  }

  /** The oldest first. Stripe gives those next to the cursor, the newest first. */
  private async eventsSince(cursor: string): Promise<Stripe.Event[]> {
    const events: Stripe.Event[] = [];
    for (let pages = 0; pages < mostPages; pages += 1) {
      const after = events.at(-1)?.id ?? cursor;
      const { data } = await answered(this.stripe.events.list({ ending_before: after, limit: 100 }));
      events.push(...data.toReversed());
      if (data.length < 100) break;
    }
    return events;
  }

  private async newestEvents(among: Stripe.EventListParams): Promise<Stripe.Event[]> {
    const listed = this.stripe.events.list({ ...among, limit: 100 });
    return (await answered(listed.autoPagingToArray({ limit: mostListed }))).toReversed();
  }
}
