import type { Actor } from '../../accounts/index.js';
import { type DepositId, type InvoiceId, newId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import type { Programme } from '../programme.js';
import { depositReceived } from '../voucher.postings.js';
import { type Deposit, refuseFutureDeposit, refuseLateDeposit, replacedBy } from './deposit.js';
import { DepositTable } from './deposit.table.js';
import { recordDeed } from './record-deed.js';

/** What a steward has seen at the bank. */
export interface SeenAtBank {
  readonly amount: Money;
  readonly receivedAt: Temporal.Instant;
  readonly bankReference: string;
  readonly invoice: { readonly id: InvoiceId } | null;
}

/**
 * Records money that came in for a programme, which is locked. Of a closed programme only what was recorded wrongly is recorded anew.
 * Throws `deposit-in-the-future`, `deposit-recorded-already`, `programme-state`.
 */
export async function writeDeposit(
  tx: Transaction,
  programme: Programme,
  { amount, receivedAt, bankReference, invoice }: SeenAtBank,
  { actor, now }: { readonly actor: Actor; readonly now: Temporal.Instant },
): Promise<Deposit> {
  const [programmeId, deposits] = [programme.id, new DepositTable(tx)];
  refuseFutureDeposit(receivedAt, now);
  const deposit: Deposit = {
    ...{ id: newId<DepositId>(), programmeId, amount, receivedAt, bankReference },
    ...{ recordedAt: now, recordedBy: actor.userId, invoiceId: invoice?.id ?? null, paymentId: null },
    replaces: replacedBy(
      (await deposits.standingOf(programmeId, bankReference)) ?? (await deposits.lastOf(programmeId, bankReference)),
    ),
  };
  refuseLateDeposit(deposit, programme);
  await deposits.insert(deposit);
  const facts = { deposit_id: deposit.id, amount_minor: amount.minor };
  await recordDeed(tx, programme, 'deposit-recorded', { actor, at: now, facts });
  await new Ledger(tx).post([depositReceived(deposit, { occurredAt: receivedAt, by: actor.userId })], now);
  return deposit;
}
