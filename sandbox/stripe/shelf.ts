import type Stripe from 'stripe';
import { missing } from './refusal.js';

/** Every kind of object that is kept, by its `object`. */
export interface Kinds {
  account: Stripe.Account;
  balance_transaction: Stripe.BalanceTransaction;
  charge: Stripe.Charge;
  'checkout.session': Stripe.Checkout.Session;
  customer: Stripe.Customer;
  dispute: Stripe.Dispute;
  event: Stripe.Event;
  payment_intent: Stripe.PaymentIntent;
  payout: Stripe.Payout;
  refund: Stripe.Refund;
  transfer: Stripe.Transfer;
  transfer_reversal: Stripe.TransferReversal;
}
export type Kept = Kinds[keyof Kinds];

/** Whose an object is: of a connected account, or the platform's own. */
export type Owner = string | undefined;

/** The objects of the sandbox, in memory, each of the platform or of one connected account. */
export class Shelf {
  private readonly objects = new Map<string, { readonly object: Kept; readonly owner: Owner }>();

  put<Object extends Kept>(object: Object, owner?: Owner): Object {
    this.objects.set(object.id, { object, owner });
    return object;
  }

  /** @throws StripeRefusal 404, with `param` as what named it */
  get<Kind extends keyof Kinds>(kind: Kind, id: string, param = 'id'): Kinds[Kind] {
    const object = this.objects.get(id)?.object;
    if (object?.object !== kind) throw missing(kind, id, param);
    return object as Kinds[Kind];
  }

  /** @throws StripeRefusal 404 as well for what is another account's, or the platform's */
  owned<Kind extends keyof Kinds>(kind: Kind, id: string, owner: Owner): Kinds[Kind] {
    const object = this.get(kind, id);
    if (this.ownerOf(id) !== owner) throw missing(kind, id, 'id');
    return object;
  }

  find(id: string): Kept | undefined {
    return this.objects.get(id)?.object;
  }

  ownerOf(id: string): Owner {
    return this.objects.get(id)?.owner;
  }

  /** The newest first, as Stripe lists. */
  all<Kind extends keyof Kinds>(kind: Kind, owner?: Owner): Kinds[Kind][] {
    return [...this.objects.values()]
      .filter((kept) => kept.object.object === kind && kept.owner === owner)
      .map(({ object }) => object as Kinds[Kind])
      .reverse();
  }
}
