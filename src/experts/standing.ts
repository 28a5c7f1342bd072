import type { OversightId } from '../kernel/id.js';
import { britishDate } from '../kernel/time.js';
import type { Transaction } from '../platform/database.js';
import { isValid } from './credentials/credential.js';
import { CredentialTable } from './credentials/credential.table.js';
import type { Expert } from './expert.js';
import { CoopMembershipTable } from './memberships/coop-membership.table.js';
import { isCurrent } from './memberships/coop-membership.js';
import { OversightTable } from './oversight/oversight.table.js';
import { overseersOf } from './oversight/overseers.js';
import type { StandingView } from './standing.view.js';

/** What everybody may know of why an adviser can be trusted, as it is on a day. */
export async function readStanding(tx: Transaction, expert: Expert, now: Temporal.Instant): Promise<StandingView> {
  const today = britishDate(now);
  const memberships = await new CoopMembershipTable(tx).ofExpert(expert.id);
  const credentials = await new CredentialTable(tx).ofExpert(expert.id);
  return {
    overseen_by: expert.oversightId && (await overseerOf(tx, expert.oversightId)),
    coop_memberships: memberships
      .filter((membership) => isCurrent(membership, today))
      .map(({ name, organisationId, role, since }) => ({ name, organisation_id: organisationId, role, since })),
    credentials: credentials
      .filter((credential) => isValid(credential, today))
      .map(({ kind, title, issuer, issuedOn, expiresOn, decidedAt }) => ({
        ...{ kind, title, issuer, issued_on: issuedOn, expires_on: expiresOn },
        ...{ verified_by: 'steward', verified_at: String(decidedAt) },
      })),
  };
}

async function overseerOf(tx: Transaction, id: OversightId): Promise<StandingView['overseen_by']> {
  const oversight = await new OversightTable(tx).find(id);
  const [overseer] = await overseersOf(tx, [oversight]);
  return overseer ? { ...overseer, since: String(oversight.answeredAt) } : null;
}
