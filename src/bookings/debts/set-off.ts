import type { OrganisationId } from '../../kernel/id.js';
import { money, type Money } from '../../kernel/money.js';
import { type Account, accountOf, Ledger } from '../../ledger/index.js';
import { creditOf } from '../../payments/index.js';
import type { Transaction } from '../../platform/database.js';
import { debtOf } from '../../vouchers/index.js';
import { creditSetOff, debtOverpaid } from '../funding/booking.postings.js';
import { DebtPaymentTable } from './debt-payment.table.js';
import { repaidTogether, setOffOf } from './repayment.js';

interface SetOff {
  readonly organisationId: OrganisationId;
  /** What the organisation is to have back. */
  readonly most: Money;
  /** What it has it back of: a booking, or a refund. */
  readonly reference: string;
}

/**
 * What paying a debt may touch. Whoever pays one has locked them before looking at what is owed, so that two do not both pay the last of it:
 * what an organisation is to have back is among them, and so they queue.
 */
export async function accountsOfDebts(tx: Transaction, organisationId: OrganisationId): Promise<Account[]> {
  const owed = await new DebtPaymentTable(tx).owedToProgrammes(organisationId, 'GBP');
  const programmes = owed.flatMap(({ programmeId }) => [
    accountOf('programme-receivable', programmeId),
    accountOf('programme-fund', programmeId),
  ]);
  return [creditOf(organisationId), ...programmes];
}

export async function lockDebts(tx: Transaction, organisationId: OrganisationId, now: Temporal.Instant): Promise<void> {
  await new Ledger(tx).lock(await accountsOfDebts(tx, organisationId), now);
}

/**
 * Pays what an organisation owes with what it is to have back, once for a reference. Its debts are locked.
 * @returns what of it did so
 */
export async function setOff(
  tx: Transaction,
  { organisationId, most, reference }: SetOff,
  now: Temporal.Instant,
): Promise<Money> {
  const owed = await debtOf(tx, organisationId);
  const toProgrammes = await new DebtPaymentTable(tx).owedToProgrammes(organisationId, owed.currency);
  const { amount, parts } = setOffOf(most, owed, toProgrammes);
  const when = { occurredAt: now };
  const transfers = [
    creditSetOff({ reference, organisationId, amount }, when),
    ...repaidTogether(reference, parts, when),
  ];
  await new Ledger(tx).post(transfers, now);
  return amount;
}

/** What an organisation has paid more than it owes is what it is to have back, once for a reversal that was restored. Its debts are locked. */
export async function keepOverpaid(
  tx: Transaction,
  { organisationId, reference: reversalId }: Omit<SetOff, 'most'>,
  now: Temporal.Instant,
): Promise<void> {
  const { minor, currency } = await debtOf(tx, organisationId);
  const amount = money(Math.max(0, -minor), currency);
  await new Ledger(tx).post([debtOverpaid({ reversalId, organisationId, amount }, { occurredAt: now })], now);
}
