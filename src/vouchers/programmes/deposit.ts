import type { DepositId, InvoiceId, PaymentId, ProgrammeId, UserId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { inPounds } from '../../kernel/money-words.js';
import { Problem } from '../../kernel/problem.js';
import type { Programme } from '../programme.js';

/**
 * Money of a funder that came in: as a bank statement says, or by a payment of an invoice. Never changed: one that was recorded wrongly is
 * reversed and recorded anew.
 */
export interface Deposit {
  readonly id: DepositId;
  readonly programmeId: ProgrammeId;
  readonly amount: Money;
  readonly receivedAt: Temporal.Instant;
  readonly recordedAt: Temporal.Instant;
  /** Null, as its reference, where it came by a payment. */
  readonly recordedBy: UserId | null;
  readonly bankReference: string | null;
  readonly invoiceId: InvoiceId | null;
  readonly paymentId: PaymentId | null;
  /** The deposit of the same reference that was reversed, and that this one is recorded instead of. */
  readonly replaces: DepositId | null;
}

interface DepositReversal {
  readonly reversedAt: Temporal.Instant;
  readonly reason: string;
}

export interface KeptDeposit extends Deposit {
  readonly reversal: DepositReversal | null;
}

/** What was received lies behind. Throws `deposit-in-the-future`. */
export function refuseFutureDeposit(receivedAt: Temporal.Instant, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(receivedAt, now) <= 0) return;
  throw new Problem('deposit-in-the-future', 'Nothing was recorded: this was not received yet. Look at its date.', {
    errors: [{ pointer: '/received_at', detail: 'must not be later than now', rule: 'future' }],
  });
}

/** Nothing new comes into a programme that is over. Throws `programme-state`. */
export function refuseLateDeposit({ replaces }: Deposit, { state }: Pick<Programme, 'state'>): void {
  if (state !== 'closed' || replaces !== null) return;
  throw new Problem(
    'programme-state',
    'Nothing was recorded: this programme is closed, and stays so. Record what came in with another programme of this funder, or have the bank send it back.',
    { state },
  );
}

/** Of those with the same reference: which one a new deposit stands for. Throws `deposit-recorded-already` unless the last was reversed. */
export function replacedBy(last: KeptDeposit | undefined): DepositId | null {
  if (!last) return null;
  if (last.reversal) return last.id;
  throw new Problem(
    'deposit-recorded-already',
    `A deposit with this bank reference is recorded already: ${inPounds(last.amount)}. If it is wrong, reverse it first; if this is another one, give its own reference.`,
    { deposit_id: last.id, amount: last.amount },
  );
}

/** Throws `deposit-came-by-payment`, and `balance-too-low` where some of it has been promised or spent. */
export function refuseIrreversible({ amount, reversal, paymentId }: KeptDeposit, fund: Money): void {
  if (paymentId) {
    throw new Problem(
      'deposit-came-by-payment',
      'Nothing was reversed: this deposit came by a payment, so it is no slip of the pen. What is left once the programme is closed can be returned.',
      { payment_id: paymentId },
    );
  }
  if (reversal) throw new Problem('deposit-reversed', 'This deposit was reversed before. There is nothing left of it.');
  if (amount.minor <= fund.minor) return;
  throw new Problem(
    'balance-too-low',
    `Nothing was reversed: the deposit was ${inPounds(amount)}, and the programme’s fund has ${inPounds(fund)}, because vouchers ` +
      'hold or have spent the rest. Record what came in instead first, or let vouchers end.',
    { left: fund, wanted: amount },
  );
}
