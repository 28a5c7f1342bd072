import { type GoCardlessClient, parse, type Event } from 'gocardless-nodejs';
import { Problem } from '../../kernel/problem.js';
import type { Clock } from '../../platform/clock.js';
import type { GoCardlessKeys } from '../../platform/config.js';
import type { Payment } from '../payment.js';
import type { Checkout, CheckoutWanted, PaymentProvider, SeenRefund, ToldEvent } from '../provider.js';
import type { Refund } from '../refunds/refund.js';
import type { Seen } from '../seen.js';
import { giveBack, lookAtGivenBack } from './refunds.js';
import { debit, isOpen, lostDebit, lostRequest, openPage } from './checkouts.js';
import { answered, connect, found, GoCardlessRefused, known } from './connection.js';
import { GoCardlessBooks } from './gocardless-books.js';
import { seenOf } from './standing.js';
import { toldOf } from './told.js';

interface Listed {
  readonly events: readonly Event[];
  readonly meta: { readonly cursors: { readonly after?: string | null } };
}

/** Bank payments, by GoCardless: instant, and by Direct Debit. */
export class GoCardlessProvider implements PaymentProvider {
  readonly name = 'gocardless';
  readonly books: GoCardlessBooks;
  private readonly client: GoCardlessClient;

  constructor(
    private readonly keys: GoCardlessKeys,
    private readonly clock: Clock,
  ) {
    this.client = connect(keys);
    this.books = new GoCardlessBooks(this.client);
  }

  async openCheckout(payment: Payment, wanted: CheckoutWanted): Promise<Checkout> {
    if (payment.rail !== 'debit') return openPage(this.client, payment, wanted);
    await debit(this.client, payment, wanted.description);
    return { checkoutId: null, url: null };
  }

  /** A debit that has not gone to the bank is cancelled as well. */
  async closeCheckout(payment: Payment): Promise<void> {
    const { request, paid } = await this.held(payment);
    try {
      if (request && isOpen(request)) await answered(this.client.billingRequests.cancel(request.id));
      if (!request && paid?.status === 'pending_submission') await answered(this.client.payments.cancel(paid.id ?? ''));
    } catch (error) {
      if (!(error instanceof GoCardlessRefused) || error.kind !== 'state') throw error; // it was paid meanwhile
    }
  }

  async look(payment: Payment): Promise<Seen | null> {
    const { request, paid } = await this.held(payment);
    if (!request && !paid) return null;
    const cause = paid?.status === 'failed' ? await this.causeOf(paid.id ?? '') : undefined;
    return seenOf(payment, { request, paid, cause });
  }

  refund(payment: Payment, refund: Refund): Promise<SeenRefund> {
    return giveBack(this.client, payment, refund);
  }

  lookAtRefund(payment: Payment, refund: Refund): Promise<SeenRefund | null> {
    return lookAtGivenBack(this.client, payment, refund);
  }

  /** The signature is over the body as it came, and holds no time: what comes twice is told by its id. */
  readWebhook(body: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): ToldEvent[] {
    const signature = headers['webhook-signature'];
    if (typeof signature !== 'string') throw refused();
    try {
      return (parse(body, this.keys.webhookSecret, signature) as Event[]).map(toldOf);
    } catch (error) {
      // The client throws this one as an object that is no Error.
      if ((error as { name?: unknown }).name === 'InvalidSignatureError') throw refused();
      throw error;
    }
  }

  /** A page of what came after the cursor, which is the id of an event. */
  async eventsAfter(cursor: string | null): Promise<{ events: ToldEvent[]; cursor: string | null }> {
    const newestFirst = cursor
      ? (await answered(this.client.events.list({ before: cursor, limit: 500 }))).events
      : await this.eventsOfLastDay();
    return { events: newestFirst.map(toldOf).reverse(), cursor: newestFirst[0]?.id ?? cursor };
  }

  private async eventsOfLastDay(): Promise<Event[]> {
    const created_at = { gte: this.clock.now().subtract({ hours: 24 }).toString({ fractionalSecondDigits: 3 }) };
    const events: Event[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Listed = await answered(this.client.events.list({ created_at, limit: 500, ...(after && { after }) }));
      events.push(...page.events);
      after = page.meta.cursors.after || null;
    }
    return events;
  }

  private async held(payment: Payment) {
    const { checkoutId, externalId, rail } = payment;
    if (rail === 'debit') {
      const paid = externalId
        ? await known(this.client.payments.find(externalId))
        : await lostDebit(this.client, payment);
      return { request: undefined, paid };
    }
    const request = checkoutId
      ? await known(this.client.billingRequests.find(checkoutId))
      : await lostRequest(this.client, payment);
    const id = request?.links?.payment_request_payment ?? externalId;
    return { request, paid: id ? await found(this.client.payments.find(id)) : undefined };
  }

  /** GoCardless's word for why a payment last failed, such as `refer_to_payer`. */
  private async causeOf(payment: string): Promise<string | undefined> {
    const { events } = await answered(this.client.events.list({ payment, action: 'failed', limit: 1 }));
    return events[0]?.details?.cause;
  }
}

function refused(): Problem {
  return new Problem('webhook-refused', 'This webhook is not signed with the secret of our endpoint.');
}
