import type { UserId } from '../kernel/id.js';
import type { BookingState } from './booking.js';

/** Something that happened to a booking; facts are ids, codes and figures. */
export interface BookingEvent {
  readonly kind:
    | BookingState
    | 'offered'
    | 'funded'
    | 'moved'
    | 'reminded'
    | 'countersigned'
    | 'corrected'
    | 'disputed'
    | 'dispute-ended'
    | 'replied';
  readonly at: Temporal.Instant;
  readonly by?: UserId;
  readonly facts?: Readonly<Record<string, unknown>>;
}
