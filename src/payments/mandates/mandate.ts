import type { MandateId, OrganisationId, UserId } from '../../kernel/id.js';

/**
 * `requested`: there is a page on which to agree to it. `pending`: agreed to, and its bank may still refuse it. `active`: it can be
 * debited by. `ended`: no more; some that ended are taken up again.
 */
export const mandateStates = ['requested', 'pending', 'active', 'ended'] as const;
export type MandateState = (typeof mandateStates)[number];

/** What an organisation agreed to with its bank: that we may debit it. */
export interface Mandate {
  readonly id: MandateId;
  readonly organisationId: OrganisationId;
  readonly state: MandateState;
  readonly version: number;
  readonly createdAt: Temporal.Instant;
  readonly createdBy: UserId | null;
  /** The provider's id of the page, and of the mandate. */
  readonly requestId: string | null;
  readonly externalId: string | null;
  readonly bankName: string | null;
  /** How the account's number ends. */
  readonly accountEnding: string | null;
  readonly activeAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
  /** The provider's word, such as `cancelled` or `failed`. */
  readonly endReason: string | null;
}

/** How a mandate stands with its provider. */
export interface SeenMandate {
  readonly state: Exclude<MandateState, 'requested'>;
  readonly externalId: string;
  readonly bankName: string | null;
  readonly accountEnding: string | null;
  /** The provider's word for its state. */
  readonly status: string;
  /** Of ours, which of these it came from. */
  readonly mandateId: string | null;
  readonly paymentId: string | null;
}

/** A mandate as it was seen to stand. */
export function asSeen(mandate: Mandate, seen: SeenMandate, now: Temporal.Instant): Mandate {
  const { state, externalId, bankName, accountEnding, status } = seen;
  const isOver = state === 'ended';
  return {
    ...{ ...mandate, state, externalId, bankName, accountEnding },
    activeAt: mandate.activeAt ?? (state === 'active' ? now : null),
    endedAt: isOver ? (mandate.endedAt ?? now) : null,
    endReason: isOver ? status.slice(0, 100) : null,
  };
}

export function ended(mandate: Mandate, reason: string, now: Temporal.Instant): Mandate {
  return { ...mandate, state: 'ended', endedAt: now, endReason: reason };
}

/** As many as an organisation may have that have not ended. */
export const mostMandates = 20;

/** Whether somebody can agree to it yet: GoCardless's page is open for a week, of which a day is kept in hand. */
export function isLinkGood({ state, createdAt }: Mandate, now: Temporal.Instant): boolean {
  return state === 'requested' && Temporal.Instant.compare(createdAt.add({ hours: 6 * 24 }), now) > 0;
}
