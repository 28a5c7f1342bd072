import type { GoCardlessClient, Mandate as GoCardlessMandate } from 'gocardless-nodejs';
import type { GoCardlessKeys } from '../../platform/config.js';
import type { DebitProvider } from '../mandates/debit-provider.js';
import type { Mandate, SeenMandate } from '../mandates/mandate.js';
import type { Payment } from '../payment.js';
import { isOpen, linkTo, once } from './checkouts.js';
import { answered, connect, found, GoCardlessRefused } from './connection.js';

type Known = Pick<Mandate, 'requestId' | 'externalId'>;

/** Failures after which the same bank account may pay the next time. After any other a debit is not to be sent again (Bacs, ARUDD). */
const worthAnotherTry: readonly unknown[] = ['refer_to_payer', 'insufficient_funds'];

/** Direct Debits by GoCardless: mandates, and debits that are tried again. */
export class GoCardlessDebits implements DebitProvider {
  private readonly client: GoCardlessClient;

  constructor(keys: GoCardlessKeys) {
    this.client = connect(keys);
  }

  async requestMandate({ id }: Mandate, { payer, returnUrl }: { payer: string; returnUrl: string }) {
    const metadata = { mandate_id: id };
    const mandate_request = { currency: 'GBP', scheme: 'bacs', verify: 'recommended' as const, metadata };
    const requestId = await once(this.client.billingRequests.create({ mandate_request, metadata }, id));
    return { requestId, url: await linkTo(this.client, requestId, returnUrl, payer) };
  }

  async lookAtMandate({ requestId, externalId }: Known): Promise<SeenMandate | null> {
    const id = externalId ?? (requestId ? await this.madeBy(requestId) : undefined);
    if (!id) return null;
    const mandate = await found(this.client.mandates.find(id));
    return mandate ? this.seen(mandate) : null;
  }

  async cancelMandate(known: Known): Promise<void> {
    const id = known.externalId ?? (known.requestId ? await this.madeBy(known.requestId) : undefined);
    try {
      if (id) await answered(this.client.mandates.cancel(id));
      else if (known.requestId) await answered(this.client.billingRequests.cancel(known.requestId));
    } catch (error) {
      if (!(error instanceof GoCardlessRefused) || error.kind !== 'state') throw error; // it has ended
    }
  }

  /** Its key cannot be ours, so what happened to the payment says whether it was tried again: two who ask at once are one too many for it. */
  async retry({ externalId }: Payment): Promise<void> {
    const payment = externalId ?? '';
    if ((await answered(this.client.payments.find(payment))).status !== 'failed') return;
    const { events } = await answered(this.client.events.list({ payment, limit: 500 }));
    const wasTried = events.some(({ action }) => action === 'resubmission_requested');
    const cause = events.find(({ action }) => action === 'failed')?.details?.cause;
    if (wasTried || !worthAnotherTry.includes(cause)) return;
    try {
      await answered(this.client.payments.retry(payment));
    } catch (error) {
      if (!(error instanceof GoCardlessRefused)) throw error; // its mandate has ended, or somebody tries it already
    }
  }

  /** The mandate that a billing request became. */
  private async madeBy(requestId: string): Promise<string | undefined> {
    const request = await answered(this.client.billingRequests.find(requestId));
    return isOpen(request) ? undefined : request.links?.mandate_request_mandate;
  }

  private async seen(mandate: GoCardlessMandate): Promise<SeenMandate> {
    const { id: externalId = '', status = '', metadata, links } = mandate;
    const account = links?.customer_bank_account
      ? await found(this.client.customerBankAccounts.find(links.customer_bank_account))
      : undefined;
    return {
      ...{ externalId, status, state: stateOf(status) },
      bankName: account?.bank_name?.slice(0, 200) ?? null,
      accountEnding: account?.account_number_ending?.slice(-4) ?? null,
      mandateId: metadata?.['mandate_id'] ?? null,
      paymentId: metadata?.['payment_id'] ?? null,
    };
  }
}

/** Suspended and blocked ones cannot be debited; those that come back are told of again. */
function stateOf(status: string): SeenMandate['state'] {
  if (status === 'active') return 'active';
  return status.startsWith('pending') || status === 'submitted' ? 'pending' : 'ended';
}
