import type { OrganisationId, PaymentId, RefundId, ReversalId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import { accountOf, moved, platformAccount, type Transfer } from '../ledger/index.js';
import type { DisputeFee, Provider } from './payment.js';

type When = Pick<Transfer, 'occurredAt' | 'by'>;

/** What a payment brought and nobody has used yet: whoever it is for takes it from there. */
export function accountOfPayment(paymentId: PaymentId) {
  return accountOf('payment', paymentId);
}

/** What is on its way back, and has not left us. */
export function accountOfRefund(refundId: RefundId) {
  return accountOf('refund', refundId);
}

/** What an organisation is to have back. */
export function creditOf(organisationId: OrganisationId) {
  return accountOf('client-credit', organisationId);
}

interface Paid {
  readonly id: PaymentId;
  readonly provider: Provider;
  readonly amount: Money;
}

/** The provider has the money for us. */
export function paymentSettled({ id, provider, amount }: Paid, when: When): Transfer {
  const postings = moved(amount, platformAccount(provider), accountOfPayment(id));
  return { code: 'payment-settled', reference: id, ...when, postings };
}

/** A debit is created, and counted on before it comes. */
export function debitReliedOn({ id, amount }: Omit<Paid, 'provider'>, when: When): Transfer {
  const postings = moved(amount, platformAccount('debits-relied-on'), accountOfPayment(id));
  return { code: 'debit-relied-on', reference: id, ...when, postings };
}

/** A debit that was counted on has come. */
export function debitCollected({ id, provider, amount }: Paid, when: When): Transfer {
  const postings = moved(amount, platformAccount(provider), platformAccount('debits-relied-on'));
  return { code: 'debit-collected', reference: id, ...when, postings };
}

/** What the provider took for it at once. */
export function paymentFee(
  { id, provider, fee }: Omit<Paid, 'amount'> & { readonly fee: Money },
  when: When,
): Transfer {
  const postings = moved(fee, platformAccount('provider-fees'), platformAccount(provider));
  return { code: 'payment-fee', reference: id, ...when, postings };
}

interface Taken {
  readonly reversalId: ReversalId;
  readonly paymentId: PaymentId;
  readonly organisationId: OrganisationId;
  readonly provider: Provider;
  readonly amount: Money;
  /** Whether its payer owes it: the money was used. */
  readonly isOwed: boolean;
}

/** A debit that was counted on did not come. */
export function debitFailed(taken: Taken, when: When): Transfer {
  const postings = moved(taken.amount, bearerOf(taken), platformAccount('debits-relied-on'));
  return { code: 'debit-failed', reference: taken.reversalId, ...when, postings };
}

/** The provider took back what had come. */
export function paymentReversed(taken: Taken, when: When): Transfer {
  const postings = moved(taken.amount, bearerOf(taken), platformAccount(taken.provider));
  return { code: 'payment-reversed', reference: taken.reversalId, ...when, postings };
}

/** What was taken back, or had not come, has come again. */
export function paymentRestored(taken: Taken, when: When): Transfer {
  const postings = moved(taken.amount, platformAccount(taken.provider), bearerOf(taken));
  return { code: 'payment-restored', reference: taken.reversalId, ...when, postings };
}

/** What the provider keeps for a dispute: the platform's loss, whoever is right; below zero, what it gives back of that. */
export function disputeFee(
  { id, amount, provider }: Pick<DisputeFee, 'id' | 'amount'> & Pick<Paid, 'provider'>,
  when: When,
): Transfer {
  const postings = moved(amount, platformAccount('provider-fees'), platformAccount(provider));
  return { code: 'dispute-fee', reference: id, ...when, postings };
}

function bearerOf({ isOwed, organisationId, paymentId }: Taken) {
  return isOwed ? accountOf('client-debt', organisationId) : accountOfPayment(paymentId);
}

interface Refunded {
  readonly refundId: RefundId;
  readonly paymentId: PaymentId;
  readonly organisationId: OrganisationId;
  readonly provider: Provider;
  readonly amount: Money;
}

/** What a client is to have back of what it paid is on its way to it. */
export function creditRefunded(
  { refundId, organisationId, amount }: Omit<Refunded, 'provider' | 'paymentId'>,
  when: When,
): Transfer {
  const postings = moved(amount, creditOf(organisationId), accountOfRefund(refundId));
  return { code: 'credit-refunded', reference: refundId, ...when, postings };
}

/** What came and cannot be used is on its way back. */
export function paymentRefunded(
  { refundId, paymentId, amount }: Omit<Refunded, 'provider' | 'organisationId'>,
  when: When,
): Transfer {
  const postings = moved(amount, accountOfPayment(paymentId), accountOfRefund(refundId));
  return { code: 'payment-refunded', reference: refundId, ...when, postings };
}

/** The provider has taken the refund out of what it has for us. */
export function refundSent(
  { refundId, provider, amount }: Omit<Refunded, 'organisationId' | 'paymentId'>,
  when: When,
): Transfer {
  const postings = moved(amount, accountOfRefund(refundId), platformAccount(provider));
  return { code: 'refund-sent', reference: refundId, ...when, postings };
}

/** It could not be sent: it is the client's still. */
export function refundRefused(
  { refundId, organisationId, amount }: Omit<Refunded, 'provider' | 'paymentId'>,
  when: When,
): Transfer {
  const postings = moved(amount, accountOfRefund(refundId), creditOf(organisationId));
  return { code: 'refund-refused', reference: refundId, ...when, postings };
}

/** It was sent and came back to the provider: it is the client's still. */
export function refundBounced(
  { refundId, organisationId, provider, amount }: Omit<Refunded, 'paymentId'>,
  when: When,
): Transfer {
  const postings = moved(amount, platformAccount(provider), creditOf(organisationId));
  return { code: 'refund-bounced', reference: refundId, ...when, postings };
}
