import type { PayoutAccountId, UserId } from '../../kernel/id.js';

/** `needs-more`: the person has still to say something; `pending`: the provider looks at what they said; `active`: money can go there. */
export const payoutStates = ['needs-more', 'pending', 'active'] as const;
export type PayoutState = (typeof payoutStates)[number];

/** An adviser's account with the provider that pays them out. An adviser is a person here. */
export interface PayoutAccount {
  readonly id: PayoutAccountId;
  readonly userId: UserId;
  /** The provider's id; null as long as the provider may not have it. */
  readonly externalId: string | null;
  readonly state: 'planned' | PayoutState;
  /** How many things the provider asks for that it does not have. */
  readonly dueCount: number;
  readonly version: number;
  readonly plannedAt: Temporal.Instant;
  /** When the provider was last asked. */
  readonly lookedAt: Temporal.Instant | null;
}

const firstWaitMinutes = 10;
const longestWaitMinutes = 24 * 60;

/** With them somebody has had a month. */
const mostLooks = 36;

/** When its provider is asked again about an account that waits, after so many looks in vain; each wait is twice the one before, up to a day. Null where it is not. */
export function nextLookAfter(looks: number, now: Temporal.Instant): Temporal.Instant | null {
  if (looks >= mostLooks) return null;
  return now.add({ minutes: Math.min(firstWaitMinutes * 2 ** looks, longestWaitMinutes) });
}
