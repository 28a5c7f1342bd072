import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';
import type { BookingPost } from '../booking.post.js';
import { FundingTable } from '../funding/funding.table.js';
import { settle } from '../funding/settle.js';
import { noShowSettled } from './no-show-settled.letters.js';

/** Once it stands that somebody did not come, what was paid is settled, and the client told what became of it. */
export async function settleNoShow(
  tx: Transaction,
  post: BookingPost,
  booking: Booking,
  now: Temporal.Instant,
): Promise<void> {
  await settle(tx, booking, 'no-show', now);
  const settlement = (await new FundingTable(tx).settlements([booking.id])).get(booking.id);
  if (settlement) await post.note(tx, booking, noShowSettled(settlement, booking.noShowSide ?? 'adviser'));
}
