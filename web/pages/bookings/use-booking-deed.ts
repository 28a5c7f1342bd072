import { useQueryClient } from '@tanstack/react-query';
import { useDeed } from '../../api/use-deed.js';

/** A deed after which all that is known of a booking is read again. */
export function useBookingDeed<Given, Answer>(
  bookingId: string,
  doIt: (given: Given, key: string) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  return useDeed(doIt, async (answer) => {
    await queries.invalidateQueries({ queryKey: ['booking', bookingId] });
    void queries.invalidateQueries({ queryKey: ['bookings'] });
    void queries.invalidateQueries({ queryKey: ['slots'] });
    onDone?.(answer);
  });
}
