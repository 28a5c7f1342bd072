import type { BillingRequest, GoCardlessClient, Payment as GoCardlessPayment } from 'gocardless-nodejs';
import { Problem } from '../../kernel/problem.js';
import type { Payment } from '../payment.js';
import { type Checkout, type CheckoutWanted, ProviderUnavailable } from '../provider.js';
import { answered, GoCardlessRefused, known } from './connection.js';

/** How far the lists are gone through for what was made by a call whose answer was lost: pages of 500. */
const mostPages = 20;

/**
 * The page on which a payment is made: an instant one, or a Direct Debit where the payer's bank will not. After a lost answer it is the same
 * billing request, which is paid once however many links lead to it.
 */
export async function openPage(client: GoCardlessClient, payment: Payment, wanted: CheckoutWanted): Promise<Checkout> {
  const { checkoutId, checkoutUrl } = payment;
  const id = checkoutId ?? (await requestPayment(client, payment, wanted.description));
  const request = await known(client.billingRequests.find(id));
  if (!isOpen(request)) return { checkoutId: id, url: null };
  return { checkoutId: id, url: checkoutUrl ?? (await linkTo(client, id, wanted.returnUrl)) };
}

async function requestPayment(client: GoCardlessClient, payment: Payment, description: string): Promise<string> {
  const { id: payment_id, amount } = payment;
  const metadata = { payment_id };
  const wanted = {
    metadata,
    fallback_enabled: true,
    payment_request: {
      ...{ amount: amount.minor, currency: 'GBP', scheme: 'faster_payments', metadata },
      description: description.slice(0, 100),
    },
    mandate_request: { currency: 'GBP', scheme: 'bacs', metadata }, // no `verify`: GoCardless would not have it with a fallback
  };
  return once(client.billingRequests.create(wanted, payment_id));
}

/** What a creation made, now or before under the same key. */
export async function once(creation: Promise<{ id?: string }>): Promise<string> {
  try {
    return (await answered(creation)).id ?? '';
  } catch (error) {
    if (error instanceof GoCardlessRefused && error.existing) return error.existing;
    throw error;
  }
}

/**
 * Where the payer goes; good for a week, and null where they have been there. It is in English, because GoCardless has no Welsh and refuses a
 * language that it has not.
 */
export async function linkTo(client: GoCardlessClient, request: string, returnUrl: string, company_name?: string) {
  const wanted = {
    ...{ auto_fulfil: true, language: 'en', redirect_uri: returnUrl, exit_uri: returnUrl },
    ...(company_name && { prefilled_customer: { company_name } }),
    links: { billing_request: request },
  };
  try {
    return (await answered(client.billingRequestFlows.create(wanted))).authorisation_url ?? null;
  } catch (error) {
    if (error instanceof GoCardlessRefused && error.kind === 'state') return null;
    throw error;
  }
}

export function isOpen({ status }: BillingRequest): boolean {
  return status === 'pending' || status === 'ready_to_fulfil';
}

/** A debit by a mandate that stands, once. Throws `no-mandate` where the mandate ended meanwhile, and an Error where another was made. */
export async function debit(client: GoCardlessClient, payment: Payment, description: string): Promise<void> {
  const { id: payment_id, amount, mandate } = payment;
  if (!mandate) throw new Error(`Payment ${payment_id} is a debit without a mandate.`);
  const wanted = { amount: amount.minor, currency: 'GBP' as const, links: { mandate: mandate.externalId } };
  const said = { description: description.slice(0, 100), metadata: { payment_id } };
  try {
    const id = await once(client.payments.create({ ...wanted, ...said }, payment_id));
    const made = await answered(client.payments.find(id));
    if (made.amount === amount.minor && made.links?.mandate === mandate.externalId) return;
  } catch (error) {
    if (!(error instanceof GoCardlessRefused) || !error.reasons.includes('mandate_is_inactive')) throw error;
    throw new Problem('no-mandate', 'The Direct Debit mandate has ended. Please set up another one, or pay otherwise.');
  }
  throw new Error(`GoCardless has another debit under the key of payment ${payment_id}.`);
}

/** The billing request of a payment whose answer was lost, looked up and not made again. */
export function lostRequest(client: GoCardlessClient, payment: Payment): Promise<BillingRequest | undefined> {
  return lost(payment, async (after) => {
    const page = await answered(client.billingRequests.list({ limit: 500, ...after }));
    return { rows: page.billing_requests, next: page.meta.cursors.after };
  });
}

/** The debit of a payment, likewise. */
export function lostDebit(client: GoCardlessClient, payment: Payment): Promise<GoCardlessPayment | undefined> {
  return lost(payment, async (after) => {
    const page = await answered(client.payments.list({ limit: 500, ...after }));
    return { rows: page.payments, next: page.meta.cursors.after };
  });
}

interface Listed {
  readonly created_at?: string;
  readonly metadata?: Readonly<Record<string, string>> | null;
}

/** The newest come first, so that it ends with what is older than the payment. */
async function lost<Of extends Listed>(
  { id, plannedAt }: Payment,
  list: (after: { after?: string }) => Promise<{ rows: readonly Of[]; next: string | null | undefined }>,
): Promise<Of | undefined> {
  let after: { after?: string } = {};
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { rows, next } = await list(after);
    const one = rows.find(({ metadata }) => metadata?.['payment_id'] === id);
    if (one) return one;
    const oldest = rows.at(-1)?.created_at;
    if (!next || (oldest && isBefore(oldest, plannedAt))) return undefined;
    after = { after: next };
  }
  throw new ProviderUnavailable(`Payment ${id} was not found in ${mostPages} pages.`);
}

/** With an hour for clocks that differ. */
function isBefore(text: string, instant: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(text).add({ hours: 1 }), instant) < 0;
}
