import type { BookingId, DisputeId, VoucherId } from '../../kernel/id.js';
import { Ledger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/database.js';
import { suspendForDebt } from '../../vouchers/index.js';
import type { Booking } from '../booking.js';
import { debtCharged, guaranteePaid } from '../funding/booking.postings.js';
import { owing } from '../funding/settle.js';
import type { SharedDue } from '../funding/share.js';

interface Charged {
  /** The dispute, of what nobody disputes; the booking, of what is awarded. */
  readonly reference: BookingId | DisputeId;
  readonly borne: SharedDue;
  readonly now: Temporal.Instant;
}

/** As when nobody disputes it: what is due and nobody's share pays is the client's debt, and the guarantee fund lays it out before it is earned. */
export async function chargeDebt(
  tx: Transaction,
  { id: bookingId, organisationId }: Booking,
  { reference, borne: { debt: amount, shares }, now }: Charged,
): Promise<void> {
  if (amount.minor === 0) return;
  const when = { occurredAt: now };
  const transfers = [
    debtCharged({ bookingId, organisationId, amount }, when),
    guaranteePaid({ bookingId, amount }, when),
  ].map((transfer) => ({ ...transfer, reference }));
  await new Ledger(tx).post(transfers, now);
  const vouchers: readonly VoucherId[] = shares.flatMap(({ voucherId }) => (voucherId ? [voucherId] : []));
  for (const voucherId of vouchers) await suspendForDebt(tx, voucherId, owing, now);
}
