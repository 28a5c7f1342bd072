import type { ExpertId, Id, OrganisationId } from '../../kernel/id.js';
import type { Money } from '../../kernel/money.js';
import { accountOf, moved, platformAccount, type Transfer } from '../../ledger/index.js';

type When = Pick<Transfer, 'occurredAt' | 'by'>;
export type TimeGiftId = Id<'time-gift'>;

interface Gift {
  readonly id: TimeGiftId;
  /** In `TCR`. */
  readonly amount: Money;
}

/** Of an organisation, or of an adviser: an id is never both. */
export function timeAccountOf(party: OrganisationId | ExpertId) {
  return accountOf('time-credits', party);
}

export const communityPot = platformAccount('community-pot');

/** Somebody gives time to the community pot. */
export function potGift({ id, amount, from }: Gift & { from: OrganisationId | ExpertId }, when: When): Transfer {
  const postings = moved(amount, timeAccountOf(from), communityPot);
  return { code: 'pot-gift', reference: id, ...when, postings };
}

/** The community pot gives time to an organisation, by a steward. */
export function potGrant({ id, amount, to }: Gift & { to: OrganisationId }, when: When): Transfer {
  const postings = moved(amount, communityPot, timeAccountOf(to));
  return { code: 'pot-grant', reference: id, ...when, postings };
}

/** An adviser gives time to an organisation of theirs. */
export function timeGiven(
  { id, amount, from, to }: Gift & { from: ExpertId; to: OrganisationId },
  when: When,
): Transfer {
  const postings = moved(amount, timeAccountOf(from), timeAccountOf(to));
  return { code: 'time-given', reference: id, ...when, postings };
}
