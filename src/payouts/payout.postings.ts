import type { AdviserPayoutId, BankSurplusId, EarningId, ExpertId, FloatTopUpId } from '../kernel/id.js';
import type { Money } from '../kernel/money.js';
import { accountOf, moved, platformAccount, type Transfer } from '../ledger/index.js';
import type { PayoutRailName } from './payout-destination.js';

type When = Pick<Transfer, 'occurredAt' | 'by'>;

interface Paying {
  readonly id: AdviserPayoutId;
  readonly expertId: ExpertId;
  readonly rail: PayoutRailName;
  readonly amount: Money;
}

/** What lies in the payment account at GoCardless. */
export const float = platformAccount('gocardless-float');

/** What an adviser has earned and is to be paid. Who plans to pay of it locks it first. */
export function payableOf(expertId: ExpertId) {
  return accountOf('adviser-payable', expertId);
}

/** It is on its way, so nobody pays it again. */
export function payoutPlanned({ id, expertId, amount }: Omit<Paying, 'rail'>, when: When): Transfer {
  const postings = moved(amount, payableOf(expertId), accountOf('adviser-payout', id));
  return { code: 'payout-planned', reference: id, ...when, postings };
}

/** The adviser has it. */
export function payoutPaid({ id, rail, amount }: Omit<Paying, 'expertId'>, when: When): Transfer {
  return {
    code: 'payout-paid',
    reference: id,
    ...when,
    postings: moved(amount, accountOf('adviser-payout', id), purse(rail)),
  };
}

/** It never left: it is the adviser's to be paid still. */
export function payoutFailed({ id, expertId, amount }: Omit<Paying, 'rail'>, when: When): Transfer {
  const postings = moved(amount, accountOf('adviser-payout', id), payableOf(expertId));
  return { code: 'payout-failed', reference: id, ...when, postings };
}

/** It was paid and came back. */
export function payoutReturned({ id, expertId, rail, amount }: Paying, when: When): Transfer {
  return { code: 'payout-returned', reference: id, ...when, postings: moved(amount, purse(rail), payableOf(expertId)) };
}

interface Twice {
  /** Of what the bank says of a payment too many. */
  readonly id: BankSurplusId;
  readonly expertId: ExpertId;
  readonly amount: Money;
}

/** The bank has paid an adviser once too often: the co-op is to have it back of them. */
export function paidTwice({ id, expertId, amount }: Twice, when: When): Transfer {
  const postings = moved(amount, accountOf('pay-to-recover', expertId), platformAccount('bank'));
  return { code: 'paid-twice', reference: id, ...when, postings };
}

/** That came back. */
export function secondPaymentReturned({ id, expertId, amount }: Twice, when: When): Transfer {
  const postings = moved(amount, platformAccount('bank'), accountOf('pay-to-recover', expertId));
  return { code: 'second-payment-returned', reference: id, ...when, postings };
}

interface Late {
  /** Of the day's interest, or of the earnings that are compensated. */
  readonly expertId: ExpertId;
  readonly amount: Money;
}

/** What a day of being late has added. */
export function lateInterest({ id, expertId, amount }: Late & { readonly id: string }, when: When): Transfer {
  const postings = moved(amount, platformAccount('late-pay'), payableOf(expertId));
  return { code: 'late-interest', reference: id, ...when, postings };
}

/** What the law adds once, as soon as something is late. */
export function lateCompensation({ id, expertId, amount }: Late & { readonly id: EarningId }, when: When): Transfer {
  const postings = moved(amount, platformAccount('late-pay'), payableOf(expertId));
  return { code: 'late-compensation', reference: id, ...when, postings };
}

interface Moved {
  readonly id: FloatTopUpId;
  readonly amount: Money;
}

/** Money went from the bank to where advisers are paid from by GoCardless. */
export function floatToppedUp({ id, amount }: Moved, when: When): Transfer {
  const postings = moved(amount, float, platformAccount('bank'));
  return { code: 'float-topped-up', reference: id, ...when, postings };
}

/** It went back to the bank: also by itself, at the end of a quarter. */
export function floatSentBack({ id, amount }: Moved, when: When): Transfer {
  const postings = moved(amount, platformAccount('bank'), float);
  return { code: 'float-sent-back', reference: id, ...when, postings };
}

/** Where the money lies that a rail pays from. */
function purse(rail: PayoutRailName) {
  if (rail === 'stripe') return platformAccount('stripe');
  return rail === 'gocardless' ? float : platformAccount('bank');
}
