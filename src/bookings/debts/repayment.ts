import type { ProgrammeId } from '../../kernel/id.js';
import { minus, money, type Money, sum } from '../../kernel/money.js';
import type { Transfer } from '../../ledger/index.js';
import { clawbackRepaid } from '../funding/booking.postings.js';

/** What is a programme's of something that its client owes or pays. */
export interface PartOfProgramme {
  readonly programmeId: ProgrammeId;
  readonly amount: Money;
}

/** What of a payment is the programmes' that are owed something, in their order: funders have theirs before the guarantee fund. */
export function repaidOf(paid: Money, owed: readonly PartOfProgramme[]): PartOfProgramme[] {
  let left = paid;
  return owed.flatMap(({ programmeId, amount }) => {
    const part = money(Math.min(left.minor, amount.minor), paid.currency);
    left = minus(left, part);
    return part.minor > 0 ? [{ programmeId, amount: part }] : [];
  });
}

/** What several programmes have of one thing that was paid, as one transfer; none where they have nothing. */
export function repaidTogether(
  id: string,
  parts: readonly PartOfProgramme[],
  when: Pick<Transfer, 'occurredAt' | 'by'>,
): Transfer[] {
  const each = parts.map((part) => clawbackRepaid({ ...part, id }, when));
  return each.slice(0, 1).map((first) => ({ ...first, postings: each.flatMap(({ postings }) => postings) }));
}

/**
 * What of an amount that a client is to have back pays what it owes, and the programmes' part of that. What it owes for sessions comes
 * first: the amount was paid for one, and may never have come.
 */
export function setOffOf(
  most: Money,
  owed: Money,
  toProgrammes: readonly PartOfProgramme[],
): { readonly amount: Money; readonly parts: PartOfProgramme[] } {
  const amount = money(Math.max(0, Math.min(most.minor, owed.minor)), owed.currency);
  const programmes = sum(
    toProgrammes.map((part) => part.amount),
    owed.currency,
  );
  const forSessions = Math.max(0, owed.minor - programmes.minor);
  return { amount, parts: repaidOf(money(Math.max(0, amount.minor - forSessions), owed.currency), toProgrammes) };
}
