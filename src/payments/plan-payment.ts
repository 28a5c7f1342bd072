import { type MandateId, newId, type PaymentId } from '../kernel/id.js';
import { Problem } from '../kernel/problem.js';
import type { Transaction } from '../platform/database.js';
import { MandateTable } from './mandates/mandate.table.js';
import { isOnItsWay, isToBePaid, type Payment, providerOf } from './payment.js';
import { PaymentTable } from './payment.table.js';

/** Whether a debit may be counted on: asked before one is planned. */
export { type Exposure, exposedOf, type ExposureCaps, exposureCaps, exposureNow, hasRoomFor } from './exposure.js';

interface Planned extends Pick<
  Payment,
  'purpose' | 'reference' | 'organisationId' | 'rail' | 'amount' | 'plannedBy' | 'expiresAt'
> {
  /** Of a debit: the newest that is active, unless one is named. */
  readonly mandateId?: MandateId;
}

/** No provider takes less by card. */
const leastMinor = 30;
/** What a payment is at most: £1 million. */
const mostMinor = 100_000_000;

/**
 * Writes down that somebody is to pay, with the fact that it is for; no provider knows of it yet. Throws `payment-too-small`, `payment-too-large`,
 * `no-mandate` and `payment-on-its-way`.
 */
export async function planPayment(tx: Transaction, planned: Planned, now: Temporal.Instant): Promise<Payment> {
  if (planned.amount.minor < leastMinor) {
    throw new Problem('payment-too-small', 'No card or bank payment is taken of less than £0.30.', {
      amount: planned.amount,
    });
  }
  if (planned.amount.minor > mostMinor) {
    throw new Problem(
      'payment-too-large',
      'No card or bank payment is taken of more than £1 million. Please pay by bank transfer.',
      {
        amount: planned.amount,
      },
    );
  }
  await refuseAnother(tx, planned);
  const nothingYet = {
    ...{ checkoutId: null, checkoutUrl: null, externalId: null, isDebit: planned.rail === 'debit' },
    ...{ reliedAt: null, settledAt: null, clearedAt: null, endedAt: null, failure: null },
  };
  const { mandateId, ...rest } = planned;
  const payment: Payment = {
    mandate: await mandateFor(tx, planned),
    ...{ ...rest, ...nothingYet, id: newId<PaymentId>() },
    ...{ provider: providerOf(planned.rail), state: 'planned', version: 1, plannedAt: now },
  };
  await new PaymentTable(tx).insert(payment);
  return payment;
}

/** Throws `payment-on-its-way`, naming what is. */
async function refuseAnother(tx: Transaction, { purpose, reference }: Planned): Promise<void> {
  const standing = (await new PaymentTable(tx).of(purpose, reference)).find(isOnItsWay);
  if (!standing) return;
  const { id } = standing;
  throw new Problem(
    'payment-on-its-way',
    isToBePaid(standing)
      ? `A payment for this is planned already. Pay it (POST /api/v1/payments/${id}/checkout), or end it before you pay otherwise (POST /api/v1/payments/${id}/cancellation).`
      : `A payment for this has been made and is on its way, so it cannot be ended. Look at how it stands: GET /api/v1/payments/${id}.`,
    { payment_id: id },
  );
}

async function mandateFor(tx: Transaction, { rail, organisationId, mandateId }: Planned): Promise<Payment['mandate']> {
  if (rail !== 'debit') return null;
  const mandates = new MandateTable(tx);
  const mandate = mandateId ? await mandates.find(mandateId) : await mandates.activeOf(organisationId);
  if (mandate?.state === 'active' && mandate.externalId && mandate.organisationId === organisationId)
    return { id: mandate.id, externalId: mandate.externalId };
  throw new Problem(
    'no-mandate',
    'There is no Direct Debit mandate that can be used. Set one up first, which takes your bank some days, or pay otherwise.',
  );
}
