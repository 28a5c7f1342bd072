import { money, type Money } from '../../kernel/money.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import { ShareTable } from '../funding/share.table.js';
import { isInTimeCredits } from '../time-credits/time-credits.js';
import { type Dispute, refuseOtherCurrency, told } from './dispute.js';
import type { EarnedPart } from './disputed-money.js';
import { isPaidAtOnce, wholeDue } from './whole-due.js';

export interface Sums extends Pick<Dispute, 'total' | 'disputed' | 'held'> {
  readonly whole: EarnedPart;
}

/**
 * How much of what is due is disputed: all of it, unless they say less. Throws `dispute-state` where nothing is due, `invalid-request` for
 * more than that, or in another currency.
 */
export async function sumToDispute(
  tx: Transaction,
  booking: Booking,
  about: Dispute['about'],
  asked: Money | undefined,
): Promise<Sums> {
  const whole = await wholeDue(tx, booking, about);
  const shares = await new ShareTable(tx).of(booking.id);
  if (!whole || (shares.length === 0 && !isInTimeCredits(booking))) {
    throw new Problem(
      'dispute-state',
      'This session costs nothing: there is no money to dispute. You can object to it.',
    );
  }
  const { total, earned } = whole;
  const disputed = asked ?? total;
  refuseOtherCurrency('/disputed', disputed, total);
  if (disputed.minor > total.minor) {
    const [least, most] = [told(money(1, total.currency)), told(total)];
    throw new Problem('invalid-request', 'No more can be disputed than what is due of the session.', {
      errors: [
        { pointer: '/disputed', detail: `must be between ${least} and ${most}`, rule: 'out-of-range', least, most },
      ],
    });
  }
  return { total, disputed, held: isPaidAtOnce(booking) ? disputed : total, whole: earned };
}
