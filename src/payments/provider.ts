import type { Payment, Provider } from './payment.js';
import type { ProviderBooks } from './provider-payouts/provider-books.js';
import type { Refund } from './refunds/refund.js';
import type { Seen } from './seen.js';

/** Where somebody pays, on the provider's own page. */
export interface Checkout {
  readonly checkoutId: string | null;
  /** Null where there is nothing for its payer to do: a debit by a mandate that stands. */
  readonly url: string | null;
}

/** What a page needs besides the payment itself. Addresses are our own. */
export interface CheckoutWanted {
  readonly description: string;
  readonly language: 'en' | 'cy';
  /** Where the payer comes back to. That they do proves nothing. */
  readonly returnUrl: string;
}

/** An event as its provider tells it, by webhook or in its list. It says what to look at again, and never how that stands. */
export interface ToldEvent {
  readonly eventId: string;
  readonly kind: string;
  /** Our payment, where the event names it; otherwise it is found by `subject`. */
  readonly paymentId: string | null;
  /** The provider's id of what it is about: a payment, a refund, a payout. */
  readonly subject: string | null;
  readonly happenedAt: Temporal.Instant;
  readonly body: object;
}

export interface SeenRefund {
  readonly state: 'sent' | 'paid' | 'failed';
  readonly externalId: string;
  readonly failure: string | null;
}

/**
 * A payment provider, as the rest sees it. Every call is over the network, so outside a transaction. What a call answers that failed
 * or did not come back is unknown: ask with `look`, which repeats nothing. Each throws `ProviderUnavailable` where there is no answer, and
 * what is about a page or payment that it gave an id of `UnknownToProvider` where it has none by that.
 */
export interface PaymentProvider {
  readonly name: Provider;
  /** Opens the page of a payment, or the one that it has: the same payment never has two that can be paid. */
  openCheckout(payment: Payment, wanted: CheckoutWanted): Promise<Checkout>;
  /** Nobody can begin to pay on it any more; does nothing where it was paid or is closed. */
  closeCheckout(payment: Payment): Promise<void>;
  /** Null where the provider has nothing of this payment. */
  look(payment: Payment): Promise<Seen | null>;
  /**
   * Gives a part back, once for the refund's id. `refund.total` is what is refunded of the payment with it. Throws `RefundNotYet` where
   * the money has not come so far that it could go back.
   */
  refund(payment: Payment, refund: Refund): Promise<SeenRefund>;
  lookAtRefund(payment: Payment, refund: Refund): Promise<SeenRefund | null>;
  /** The events of a webhook's body as it came. Throws `webhook-refused` where it is not signed with our secret. */
  readWebhook(body: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): ToldEvent[];
  /** What came after a cursor, the oldest first, and the cursor to go on from; without one, what came in the last day. */
  eventsAfter(
    cursor: string | null,
  ): Promise<{ readonly events: readonly ToldEvent[]; readonly cursor: string | null }>;
  /** What it has on its own books of us. */
  readonly books: ProviderBooks;
}

/** The provider did not answer, or answered that it cannot now: nothing is known of what became of the call. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

/** It has nothing by an id that it once gave: most likely it is asked with keys of another account, or of its test mode. Nothing follows. */
export class UnknownToProvider extends Error {
  override readonly name = 'UnknownToProvider';
}

/** The provider gives nothing back of this payment yet, and would later: a debit that it has not paid out. Nothing was sent. */
export class RefundNotYet extends Error {
  override readonly name = 'RefundNotYet';
}
