/** What somebody may give as a reason. */
export const cancelReasons = [
  'no-longer-needed',
  'booked-by-mistake',
  'found-other-support',
  'illness',
  'emergency',
  'other',
] as const;
/** Every reason that a booking may carry; nobody gives the last two, which are the clock's: a group session under its minimum, and money taken back. */
export const allCancelReasons = [...cancelReasons, 'too-few-seats', 'unpaid'] as const;
export type CancelReason = (typeof allCancelReasons)[number];
export const declineReasons = [
  'not-my-field',
  'no-time',
  'conflict-of-interest',
  'needs-another-adviser',
  'other',
] as const;
export type DeclineReason = (typeof declineReasons)[number];
