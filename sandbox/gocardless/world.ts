import type * as gocardless from 'gocardless-nodejs';
import type { Ids } from '../ids.js';
import type { Timetable } from '../timetable.js';
import { missing } from './refusal.js';

/** Every kind of object that is kept, by the name of its collection. */
export interface Kinds {
  bank_account_holder_verifications: gocardless.BankAccountHolderVerification;
  billing_request_flows: gocardless.BillingRequestFlow;
  billing_requests: gocardless.BillingRequest;
  creditors: gocardless.Creditor;
  customer_bank_accounts: gocardless.CustomerBankAccount;
  customers: gocardless.Customer;
  events: gocardless.Event;
  mandates: gocardless.Mandate;
  outbound_payments: gocardless.OutboundPayment;
  payment_account_transactions: gocardless.PaymentAccountTransaction;
  payment_accounts: gocardless.PaymentAccount;
  payments: gocardless.Payment;
  payouts: gocardless.Payout;
  refunds: gocardless.Refund;
}
export type Kind = keyof Kinds;
/** The client's types leave the id open; what is kept has one. */
export type Kept<Of extends Kind> = Kinds[Of] & { id: string };

const prefixes: Record<Kind, string> = {
  bank_account_holder_verifications: 'BAHV',
  billing_request_flows: 'BRF',
  billing_requests: 'BRQ',
  creditors: 'CR',
  customer_bank_accounts: 'BA',
  customers: 'CU',
  events: 'EV',
  mandates: 'MD',
  outbound_payments: 'OUT',
  payment_account_transactions: 'PATR',
  payment_accounts: 'BA',
  payments: 'PM',
  payouts: 'PO',
  refunds: 'RF',
};

/** What an event says besides what it is about. */
interface Telling {
  readonly origin: NonNullable<gocardless.EventDetails['origin']>;
  readonly cause: string;
  readonly description: string;
  readonly reason_code?: string;
  readonly will_attempt_retry?: boolean;
}

/** What all of GoCardless's endpoints share: the objects, the time, and events of what has changed. */
export class World {
  private readonly objects = new Map<Kind, Map<string, Kept<Kind>>>();
  readonly creditor: Kept<'creditors'>;
  readonly paymentAccount: Kept<'payment_accounts'>;

  constructor(
    readonly timetable: Timetable,
    /** Where the hosted pages are. */
    readonly pages: () => string,
    private readonly publish: (event: Kept<'events'>) => void,
    private readonly ids: Ids,
  ) {
    this.creditor = this.put('creditors', newCreditor(this.newId('creditors'), this.now()));
    const account = { account_balance: 0, account_holder_name: 'Barefoot Co-op', account_number_ending: '11' };
    const links = { creditor: this.creditor.id };
    const id = this.newId('payment_accounts');
    this.paymentAccount = this.put('payment_accounts', {
      ...account,
      id,
      currency: 'GBP',
      bank_name: 'SANDBOX BANK',
      links,
    });
  }

  newId(kind: Kind): string {
    return this.idWith(prefixes[kind]);
  }

  idWith(prefix: string): string {
    return prefix + this.ids.next(7).toUpperCase();
  }

  /** As GoCardless writes instants, to the millisecond. */
  now(): string {
    return this.timetable.now().toString({ fractionalSecondDigits: 3 });
  }

  put<Of extends Kind>(kind: Of, object: Kept<Of>): Kept<Of> {
    this.shelf(kind).set(object.id, object);
    return object;
  }

  /** @throws GoCardlessRefusal 404 */
  get<Of extends Kind>(kind: Of, id = ''): Kept<Of> {
    const object = this.shelf(kind).get(id);
    if (!object) throw missing();
    return object;
  }

  find<Of extends Kind>(kind: Of, id: string): Kept<Of> | undefined {
    return this.shelf(kind).get(id);
  }

  /** The newest first, as GoCardless lists. */
  all<Of extends Kind>(kind: Of): Kept<Of>[] {
    return [...this.shelf(kind).values()].reverse();
  }

  /** Writes an event, and has it sent. */
  tell(
    about: NonNullable<gocardless.Event['resource_type']>,
    action: string,
    links: gocardless.EventLinks,
    said: Telling,
  ): void {
    const event: Kept<'events'> = {
      id: this.newId('events'),
      created_at: this.now(),
      resource_type: about,
      action,
      links,
      details: said,
      metadata: {},
      resource_metadata: structuredClone(this.metadataOf(about, links)),
      customer_notifications: [],
    };
    this.publish(this.put('events', event));
  }

  /** Of what an event is about: `payments`, whose id is in `links.payment`. */
  private metadataOf(about: string, links: gocardless.EventLinks): gocardless.JsonMap {
    const id = (links as Readonly<Record<string, string | undefined>>)[about.replace(/s$/, '')];
    const object = id === undefined ? undefined : this.find(about as Kind, id);
    return (object as { metadata?: gocardless.JsonMap } | undefined)?.metadata ?? {};
  }

  private shelf<Of extends Kind>(kind: Of): Map<string, Kept<Of>> {
    const shelf = this.objects.get(kind) ?? new Map<string, Kept<Kind>>();
    this.objects.set(kind, shelf);
    return shelf as unknown as Map<string, Kept<Of>>; // no type holds all kinds together
  }
}

/** What the API was asked to do. */
export function byApi(cause: string, description: string): Telling {
  return { origin: 'api', cause, description };
}

/** What GoCardless does by itself. */
export function byGoCardless(cause: string, description: string): Telling {
  return { origin: 'gocardless', cause, description };
}

/** What the payer or their bank does. */
export function byBank(cause: string, description: string, reasonCode?: string): Telling {
  return { origin: 'bank', cause, description, ...(reasonCode && { reason_code: reasonCode }) };
}

function newCreditor(id: string, createdAt: string): Kept<'creditors'> {
  return {
    id,
    created_at: createdAt,
    name: 'Barefoot Co-op',
    creditor_type: 'company',
    country_code: 'GB',
    can_create_refunds: true,
    links: { default_gbp_payout_account: 'BA000SANDBOX' },
    scheme_identifiers: [],
    verification_status: 'successful',
  };
}
