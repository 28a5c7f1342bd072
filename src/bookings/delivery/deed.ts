import { Audit, type Relation } from '../../accounts/index.js';
import { ExpertTable } from '../../experts/index.js';
import type { UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Booking } from '../booking.js';

type Entry = Parameters<Audit['write']>[0];
type Deed = Pick<Entry, 'at' | 'as' | 'deed' | 'facts'> & { readonly by: UserId };

/** What is done about a session is written down for both sides of it. */
export async function writeDeed(tx: Transaction, booking: Booking, deed: Deed): Promise<void> {
  const { userId: about } = await new ExpertTable(tx).find(booking.expertId);
  const { id, organisationId } = booking;
  await new Audit(tx).write({ ...deed, on: { kind: 'booking', id }, organisationId, about });
}

/** In what capacity somebody acts who may be several things to a session. */
export function capacityOf(relations: readonly Relation[]): Entry['as'] {
  return (['adviser', 'booker', 'admin', 'steward'] as const).find((one) => relations.includes(one)) ?? 'member';
}
