import type { BookingId, UserId } from '../../kernel/id.js';

/** What whoever answers for a barefoot adviser says of one version of a record. Neither acceptance nor pay waits for it. */
export interface Countersignature {
  readonly bookingId: BookingId;
  readonly version: number;
  readonly at: Temporal.Instant;
  readonly by: UserId;
  readonly hoursRight: boolean;
  /** Empty where there is nothing to say; where the hours are wrong, it says how. */
  readonly note: string;
}
