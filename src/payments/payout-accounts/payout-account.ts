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
