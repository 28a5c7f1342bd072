import type { ProgrammeId } from '../../kernel/id.js';
import { minus, money, type Money } from '../../kernel/money.js';

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
