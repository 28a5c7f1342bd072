import type { OrganisationId, UserId } from '../../kernel/id.js';
import type { Transaction } from '../../platform/database.js';
import type { Interest } from './interest.js';
import { InterestTable } from './interest.table.js';

export { interestNatures } from './interest.js';
export { interestsView, viewInterest } from './interest.view.js';

/** What somebody has declared of a stake that they have in an organisation on a day; or, with none named, all they ever have. */
export function interestsOf(
  tx: Transaction,
  userId: UserId,
  toward?: { readonly organisationId: OrganisationId; readonly today: string },
): Promise<Interest[]> {
  const interests = new InterestTable(tx);
  return toward ? interests.current(userId, toward.organisationId, toward.today) : interests.ofPerson(userId);
}
