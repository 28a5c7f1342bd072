import type { Booking } from '../../api/bookings.js';
import { useMe } from '../../api/me.js';

/** What the reader may do for the organisation of a booking; everybody of it may read. */
export function useRole({ organisation }: Pick<Booking, 'organisation'>) {
  const role = useMe()?.memberships.find(({ organisation_id }) => organisation_id === organisation.id)?.role;
  const mayBook = role === 'booker' || role === 'admin';
  return { isMember: role !== undefined, mayBook, mayDispute: mayBook || role === 'finance' };
}
