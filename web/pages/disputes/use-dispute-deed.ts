import { useQueryClient } from '@tanstack/react-query';
import { type Dispute, dispute as disputeQuery } from '../../api/sessions.js';
import { stewardKey } from '../../api/steward.js';
import { useDeed } from '../../api/use-deed.js';

/** A step in a dispute: it is shown as it stands then, and all that lies around it is read again. */
export function useDisputeDeed<Given>(
  bookingId: string,
  doIt: (given: Given, key: string) => Promise<Dispute>,
  onDone?: () => void,
) {
  const queries = useQueryClient();
  return useDeed(doIt, (changed) => {
    queries.setQueryData(disputeQuery(bookingId).queryKey, changed);
    onDone?.();
    void queries.invalidateQueries({ queryKey: ['booking', bookingId] });
    void queries.invalidateQueries({ queryKey: ['bookings'] });
    void queries.invalidateQueries({ queryKey: stewardKey });
  });
}
