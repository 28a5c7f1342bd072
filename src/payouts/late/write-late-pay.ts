import { ExpertTable } from '../../experts/index.js';
import type { EarningId, ExpertId } from '../../kernel/id.js';
import { nationOf } from '../../kernel/working-days.js';
import { Ledger, type Transfer } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { PolicyTable } from '../../policies/index.js';
import { lateCompensation, lateInterest } from '../payout.postings.js';
import { type Lateness, latenessOf } from './late-pay.js';
import { LatePayTable } from './late-pay.table.js';

/**
 * Writes what being paid late has added to an adviser's pay by the end of today, in London: what the law adds once, as soon as something is
 * late, and the interest since it was last written. Doing so twice is doing so once. What the adviser is to be paid is locked. What has
 * become late by this is returned.
 */
export async function writeLatePay(tx: Transaction, expertId: ExpertId, now: Temporal.Instant): Promise<EarningId[]> {
  const table = new LatePayTable(tx);
  const transfers: Transfer[] = [];
  const begun: EarningId[] = [];
  for (const late of await unwritten(tx, expertId, now)) {
    if (late.isNew) {
      await table.begin(late.id, late.terms, now);
      const { compensation: amount } = late.terms;
      transfers.push(lateCompensation({ id: late.id, expertId, amount }, { occurredAt: now }));
      begun.push(late.id);
    }
    if (!late.interest) continue;
    const id = await table.insertInterest(late.id, late.interest);
    transfers.push(lateInterest({ id, expertId, amount: late.interest.amount }, { occurredAt: now }));
  }
  await new Ledger(tx).post(transfers, now);
  return begun;
}

/** Whether being paid late has added something to an adviser's pay that is not written yet, be it of what they have had by now. */
export async function hasUnwrittenLatePay(
  tx: Transaction,
  expertId: ExpertId,
  now: Temporal.Instant,
): Promise<boolean> {
  return (await unwritten(tx, expertId, now)).length > 0;
}

async function unwritten(
  tx: Transaction,
  expertId: ExpertId,
  now: Temporal.Instant,
): Promise<(Lateness & { readonly id: EarningId })[]> {
  const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
  const owed = await new LatePayTable(tx).owedTo(expertId, today);
  if (owed.length === 0) return [];
  const nation = nationOf((await new ExpertTable(tx).find(expertId)).regions);
  const policies = await new PolicyTable(tx).timeline(['base-rate']);
  return owed.flatMap((debt) => {
    const late = latenessOf(debt, { today, nation, policies });
    return late && (late.isNew || late.interest) ? [{ id: debt.id, ...late }] : [];
  });
}
